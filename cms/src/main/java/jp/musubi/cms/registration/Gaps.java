package jp.musubi.cms.registration;

import jp.musubi.cms.edit.FormParts;
import jp.musubi.cms.entry.Content;
import jp.musubi.cms.screen.Screens;
import jp.musubi.content.model.Field;
import jp.musubi.content.problem.Problem;
import jp.musubi.content.vocabulary.Term;

import java.util.ArrayList;
import java.util.List;

/** What an application still lacks. */
final class Gaps {
    /** The field that says who gave the consents. */
    static final String CONSENT_BY = "consent_by";

    private static final String ASSESSMENT = "self-assessment";

    /** Open questions that are named one by one; more are counted. */
    private static final int MAX_QUESTIONS_NAMED = 3;

    private final Steps steps;
    private final FormParts forms;
    private final Screens screens;

    Gaps(Steps steps, FormParts forms, Screens screens) {
        this.steps = steps;
        this.forms = forms;
        this.screens = screens;
    }

    /**
     * Something that is missing or wrong.
     *
     * @param step where it is put right
     */
    public record Gap(String step, String text) {}

    /** All that keeps an application from being handed in, in the order of the steps. */
    List<Gap> of(Content content, Answers answers, String language) {
        List<Gap> gaps = new ArrayList<>();
        List<Problem> problems = forms.incomplete(steps.group(), content);
        for (Step step : steps.all()) {
            for (Field field : step.fields()) {
                gaps.addAll(ofField(step, field, content, problems, language));
            }
        }
        reached(content, language, gaps);
        gaps.addAll(ofAnswers(content, answers, language));
        return gaps;
    }

    private List<Gap> ofField(
            Step step, Field field, Content content, List<Problem> problems, String language) {
        String label = field.label().in(language);
        if (!content.fields().has(field.name())) {
            boolean needed = field.required() || Steps.NEEDED.contains(field.name());
            return needed
                    ? List.of(gap(step.id(), language, "register.missing", label))
                    : List.of();
        }
        return problems.stream()
                .filter(problem -> FormParts.fieldOf(problem).equals(field.name()))
                .map(problem -> new Gap(step.id(), label + " – " + problem.message(language)))
                .toList();
    }

    private void reached(Content content, String language, List<Gap> gaps) {
        List<String> ways =
                Steps.REACHED_BY.stream().filter(way -> steps.of(way).isPresent()).toList();
        if (!ways.isEmpty() && ways.stream().noneMatch(way -> content.fields().has(way))) {
            String step = steps.of(ways.getFirst()).map(Step::id).orElse("");
            gaps.add(gap(step, language, "register.missing.contact"));
        }
    }

    private List<Gap> ofAnswers(Content content, Answers answers, String language) {
        List<Gap> gaps = new ArrayList<>();
        List<Term> open =
                steps.questions().stream()
                        .filter(question -> !answers.assessment().containsKey(question.id()))
                        .toList();
        if (open.size() > MAX_QUESTIONS_NAMED) {
            gaps.add(gap(ASSESSMENT, language, "register.missing.answers", open.size()));
        } else {
            open.forEach(question ->
                    gaps.add(
                            gap(
                                    ASSESSMENT,
                                    language,
                                    "register.missing.answer",
                                    question.name(language))));
        }
        for (Consent consent : Consent.values()) {
            if (!answers.consents().contains(consent.id())) {
                gaps.add(
                        gap(
                                "consents",
                                language,
                                "register.missing.consent",
                                screens.text(language, "register.consent." + consent.id())));
            }
        }
        if (steps.group().field(CONSENT_BY).isPresent() && !content.fields().has(CONSENT_BY)) {
            gaps.add(gap("consents", language, "register.missing.consent-by"));
        }
        return gaps;
    }

    private Gap gap(String step, String language, String key, Object... arguments) {
        return new Gap(step, screens.text(language, key, arguments));
    }
}
