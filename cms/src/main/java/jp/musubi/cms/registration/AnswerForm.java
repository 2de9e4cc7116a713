package jp.musubi.cms.registration;

import jp.musubi.cms.database.StorableText;
import jp.musubi.cms.web.Form;
import jp.musubi.cms.web.ProblemType;
import jp.musubi.cms.web.Refusal;
import jp.musubi.content.problem.Problem;
import jp.musubi.content.vocabulary.Term;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads answers from forms: {@code a.ID} is yes or no, {@code c.ID} is true. */
final class AnswerForm {
    /** UTF-16 units of the name of who gives the consents. */
    static final int MAX_PERSON_UNITS = 80;

    private final Steps steps;

    AnswerForm(Steps steps) {
        this.steps = steps;
    }

    /** All answers of a form, whatever was answered before. */
    Answers all(Form form) {
        var said = new LinkedHashMap<String, Boolean>();
        for (Term question : steps.questions()) {
            say(said, question, form.text(Steps.answerOf(question)));
        }
        return new Answers(said, Consent.ids().stream().filter(id -> isTicked(form, id)).toList());
    }

    private static boolean isTicked(Form form, String consent) {
        return form.text("c." + consent).equals("true");
    }

    /**
     * The same answers with the self-assessment of a form; where both the form and somebody else
     * changed one since the form was filled, it stays as it is.
     */
    Answers assessment(Answers before, Form form, List<Term> clashes) {
        var said = new LinkedHashMap<String, Boolean>();
        for (Term question : steps.questions()) {
            boolean stays = isUntouched(question, form) || clashes.contains(question);
            say(
                    said,
                    question,
                    stays ? before.answer(question.id()) : form.text(Steps.answerOf(question)));
        }
        return new Answers(said, before.consents());
    }

    private static void say(Map<String, Boolean> said, Term question, String answer) {
        if (answer.equals("yes") || answer.equals("no")) {
            said.put(question.id(), answer.equals("yes"));
        }
    }

    private static boolean isUntouched(Term question, Form form) {
        return form.text(Steps.answerOf(question)).equals(was(form, question.id()));
    }

    /** The questions that a form and somebody else answered differently since it was filled. */
    List<Term> clashes(Answers before, Form form) {
        return steps.questions().stream()
                .filter(question -> {
                    String stands = before.answer(question.id());
                    return !isUntouched(question, form)
                            && !stands.equals(was(form, question.id()))
                            && !stands.equals(form.text(Steps.answerOf(question)));
                })
                .toList();
    }

    /** The same answers with those consents of a form that it changed. */
    Answers consents(Answers before, Form form) {
        return new Answers(
                before.assessment(),
                Consent.ids().stream().filter(id -> given(before, form, id)).toList());
    }

    private static boolean given(Answers before, Form form, String id) {
        boolean ticked = isTicked(form, id);
        boolean untouched = ticked == was(form, id).equals("true");
        return untouched ? before.consents().contains(id) : ticked;
    }

    /**
     * What a form was filled with.
     *
     * @throws Refusal if it does not say so
     */
    static String was(Form form, String id) {
        if (!form.has("was." + id)) {
            throw Refusal.of(ProblemType.VERSION_MISSING);
        }
        return form.text("was." + id);
    }

    /** What is wrong with the name of who gives the consents. */
    List<Problem> problems(String person) {
        if (person.length() > MAX_PERSON_UNITS) {
            return List.of(
                    Problem.at(Gaps.CONSENT_BY, "too_long", MAX_PERSON_UNITS, person.length()));
        }
        boolean oneLine =
                StorableText.isStorable(person)
                        && person.chars().noneMatch(Character::isISOControl);
        return oneLine ? List.of() : List.of(Problem.at(Gaps.CONSENT_BY, "not_one_line"));
    }
}
