package jp.musubi.cms.registration;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import jp.musubi.cms.asset.AssetStore;
import jp.musubi.cms.asset.Documents;
import jp.musubi.cms.asset.StoredAsset;
import jp.musubi.cms.database.Transaction;
import jp.musubi.cms.edit.FormParts;
import jp.musubi.cms.edit.FormView.PictureView;
import jp.musubi.cms.entry.Content;
import jp.musubi.cms.entry.Draft;
import jp.musubi.cms.entry.Saving;
import jp.musubi.cms.web.Answer;
import jp.musubi.cms.web.Fault;
import jp.musubi.cms.web.MultipartForm;
import jp.musubi.cms.web.Permission;
import jp.musubi.cms.web.ProblemType;
import jp.musubi.cms.web.Refusal;
import jp.musubi.cms.web.Request;
import jp.musubi.cms.web.Route;
import jp.musubi.content.entry.Value;
import jp.musubi.content.model.Field;
import jp.musubi.content.model.FieldKind;
import jp.musubi.content.problem.Problem;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Files that an applicant brings: pictures and documents of the profile, which scripts of the form
 * place in it, and the group's rules, which only the office sees.
 */
final class FileScreens {
    private final RegistrationParts parts;
    private final ApplicationStore applications;
    private final RulesStore rules;
    private final Applicants applicants;
    private final Steps steps;
    private final WizardScreens wizard;
    private final RegisterLimits limits = new RegisterLimits();

    FileScreens(Pieces pieces, WizardScreens wizard) {
        this.parts = pieces.parts();
        this.applications = pieces.applications();
        this.rules = new RulesStore(parts.database());
        this.applicants = pieces.applicants();
        this.steps = pieces.steps();
        this.wizard = wizard;
    }

    List<Route> routes() {
        return List.of(
                Route.post(RegisterPaths.FILES, "申請に写真や書類を付ける", "Bring a file for an application")
                        .allowing(Permission.ANYONE)
                        .acceptingFiles()
                        .by(this::bring),
                Route.post(RegisterPaths.RULES, "申請に会則を付ける", "Hand in the group's rules")
                        .allowing(Permission.ANYONE)
                        .acceptingFiles()
                        .by(this::handIn));
    }

    /** The application that the browser may write; nothing is read before this is known. */
    private Applicants.Current current(Request request) {
        Applicants.Current current =
                applicants
                        .current(request)
                        .orElseThrow(() -> Refusal.because(ProblemType.FORBIDDEN, "no-csrf-token"));
        checkOpen(current.application());
        limits.file(request);
        return current;
    }

    private static void checkOpen(Application application) {
        if (!application.state().isOpen()) {
            throw Refusal.because(ProblemType.CONFLICT, "handed-in");
        }
    }

    /** Something that is done with a form of the application that the browser may write. */
    private interface Taking {
        Answer take(Applicants.Current current, MultipartForm form) throws IOException;
    }

    private Answer read(Request request, Taking taking) throws IOException {
        Applicants.Current current = current(request);
        return parts.uploads()
                .read(
                        request,
                        form -> {
                            Applicants.check(current, form.text(Applicants.TOKEN).orElse(""));
                            return taking.take(current, form);
                        });
    }

    private Answer bring(Request request) throws IOException {
        return read(request, (current, form) -> bring(request, current.application(), form));
    }

    private Answer bring(Request request, Application application, MultipartForm form)
            throws IOException {
        Optional<Field> field = field(form);
        if (field.isEmpty() && !request.wantsJson()) {
            throw Refusal.invalid(Fault.at("field", "required"));
        }
        parts.database().read(tx -> checkRoom(tx, application, 0));
        StoredAsset asset = parts.uploads().takeFor(form, application.group());
        return request.wantsJson()
                ? told(application, asset)
                : placed(application, field.orElseThrow(), asset);
    }

    private Optional<Field> field(MultipartForm form) throws IOException {
        return form.text("field")
                .flatMap(name -> steps.group().field(name))
                .filter(field -> field.kind() == FieldKind.ASSET)
                .filter(field -> steps.of(field.name()).isPresent());
    }

    /** Adds a file while nobody else adds one to the same application. */
    private void add(Transaction tx, Application seen, StoredAsset asset) {
        Application application = applications.lock(tx, seen.id()).orElseThrow(Refusal::notFound);
        checkOpen(application);
        checkRoom(tx, application, asset.sizeBytes());
        parts.assets().add(tx, asset);
    }

    private AssetStore.Held checkRoom(Transaction tx, Application application, long bytes) {
        AssetStore.Held held =
                parts.assets().heldByStrangers(tx, application.group(), application.createdAt());
        if (held.files() >= RegisterLimits.MAX_FILES_PER_APPLICATION
                || held.bytes() + bytes > RegisterLimits.MAX_FILE_BYTES_PER_APPLICATION) {
            throw Refusal.because(
                    ProblemType.CONFLICT,
                    "files-full",
                    RegisterLimits.MAX_FILES_PER_APPLICATION,
                    RegisterLimits.MAX_FILE_BYTES_PER_APPLICATION >> 20);
        }
        return held;
    }

    private Answer told(Application application, StoredAsset asset) {
        parts.database()
                .write(tx -> {
                    add(tx, application, asset);
                    return asset;
                });
        PictureView view = FormParts.picture(asset);
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("id", asset.id().toString()).put("file", asset.file());
        json.put("address", view.address()).put("name", view.name());
        json.put("picture", view.isPicture());
        return Answer.json(201, json).with("Cache-Control", "no-store");
    }

    private Answer placed(Application application, Field field, StoredAsset asset) {
        parts.database()
                .write(tx -> {
                    add(tx, application, asset);
                    Draft draft =
                            parts.entries()
                                    .lockDraft(tx, application.group())
                                    .orElseThrow(Refusal::notFound);
                    var content =
                            new Content(
                                    draft.content()
                                            .fields()
                                            .with(
                                                    field.name(),
                                                    new Value.Text(asset.id().toString())),
                                    draft.content().shown());
                    return parts.entries()
                            .saveAs(
                                    tx,
                                    draft.entry().id(),
                                    draft.entry().version(),
                                    content,
                                    Saving.plainly(null));
                });
        String step = steps.of(field.name()).orElseThrow().id();
        return Answer.seeOther(RegisterPaths.step(step) + "?done=picture");
    }

    private Answer handIn(Request request) throws IOException {
        return read(request, (current, form) -> handIn(request, current, form));
    }

    private Answer handIn(Request request, Applicants.Current current, MultipartForm form)
            throws IOException {
        UUID id = current.application().id();
        String then = form.text("then").orElse("");
        Optional<MultipartForm.UploadedFile> file =
                form.file("file").filter(one -> !one.name().isEmpty());
        if (then.equals("remove")) {
            keep(current.application(), tx -> RulesStore.remove(tx, id));
        } else if (file.isPresent()) {
            byte[] pdf = bytes(file.get());
            List<Problem> problems = Documents.problems(pdf, RegisterLimits.MAX_RULES_BYTES);
            if (!problems.isEmpty()) {
                return wizard.again(request, current, Steps.RULES, problems);
            }
            keep(current.application(), tx -> rules.put(tx, id, file.get().name(), pdf));
        } else if (then.equals("attach")) {
            var missing = List.of(Problem.at("file", "document_missing"));
            return wizard.again(request, current, Steps.RULES, missing);
        }
        return wizard.next(Steps.RULES, then);
    }

    private static byte[] bytes(MultipartForm.UploadedFile file) throws IOException {
        try (InputStream in = file.open()) {
            return in.readNBytes(RegisterLimits.MAX_RULES_BYTES + 1);
        }
    }

    private interface Change {
        void in(Transaction tx);
    }

    private void keep(Application seen, Change change) {
        parts.database()
                .write(tx -> {
                    checkOpen(applications.lock(tx, seen.id()).orElseThrow(Refusal::notFound));
                    change.in(tx);
                    return applications.save(tx, seen.id(), seen.answers());
                });
    }
}
