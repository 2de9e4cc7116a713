package jp.musubi.cms.registration;

import jp.musubi.cms.database.Transaction;
import jp.musubi.cms.edit.FormParts;
import jp.musubi.cms.entry.Content;
import jp.musubi.cms.entry.Draft;
import jp.musubi.cms.entry.SaveOutcome;
import jp.musubi.cms.entry.Saving;
import jp.musubi.cms.screen.Screen;
import jp.musubi.cms.screen.Section;
import jp.musubi.cms.web.Answer;
import jp.musubi.cms.web.Form;
import jp.musubi.cms.web.Parameter;
import jp.musubi.cms.web.Permission;
import jp.musubi.cms.web.ProblemType;
import jp.musubi.cms.web.Refusal;
import jp.musubi.cms.web.Request;
import jp.musubi.cms.web.Route;
import jp.musubi.content.entry.Value;
import jp.musubi.content.label.Label;
import jp.musubi.content.problem.Problem;
import jp.musubi.content.vocabulary.Term;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Writing an application, step by step; each step is saved before another is shown. */
final class WizardScreens {
    private static final Parameter STEP =
            Parameter.path("step", Label.of("段階", "Step of the application"));

    private final RegistrationParts parts;
    private final ApplicationStore applications;
    private final Applicants applicants;
    private final ApplicationLetters letters;
    private final Steps steps;
    private final Gaps gaps;
    private final WizardViews views;
    private final AnswerForm answers;
    private final RulesStore rules;

    WizardScreens(Pieces pieces) {
        this.parts = pieces.parts();
        this.applications = pieces.applications();
        this.applicants = pieces.applicants();
        this.letters = pieces.letters();
        this.steps = pieces.steps();
        this.gaps = pieces.gaps();
        this.views = pieces.views();
        this.answers = new AnswerForm(pieces.steps());
        this.rules = new RulesStore(parts.database());
    }

    List<Route> routes() {
        return List.of(
                Route.get(RegisterPaths.STEPS + "/{step}", "申請の一つの段階", "A step of an application")
                        .allowing(Permission.ANYONE)
                        .with(STEP)
                        .answeringPage()
                        .by(this::show),
                Route.post(RegisterPaths.STEPS + "/{step}", "申請の一つの段階を保存する", "Save a step")
                        .allowing(Permission.ANYONE)
                        .with(STEP)
                        .acceptingForm()
                        .by(this::save));
    }

    private Step step(Request request) {
        return steps.find(request.path("step")).orElseThrow(Refusal::notFound);
    }

    private Answer show(Request request) {
        Step step = step(request);
        Optional<Applicants.Current> current = applicants.current(request);
        if (current.isEmpty()) {
            return Answer.seeOther(RegisterPaths.RESUME);
        }
        return current.get().application().state().isOpen()
                ? show(request, current.get(), step, null, List.of(), 200)
                : Answer.seeOther(RegisterPaths.STATUS);
    }

    private Draft draft(Application application) {
        return parts.entries().findDraft(application.group()).orElseThrow(Refusal::notFound);
    }

    /**
     * A draft that a form is filled from. Its revision grows no more: what the form says is
     * compared with what it showed.
     */
    private Draft kept(Application application) {
        return parts.database()
                .write(tx -> {
                    Draft draft =
                            parts.entries()
                                    .lockDraft(tx, application.group())
                                    .orElseThrow(Refusal::notFound);
                    parts.entries().keep(tx, draft.entry().id(), draft.entry().draftRevision());
                    return draft;
                });
    }

    private List<?> errors(FormParts.Looking looking, Step step) {
        return step.kind() == Step.Kind.ASSESSMENT
                ? views.wrong(looking.problems(), looking.language())
                : parts.forms().errors(looking, steps.group());
    }

    private Answer show(
            Request request,
            Applicants.Current current,
            Step step,
            @Nullable Form typed,
            List<Problem> problems,
            int status) {
        Application application = current.application();
        String language = request.language();
        Draft draft = kept(application);
        Content content = draft.content();
        var looking = new FormParts.Looking(request.caller(), language, typed, problems);
        int number = steps.all().indexOf(step);
        List<Gaps.Gap> missing =
                step.kind() == Step.Kind.CHECK
                        ? gaps.of(content, application.answers(), language)
                        : List.of();
        Screen screen =
                Screen.of("register/step.peb", views.label(step, language), Section.NONE)
                        .with("step", step.id())
                        .with("kind", step.kind().name())
                        .with("number", number + 1)
                        .with("total", steps.all().size())
                        .with("help", views.help(step, language))
                        .with("steps", views.steps(step, content, application.answers(), language))
                        .with("token", current.token())
                        .with("revision", draft.entry().draftRevision())
                        .with("asked", returned(application))
                        .with(
                                "fields",
                                parts.forms()
                                        .fields(looking, steps.group(), step.fields(), content))
                        .with("needed", List.copyOf(Steps.NEEDED))
                        .with("rules", rules.find(application.id()).stream().toList())
                        .with("maxRules", RegisterLimits.MAX_RULES_BYTES >> 20)
                        .with("errors", errors(looking, step))
                        .with("questions", views.questions(application.answers(), typed, language))
                        .with("consents", views.consents(application.answers(), language))
                        .with("person", person(application, content, typed))
                        .with("savedPerson", person(application, content, null))
                        .with("personError", error(problems, Gaps.CONSENT_BY, language))
                        .with("fileError", error(problems, "file", language))
                        .with("sections", views.sections(content, language))
                        .with("missing", missing)
                        .withStatus(status);
        return parts.screens().show(request, screen);
    }

    private static String returned(Application application) {
        String reason = application.reason();
        return application.state() == ApplicationState.RETURNED && reason != null ? reason : "";
    }

    private static String person(Application application, Content content, @Nullable Form typed) {
        return typed == null || !typed.has(Gaps.CONSENT_BY)
                ? content.fields().text(Gaps.CONSENT_BY).orElse(application.name())
                : typed.text(Gaps.CONSENT_BY);
    }

    private static String error(List<Problem> problems, String field, String language) {
        return problems.stream()
                .filter(problem -> problem.field().equals(field))
                .map(problem -> problem.message(language))
                .findFirst()
                .orElse("");
    }

    private Answer save(Request request) throws IOException {
        Step step = step(request);
        Form form = request.form();
        Optional<Applicants.Current> found = applicants.current(request);
        if (found.isEmpty()) {
            return Answer.seeOther(RegisterPaths.RESUME);
        }
        Applicants.Current current = found.get();
        Applicants.check(current, form);
        boolean submits = step.kind() == Step.Kind.CHECK && form.text("then").equals("submit");
        if (submits) {
            return submit(request, current, step);
        }
        if (!current.application().state().isOpen()) {
            return Answer.seeOther(RegisterPaths.STATUS);
        }
        String language = request.language();
        List<Problem> problems =
                parts.database().write(tx -> save(tx, current.application(), step, form, language));
        if (problems.isEmpty()) {
            return next(step.id(), form.text("then"));
        }
        Applicants.Current now = applicants.current(request).orElse(current);
        return show(request, now, step, form, problems, 422);
    }

    /** Shows a step again, with what was wrong with what was sent. */
    Answer again(Request request, Applicants.Current current, String step, List<Problem> problems) {
        return show(request, current, steps.find(step).orElseThrow(), null, problems, 422);
    }

    /** Where somebody goes from a step that is saved. */
    Answer next(String step, String then) {
        int number = steps.find(step).map(steps.all()::indexOf).orElse(0);
        return switch (then) {
            case "back" -> Answer.seeOther(RegisterPaths.step(steps.at(number - 1).id()));
            case "later" -> Answer.seeOther(RegisterPaths.step(step) + "?done=register-saved");
            case "attach", "remove" ->
                    Answer.seeOther(RegisterPaths.step(step) + "?done=register-rules-" + then);
            case "check" -> Answer.seeOther(RegisterPaths.step("check"));
            default -> Answer.seeOther(RegisterPaths.step(steps.at(number + 1).id()));
        };
    }

    private List<Problem> save(
            Transaction tx, Application seen, Step step, Form form, String language) {
        Application application =
                applications
                        .lock(tx, seen.id())
                        .filter(one -> one.state().isOpen())
                        .orElseThrow(() -> Refusal.because(ProblemType.CONFLICT, "handed-in"));
        Draft draft =
                parts.entries().lockDraft(tx, application.group()).orElseThrow(Refusal::notFound);
        return switch (step.kind()) {
            case PROFILE -> {
                FormParts.Result result =
                        parts.forms()
                                .read(
                                        tx,
                                        null,
                                        draft,
                                        steps.group(),
                                        form,
                                        step.fields()::contains,
                                        language);
                save(tx, draft, result.content());
                yield result.problems();
            }
            case ASSESSMENT -> {
                Answers before = application.answers();
                List<Term> clashes = answers.clashes(before, form);
                applications.save(tx, application.id(), answers.assessment(before, form, clashes));
                yield clashes.stream()
                        .map(question -> views.clash(before, question, language))
                        .toList();
            }
            case CONSENTS -> consents(tx, application, draft, form);
            case RULES, CHECK -> List.of();
        };
    }

    private List<Problem> consents(
            Transaction tx, Application application, Draft draft, Form form) {
        applications.save(tx, application.id(), answers.consents(application.answers(), form));
        String person = form.text(Gaps.CONSENT_BY).strip();
        List<Problem> problems = answers.problems(person);
        if (!problems.isEmpty() || steps.group().field(Gaps.CONSENT_BY).isEmpty()) {
            return problems;
        }
        Content content = draft.content();
        String stands = person(application, content, null);
        String was = AnswerForm.was(form, Gaps.CONSENT_BY);
        boolean overtaken = !stands.equals(was) && !stands.equals(person);
        if (overtaken && !person.equals(was)) {
            return List.of(Problem.at(Gaps.CONSENT_BY, "saved_elsewhere", stands));
        }
        if (!overtaken) {
            save(
                    tx,
                    draft,
                    person.isEmpty()
                            ? new Content(
                                    content.fields()
                                            .filtered(name -> !name.equals(Gaps.CONSENT_BY)),
                                    content.shown())
                            : new Content(
                                    content.fields().with(Gaps.CONSENT_BY, new Value.Text(person)),
                                    content.shown()));
        }
        return List.of();
    }

    private void save(Transaction tx, Draft draft, Content content) {
        if (content.equals(draft.content())) {
            return;
        }
        var outcome =
                parts.entries()
                        .saveAs(
                                tx,
                                draft.entry().id(),
                                draft.entry().version(),
                                content,
                                Saving.plainly(null));
        if (!(outcome instanceof SaveOutcome.Saved)) {
            throw Refusal.of(ProblemType.STALE);
        }
    }

    private Answer submit(Request request, Applicants.Current current, Step step) {
        Application application = current.application();
        boolean complete =
                gaps.of(draft(application).content(), application.answers(), request.language())
                        .isEmpty();
        if (!complete && application.state().isOpen()) {
            return show(request, current, step, null, List.of(), 422);
        }
        // handed in twice, it is handed in once: the second finds it where the first left it
        parts.database()
                .write(tx -> {
                    Optional<Application> moved =
                            applications.move(
                                    tx, application.id(), ApplicationState.SUBMITTED, null, null);
                    moved.ifPresent(one -> handedIn(tx, one));
                    return moved;
                });
        return Answer.seeOther(RegisterPaths.STATUS);
    }

    private void handedIn(Transaction tx, Application application) {
        Draft draft = parts.entries().lockDraft(tx, application.group()).orElseThrow();
        parts.entries().keep(tx, draft.entry().id(), draft.entry().draftRevision());
        parts.audit()
                .add(
                        tx,
                        null,
                        "registration.submit",
                        application.group(),
                        "application " + application.number());
        letters.moved(tx, application, draft.entry().title(), "");
    }
}
