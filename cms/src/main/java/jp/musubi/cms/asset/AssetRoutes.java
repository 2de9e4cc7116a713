package jp.musubi.cms.asset;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import jp.musubi.cms.entry.EntryAccess;
import jp.musubi.cms.web.Answer;
import jp.musubi.cms.web.Fault;
import jp.musubi.cms.web.FileAnswers;
import jp.musubi.cms.web.MultipartForm;
import jp.musubi.cms.web.Parameter;
import jp.musubi.cms.web.Permission;
import jp.musubi.cms.web.ProblemType;
import jp.musubi.cms.web.Refusal;
import jp.musubi.cms.web.Request;
import jp.musubi.cms.web.Route;
import jp.musubi.cms.web.Schemas;
import jp.musubi.cms.web.WebLimits;
import jp.musubi.cms.web.Writes;
import jp.musubi.content.label.Label;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Bringing pictures and documents, and giving them out. */
public final class AssetRoutes {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final AssetStore assets;
    private final Intake intake;
    private final EntryAccess access;
    private final Writes writes;
    private final AssetFiles found;
    private final Path arriving;
    private final String firstLanguage;
    private final FileAnswers files = new FileAnswers();

    /** Takes files in: looks at their bytes, makes what is kept, and puts it in place. */
    @FunctionalInterface
    public interface Intake {
        /** Takes one file; the store is told by others. */
        IntakeOutcome take(Upload upload) throws IOException;
    }

    /**
     * Assets in a folder.
     *
     * @param found finds their files
     * @param arriving folder for uploads on their way; made when needed
     * @param firstLanguage the language of a description that names none
     */
    public AssetRoutes(
            AssetStore assets,
            Intake intake,
            EntryAccess access,
            Writes writes,
            AssetFiles found,
            Path arriving,
            String firstLanguage) {
        this.assets = assets;
        this.intake = intake;
        this.access = access;
        this.writes = writes;
        this.found = found;
        this.arriving = arriving;
        this.firstLanguage = firstLanguage;
    }

    /** The routes. */
    public List<Route> routes() {
        ObjectNode form = Schemas.object();
        Schemas.with(form, "file", Schemas.text().put("format", "binary"));
        Schemas.with(form, "alt", Schemas.text());
        Schemas.with(form, "owner", Schemas.text());
        var body =
                new Route.Body(
                        "multipart/form-data",
                        WebLimits.MAX_MULTIPART_BYTES,
                        Schemas.requiring(form, List.of("file")));
        return List.of(
                Route.post(Route.API + "/assets", "写真や書類を送る", "Bring a picture or a document")
                        .allowing(Permission.WRITER)
                        .with(Writes.keyParameter())
                        .accepting(body)
                        .answering(201, Schemas.ref("asset"))
                        .by(this::take),
                Route.get(
                                Route.API + "/assets/<file>",
                                "写真や書類のファイル",
                                "The file of a picture or a document")
                        .allowing(Permission.ANYONE)
                        .with(Parameter.path("file", Label.of("ファイル名", "Name of the file")))
                        .answering(new Route.Reply(200, "application/octet-stream", Schemas.text()))
                        .by(this::file));
    }

    /** The schema that the routes call {@code asset}. */
    public static ObjectNode schema() {
        ObjectNode asset = Schemas.object();
        Schemas.with(asset, "id", Schemas.uuid());
        Schemas.with(asset, "file", Schemas.text());
        Schemas.with(asset, "url", Schemas.text());
        Schemas.with(asset, "mediaType", Schemas.text());
        Schemas.with(asset, "bytes", Schemas.integer(0, Integer.MAX_VALUE));
        Schemas.with(asset, "width", Schemas.integer(0, Integer.MAX_VALUE));
        return Schemas.with(asset, "height", Schemas.integer(0, Integer.MAX_VALUE));
    }

    private Answer take(Request request) throws IOException {
        Files.createDirectories(arriving);
        return MultipartForm.read(request, arriving, form -> take(request, form));
    }

    private Answer take(Request request, MultipartForm form) throws IOException {
        for (String name : form.names()) {
            if (!Set.of("file", "alt", "owner").contains(name)) {
                throw Refusal.invalid(Fault.at("", "unknown_member", "?"));
            }
        }
        MultipartForm.UploadedFile file =
                form.file("file").orElseThrow(() -> Refusal.invalid(Fault.at("file", "no_file")));
        Map<String, String> alt = alt(form);
        UUID account = request.caller().account();
        UUID owner = access.ownerOfUpload(request.caller(), form.text("owner").orElse(null));
        StoredAsset asset = taken(file, alt, owner, account);
        String compared = asset.file() + asset.fileName() + alt + owner;
        return writes.once(
                request,
                compared.getBytes(StandardCharsets.UTF_8),
                tx -> {
                    assets.add(tx, asset);
                    return Answer.json(201, json(asset))
                            .with("Location", Route.API + "/" + asset.file());
                });
    }

    private StoredAsset taken(
            MultipartForm.UploadedFile file,
            Map<String, String> alt,
            @Nullable UUID owner,
            UUID account)
            throws IOException {
        try (InputStream bytes = file.open()) {
            var upload = new Upload(file.name(), bytes, alt, owner, account);
            return switch (intake.take(upload)) {
                case IntakeOutcome.Accepted(StoredAsset asset) -> asset;
                case IntakeOutcome.Refused(var reason, var problems) ->
                        throw refusal(reason, Fault.of(problems));
            };
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

    private Answer file(Request request) throws IOException {
        AssetFiles.Served served =
                found.find("assets/" + request.path("file")).orElseThrow(Refusal::notFound);
        FileAnswers.Found file = FileAnswers.find(served.path()).orElseThrow(Refusal::notFound);
        Answer answer = files.answer(request, file);
        for (var header : served.headers().entrySet()) {
            if (answer.status() != 304 || !header.getKey().equals("Content-Type")) {
                answer = answer.with(header.getKey(), header.getValue());
            }
        }
        return answer;
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

    private static JsonNode json(StoredAsset asset) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("id", asset.id().toString()).put("file", asset.file());
        json.put("url", Route.API + "/" + asset.file());
        json.put("mediaType", asset.mediaType()).put("bytes", asset.sizeBytes());
        json.put("width", asset.width()).put("height", asset.height());
        var variants = json.putArray("variants");
        for (var variant : asset.variants()) {
            variants.addObject()
                    .put("file", variant.file())
                    .put("width", variant.width())
                    .put("height", variant.height());
        }
        return json;
    }
}
