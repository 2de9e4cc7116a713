package jp.musubi.cms.entry;

import com.fasterxml.jackson.databind.node.ObjectNode;

import jp.musubi.cms.web.Answer;
import jp.musubi.cms.web.AnswerCache;
import jp.musubi.cms.web.Digests;
import jp.musubi.cms.web.Parameter;
import jp.musubi.cms.web.Permission;
import jp.musubi.cms.web.Refusal;
import jp.musubi.cms.web.Request;
import jp.musubi.cms.web.Route;
import jp.musubi.cms.web.Schemas;
import jp.musubi.content.entry.Slugs;
import jp.musubi.content.label.Label;
import jp.musubi.content.model.ContentModel;
import jp.musubi.content.model.ContentType;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Lists of published entries and single ones, for everybody; the same for whoever asks. */
public final class ReadingRoutes {
    private static final int EXPECTED_LIST_BYTES = 16 << 10;
    private static final int EXPECTED_ENTRY_BYTES = 4 << 10;

    private final EntryStore entries;
    private final AnswerCache cache;

    public ReadingRoutes(EntryStore entries, AnswerCache cache) {
        this.entries = entries;
        this.cache = cache;
    }

    /** Two routes for each type. */
    public List<Route> routes(ContentModel model) {
        var routes = new ArrayList<Route>();
        for (ContentType type : model.types().values()) {
            routes.add(listRoute(type));
            routes.add(oneRoute(type));
        }
        return routes;
    }

    private Route listRoute(ContentType type) {
        Label name = type.pluralLabel();
        ObjectNode page = Schemas.object();
        Schemas.with(page, "items", Schemas.list(Schemas.ref(component(type))));
        Schemas.with(page, "next", Schemas.textOrNull());
        Schemas.with(page, "total", Schemas.integer(0, Integer.MAX_VALUE));
        return Route.get(
                        Route.API + "/" + type.plural(),
                        "公開中の" + name.in("ja") + "の一覧",
                        "Published entries: " + name.in("en"))
                .allowing(Permission.ANYONE)
                .with(ListRequest.parameters(type))
                .answering(200, Schemas.requiring(page, List.of("items", "next", "total")))
                .by(request -> list(request, type));
    }

    private Route oneRoute(ContentType type) {
        return Route.get(
                        Route.API + "/" + type.plural() + "/{slug}",
                        "公開中の" + type.label().in("ja") + "を一つ",
                        "One published entry: " + type.label().in("en"))
                .allowing(Permission.ANYONE)
                .with(Parameter.path("slug", Label.of("スラッグ", "Slug")))
                .with(
                        Parameter.query(
                                Selection.PARAMETER,
                                Label.of("取り出す項目をコンマ区切りで", "What to give, by comma"),
                                Schemas.text()))
                .answering(200, Schemas.ref(component(type)))
                .by(request -> one(request, type));
    }

    /** The name of the schema of a type's public entries. */
    public static String component(ContentType type) {
        return "published-" + type.name();
    }

    /**
     * The schema of public entries.
     *
     * @param fields the schema of their public fields; what was not selected is absent
     */
    public static ObjectNode schema(ObjectNode fields) {
        ObjectNode selected = fields.deepCopy();
        selected.remove("required");
        ObjectNode entry = Schemas.object();
        Schemas.with(entry, "type", Schemas.text());
        Schemas.with(entry, "id", Schemas.uuid());
        Schemas.with(entry, "slug", Schemas.text());
        Schemas.with(entry, "publishedAt", Schemas.instant());
        Schemas.with(entry, "updatedAt", Schemas.instant());
        return Schemas.with(entry, "fields", selected);
    }

    private Answer list(Request request, ContentType type) {
        ListRequest asked = ListRequest.parse(request.query(), type);
        return cache.get("list\n" + asked.key(), () -> list(asked));
    }

    private Answer list(ListRequest asked) {
        EntryPage page = entries.list(asked.query());
        return answer(
                PublicJson.bytes(
                        EXPECTED_LIST_BYTES,
                        json -> {
                            json.writeStartObject();
                            json.writeArrayFieldStart("items");
                            for (LiveEntry item : page.items()) {
                                PublicJson.entry(json, item.entry(), asked.selection());
                            }
                            json.writeEndArray();
                            json.writeStringField("next", asked.next(page.next()));
                            json.writeNumberField("total", page.total());
                            json.writeEndObject();
                        }));
    }

    private Answer one(Request request, ContentType type) {
        String slug = request.path("slug");
        Selection selection = Selection.parse(request.query(), type, Selection.all(type));
        if (!Slugs.isValid(slug)) {
            throw Refusal.notFound();
        }
        String key = "one\n" + type.name() + "\n" + slug + "\n" + selection.key();
        return cache.get(
                key,
                () -> {
                    Optional<LiveEntry> found = entries.findLive(type.name(), slug);
                    if (found.isEmpty()) {
                        return moved(type, slug);
                    }
                    LiveEntry live = found.get();
                    return answer(
                            PublicJson.bytes(
                                    EXPECTED_ENTRY_BYTES,
                                    json -> PublicJson.entry(json, live.entry(), selection)));
                });
    }

    /** Who asks for an entry as it was called before is told what it is called now. */
    private Answer moved(ContentType type, String slug) {
        LiveEntry live = entries.findMoved(type.name(), slug).orElseThrow(Refusal::notFound);
        return Answer.of(301)
                .with("Location", Route.API + "/" + type.plural() + "/" + live.entry().slug())
                .with("Cache-Control", "public, no-cache");
    }

    private static Answer answer(byte[] json) {
        return Answer.of(200, "application/json", json)
                .tagged(Digests.entityTag(json))
                .with("Cache-Control", "public, no-cache");
    }
}
