package jp.musubi.cms.registration;

import jp.musubi.cms.database.StorableText;
import jp.musubi.cms.web.Form;
import jp.musubi.content.problem.Problem;
import jp.musubi.content.vocabulary.Term;

import java.util.LinkedHashMap;
import java.util.List;

/** Reads answers from forms: {@code a.ID} is yes or no, {@code c.ID} is true. */
final class AnswerForm {
    /** UTF-16 units of the name of who gives the consents. */
    static final int MAX_PERSON_UNITS = 80;

    private final Steps steps;

    AnswerForm(Steps steps) {
        this.steps = steps;
    }

    /** The same answers with the self-assessment of a form. */
    Answers assessment(Answers before, Form form) {
        var said = new LinkedHashMap<String, Boolean>();
        for (Term question : steps.questions()) {
            String answer = form.text("a." + question.id());
            if (answer.equals("yes") || answer.equals("no")) {
                said.put(question.id(), answer.equals("yes"));
            }
        }
        return new Answers(said, before.consents());
    }

    /** The same answers with the consents of a form. */
    Answers consents(Answers before, Form form) {
        return new Answers(
                before.assessment(),
                Consent.ids().stream().filter(id -> form.text("c." + id).equals("true")).toList());
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
