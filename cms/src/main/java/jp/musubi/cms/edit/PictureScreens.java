package jp.musubi.cms.edit;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import jp.musubi.cms.asset.StoredAsset;
import jp.musubi.cms.database.Transaction;
import jp.musubi.cms.entry.Content;
import jp.musubi.cms.entry.Draft;
import jp.musubi.cms.entry.EntryRoutes;
import jp.musubi.cms.entry.Saving;
import jp.musubi.cms.entry.StoredEntry;
import jp.musubi.cms.web.Answer;
import jp.musubi.cms.web.Fault;
import jp.musubi.cms.web.MultipartForm;
import jp.musubi.cms.web.Permission;
import jp.musubi.cms.web.Refusal;
import jp.musubi.cms.web.Request;
import jp.musubi.cms.web.Route;
import jp.musubi.content.entry.Value;
import jp.musubi.content.model.ContentType;
import jp.musubi.content.model.Field;
import jp.musubi.content.model.FieldKind;

import java.io.IOException;
import java.util.UUID;

/**
 * Pictures and documents for an entry. A script takes what it is told and lets the form save it; a
 * form without scripts has the picture put into the draft at once.
 */
final class PictureScreens {
    private final Desktop desk;

    PictureScreens(Desktop desk) {
        this.desk = desk;
    }

    Route route() {
        return Route.post(EditScreens.ENTRY + "/pictures", "写真を送る", "Bring a picture")
                .allowing(Permission.WRITER)
                .with(EntryRoutes.ID)
                .acceptingFiles()
                .by(this::take);
    }

    private Answer take(Request request) throws IOException {
        StoredEntry entry = desk.access().visible(request.caller(), request.id("id"));
        ContentType type = desk.input().typeOf(entry);
        desk.access().checkWritable(request.caller(), type);
        return desk.uploads()
                .read(
                        request,
                        form -> {
                            Field field = field(request, type, form);
                            StoredAsset asset = desk.uploads().take(request, form, entry.group());
                            return request.wantsJson()
                                    ? told(asset)
                                    : placed(request, entry, field, asset);
                        });
    }

    private static Field field(Request request, ContentType type, MultipartForm form)
            throws IOException {
        return form.text("field")
                .flatMap(type::field)
                .filter(field -> field.kind() == FieldKind.ASSET)
                .filter(Drafting.writableBy(request.caller()))
                .orElseThrow(() -> Refusal.invalid(Fault.at("field", "required")));
    }

    private Answer told(StoredAsset asset) {
        desk.database()
                .write(tx -> {
                    desk.assets().add(tx, asset);
                    return asset;
                });
        FormView.PictureView view = FieldViews.picture(asset);
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("id", asset.id().toString()).put("address", view.address());
        json.put("name", view.name()).put("picture", view.isPicture());
        return Answer.json(201, json).with("Cache-Control", "no-store");
    }

    private Answer placed(Request request, StoredEntry entry, Field field, StoredAsset asset) {
        desk.database().write(tx -> place(tx, request, entry, field, asset));
        return Answer.seeOther(
                EditScreens.path(entry.id(), "edit")
                        + "?done=picture&part="
                        + part(desk.input().typeOf(entry), field));
    }

    private static String part(ContentType type, Field field) {
        return type.parts().stream()
                .filter(part -> part.fields().contains(field))
                .map(part -> part.name())
                .findFirst()
                .orElse("");
    }

    /** Puts a picture into whatever the draft says now; nobody else's words are touched. */
    private Draft place(
            Transaction tx, Request request, StoredEntry entry, Field field, StoredAsset asset) {
        Draft draft = desk.entries().lockDraft(tx, entry.id()).orElseThrow(Refusal::notFound);
        desk.assets().add(tx, asset);
        var content =
                new Content(
                        draft.content()
                                .fields()
                                .with(field.name(), new Value.Text(asset.id().toString())),
                        draft.content().shown());
        UUID account = request.caller().account();
        desk.entries()
                .saveAs(tx, entry.id(), draft.entry().version(), content, Saving.plainly(account));
        desk.audit().add(tx, account, "entry.save", entry.id(), "picture");
        return draft;
    }
}
