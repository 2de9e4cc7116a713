package jp.musubi.cms.registration;

import jp.musubi.cms.edit.FormParts;
import jp.musubi.cms.entry.Content;
import jp.musubi.cms.screen.Screens;
import jp.musubi.cms.web.Form;
import jp.musubi.content.problem.Problem;
import jp.musubi.content.vocabulary.Term;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.stream.IntStream;

/** Puts together what the screens of an application show. */
final class WizardViews {
    private final Steps steps;
    private final FormParts forms;
    private final Gaps gaps;
    private final Screens screens;

    WizardViews(Steps steps, FormParts forms, Gaps gaps, Screens screens) {
        this.steps = steps;
        this.forms = forms;
        this.gaps = gaps;
        this.screens = screens;
    }

    /**
     * A step in the list of steps.
     *
     * @param state {@code is-done}, {@code is-now} or {@code is-later}
     */
    public record StepView(int number, String label, String address, String state) {}

    /**
     * A question of the self-assessment.
     *
     * @param answer yes, no or empty
     * @param saved the same, as it is saved
     */
    public record QuestionView(String id, String text, String why, String answer, String saved) {}

    /** A question whose answer needs another look. */
    public record WrongView(String target, String label, String message) {}

    /** Something to agree to. */
    public record ConsentView(String id, String text, String about, boolean given) {}

    /** What one step of the profile says. */
    public record SectionView(String step, String label, List<FormParts.Line> lines) {}

    List<StepView> steps(Step now, Content content, Answers answers, String language) {
        List<String> lacking =
                gaps.of(content, answers, language).stream().map(Gaps.Gap::step).toList();
        int at = steps.all().indexOf(now);
        return IntStream.range(0, steps.all().size())
                .mapToObj(number -> {
                    Step step = steps.at(number);
                    boolean done = number < at && !lacking.contains(step.id());
                    String state = number == at ? "is-now" : done ? "is-done" : "is-later";
                    return new StepView(
                            number + 1,
                            label(step, language),
                            RegisterPaths.step(step.id()),
                            state);
                })
                .toList();
    }

    String label(Step step, String language) {
        return step.kind() == Step.Kind.PROFILE
                ? steps.part(step).label().in(language)
                : screens.text(language, "register.step." + step.id());
    }

    String help(Step step, String language) {
        if (step.kind() != Step.Kind.PROFILE) {
            return screens.text(language, "register.help." + step.id());
        }
        var help = steps.part(step).help();
        return help == null ? "" : help.in(language);
    }

    /** The questions as they are saved. */
    List<QuestionView> questions(Answers answers, String language) {
        return questions(answers, null, language);
    }

    /** The questions as a form answered them; null for no form. */
    List<QuestionView> questions(Answers answers, @Nullable Form typed, String language) {
        return steps.questions().stream()
                .map(term ->
                        new QuestionView(
                                term.id(),
                                term.name(language),
                                why(term, language),
                                typed == null
                                        ? answers.answer(term.id())
                                        : typed.text(Steps.answerOf(term)),
                                answers.answer(term.id())))
                .toList();
    }

    private String why(Term term, String language) {
        return screens.find(language, "register.why." + term.id()).orElse("");
    }

    /** That somebody else answered a question otherwise since a form was filled. */
    Problem clash(Answers answers, Term question, String language) {
        String answer = answers.answer(question.id());
        return answer.isEmpty()
                ? Problem.at(Steps.answerOf(question), "emptied_elsewhere")
                : Problem.at(
                        Steps.answerOf(question),
                        "saved_elsewhere",
                        screens.text(language, "edit." + answer));
    }

    /** What is wrong with answers. */
    List<WrongView> wrong(List<Problem> problems, String language) {
        return steps.questions().stream()
                .flatMap(question ->
                        problems.stream()
                                .filter(problem -> problem.field().equals(Steps.answerOf(question)))
                                .map(problem ->
                                        new WrongView(
                                                Steps.answerOf(question),
                                                question.name(language),
                                                problem.message(language))))
                .toList();
    }

    List<ConsentView> consents(Answers answers, String language) {
        return Consent.ids().stream()
                .map(id ->
                        new ConsentView(
                                id,
                                screens.text(language, "register.consent." + id),
                                screens.text(language, "register.consent-about." + id),
                                answers.consents().contains(id)))
                .toList();
    }

    List<SectionView> sections(Content content, String language) {
        return steps.all().stream()
                .filter(step -> step.kind() == Step.Kind.PROFILE)
                .map(step ->
                        new SectionView(
                                step.id(),
                                label(step, language),
                                forms.lines(steps.group(), step.fields(), content, language)))
                .toList();
    }
}
