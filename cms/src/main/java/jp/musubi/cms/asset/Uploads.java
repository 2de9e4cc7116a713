package jp.musubi.cms.asset;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import jp.musubi.cms.entry.EntryAccess;
import jp.musubi.cms.web.Answer;
import jp.musubi.cms.web.Fault;
import jp.musubi.cms.web.MultipartForm;
import jp.musubi.cms.web.ProblemType;
import jp.musubi.cms.web.Refusal;
import jp.musubi.cms.web.Request;
import jp.musubi.cms.web.WebLimits;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The one way by which people and programs bring files, whoever they are and wherever they do it:
 * who may bring one for whom is decided here alone.
 */
public final class Uploads {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Intake intake;
    private final EntryAccess access;
    private final Path arriving;
    private final String firstLanguage;

    /** Takes files in: looks at their bytes, makes what is kept, and puts it in place. */
    public interface Intake {
        /** Takes one file; the store is told by others. */
        IntakeOutcome take(Upload upload) throws IOException;

        /**
         * Looks at a file that is for the office alone; whoever calls keeps it.
         *
         * @param name what its sender called it
         * @param maxBytes how long it may be
         */
        PrivateOutcome takePrivately(String name, InputStream bytes, int maxBytes)
                throws IOException;
    }

    /**
     * Uploads on their way through a folder.
     *
     * @param arriving folder for uploads on their way; made when needed
     * @param firstLanguage the language of a description that names none
     */
    public Uploads(Intake intake, EntryAccess access, Path arriving, String firstLanguage) {
        this.intake = intake;
        this.access = access;
        this.arriving = arriving;
        this.firstLanguage = firstLanguage;
    }

    /** Reads the form that brings a file. */
    public Answer read(Request request, MultipartForm.Work work) throws IOException {
        return read(request, MultipartForm.Bounds.ONE_FILE, work);
    }

    /** Reads a form that brings files among other things. */
    public Answer read(Request request, MultipartForm.Bounds bounds, MultipartForm.Work work)
            throws IOException {
        Files.createDirectories(arriving);
        return MultipartForm.read(request, arriving, bounds, work);
    }

    /**
     * Takes the file of a form in: its parts are {@code file}, {@code alt} and {@code owner}. The
     * store does not know of it yet.
     *
     * @throws Refusal if the caller may not bring it, or it cannot be used
     */
    public StoredAsset take(Request request, MultipartForm form) throws IOException {
        MultipartForm.UploadedFile file =
                form.file("file").orElseThrow(() -> Refusal.invalid(Fault.at("file", "no_file")));
        Map<String, String> alt = alt(form);
        UUID owner = access.ownerOfUpload(request.caller(), form.text("owner").orElse(null));
        return taken(file, alt, owner, request.caller().account());
    }

    /** As above, for the pages of a group, or of the city when it is null. */
    public StoredAsset take(Request request, MultipartForm form, @Nullable UUID owner)
            throws IOException {
        MultipartForm.UploadedFile file =
                form.file("file").orElseThrow(() -> Refusal.invalid(Fault.at("file", "no_file")));
        UUID allowed =
                access.ownerOfUpload(request.caller(), owner == null ? null : owner.toString());
        return taken(file, alt(form), allowed, request.caller().account());
    }

    /** As above, from somebody without an account whom the caller of this let write for a group. */
    public StoredAsset takeFor(MultipartForm form, UUID group) throws IOException {
        MultipartForm.UploadedFile file =
                form.file("file").orElseThrow(() -> Refusal.invalid(Fault.at("file", "no_file")));
        return taken(file, alt(form), group, null);
    }

    /**
     * Takes in one of several files that a form brought for the site itself. What is wrong with it
     * is answered and not thrown, as the others are to be kept.
     *
     * @throws Refusal if the caller may not bring it
     */
    public IntakeOutcome takeForSite(Request request, MultipartForm.UploadedFile file)
            throws IOException {
        UUID owner = access.ownerOfUpload(request.caller(), null);
        return outcome(file, Map.of(), owner, request.caller().account());
    }

    /** Takes in a file that is for the office alone; nothing of it is published. */
    public PrivateOutcome takePrivately(MultipartForm.UploadedFile file, int maxBytes)
            throws IOException {
        try (InputStream bytes = file.open()) {
            return intake.takePrivately(file.name(), bytes, maxBytes);
        }
    }

    private StoredAsset taken(
            MultipartForm.UploadedFile file,
            Map<String, String> alt,
            @Nullable UUID owner,
            @Nullable UUID account)
            throws IOException {
        return switch (outcome(file, alt, owner, account)) {
            case IntakeOutcome.Accepted(StoredAsset asset) -> asset;
            case IntakeOutcome.Refused(var reason, var problems) ->
                    throw refusal(reason, Fault.of(problems));
        };
    }

    private IntakeOutcome outcome(
            MultipartForm.UploadedFile file,
            Map<String, String> alt,
            @Nullable UUID owner,
            @Nullable UUID account)
            throws IOException {
        try (InputStream bytes = file.open()) {
            return intake.take(new Upload(file.name(), bytes, alt, owner, account));
        }
    }

    private static Refusal refusal(IntakeOutcome.Reason reason, List<Fault> faults) {
        return switch (reason) {
            case TOO_LARGE ->
                    Refusal.because(
                            ProblemType.TOO_LARGE, "body-too-large", WebLimits.MAX_UPLOAD_BYTES);
            case UNSUPPORTED -> Refusal.invalid(ProblemType.UNSUPPORTED_MEDIA_TYPE, faults);
            case UNREADABLE -> Refusal.invalid(faults);
            case BUSY -> Refusal.of(ProblemType.UNAVAILABLE).with("Retry-After", "5");
        };
    }

    private Map<String, String> alt(MultipartForm form) throws IOException {
        Optional<String> text = form.text("alt").filter(given -> !given.isBlank());
        if (text.isEmpty()) {
            return Map.of();
        }
        if (!text.get().startsWith("{")) {
            return Map.of(firstLanguage, text.get());
        }
        var alt = new LinkedHashMap<String, String>();
        try {
            for (var one : JSON.readTree(text.get()).properties()) {
                if (!one.getValue().isTextual()) {
                    throw Refusal.invalid(Fault.at("alt", "no_text"));
                }
                alt.put(one.getKey(), one.getValue().textValue());
            }
        } catch (JsonProcessingException e) {
            throw Refusal.invalid(Fault.at("alt", "no_text"));
        }
        return alt;
    }
}
