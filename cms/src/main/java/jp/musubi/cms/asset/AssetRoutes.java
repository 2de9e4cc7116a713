package jp.musubi.cms.asset;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import jp.musubi.cms.web.Answer;
import jp.musubi.cms.web.Fault;
import jp.musubi.cms.web.FileAnswers;
import jp.musubi.cms.web.MultipartForm;
import jp.musubi.cms.web.Parameter;
import jp.musubi.cms.web.Permission;
import jp.musubi.cms.web.Refusal;
import jp.musubi.cms.web.Request;
import jp.musubi.cms.web.Route;
import jp.musubi.cms.web.Schemas;
import jp.musubi.cms.web.WebLimits;
import jp.musubi.cms.web.Writes;
import jp.musubi.content.label.Label;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/** Bringing pictures and documents, and giving them out. */
public final class AssetRoutes {
    private final AssetStore assets;
    private final Uploads uploads;
    private final Writes writes;
    private final AssetFiles found;
    private final FileAnswers files = new FileAnswers();

    /**
     * Assets in a folder.
     *
     * @param found finds their files
     * @param uploads takes them in
     */
    public AssetRoutes(AssetStore assets, Uploads uploads, Writes writes, AssetFiles found) {
        this.assets = assets;
        this.uploads = uploads;
        this.writes = writes;
        this.found = found;
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
        return uploads.read(
                request,
                form -> {
                    checkNames(form);
                    return take(request, uploads.take(request, form));
                });
    }

    private static void checkNames(MultipartForm form) {
        for (String name : form.names()) {
            if (!Set.of("file", "alt", "owner").contains(name)) {
                throw Refusal.invalid(Fault.at("", "unknown_member", "?"));
            }
        }
    }

    private Answer take(Request request, StoredAsset asset) {
        Object alt = asset.alt() == null ? "" : asset.alt().texts();
        String compared = asset.file() + asset.fileName() + alt + asset.owner();
        return writes.once(
                request,
                compared.getBytes(StandardCharsets.UTF_8),
                tx -> {
                    assets.add(tx, asset);
                    return Answer.json(201, json(asset))
                            .with("Location", Route.API + "/" + asset.file());
                });
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
