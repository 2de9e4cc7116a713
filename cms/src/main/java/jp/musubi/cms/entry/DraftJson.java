package jp.musubi.cms.entry;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import jp.musubi.cms.web.EntityTags;
import jp.musubi.cms.web.Schemas;
import jp.musubi.content.entry.FieldsWriter;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** An entry as those who work on it see it: its state and all that its draft says. */
public final class DraftJson {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private DraftJson() {}

    /** State and draft. */
    public static ObjectNode of(Draft draft) {
        ObjectNode json = state(draft.entry());
        json.set("fields", FieldsWriter.toJson(draft.content().fields()));
        draft.content().shown().forEach(json.putArray("shown")::add);
        return json;
    }

    private static ObjectNode state(StoredEntry entry) {
        ObjectNode json = JSON.objectNode();
        json.put("id", entry.id().toString()).put("type", entry.type());
        json.put("slug", entry.slug()).put("nextSlug", entry.nextSlug());
        json.put("path", entry.livePath()).put("owner", text(entry.owner()));
        json.put("state", stateOf(entry)).put("version", entry.version());
        json.put("draftRevision", entry.draftRevision());
        json.put("liveRevision", entry.liveRevision());
        json.put("createdAt", text(entry.createdAt())).put("savedAt", text(entry.savedAt()));
        json.put("publishedAt", text(entry.publishedAt())).put("liveAt", text(entry.liveAt()));
        return json;
    }

    private static String stateOf(StoredEntry entry) {
        if (!entry.isLive()) {
            return "draft";
        }
        return entry.hasUnpublishedChanges() ? "changed" : "published";
    }

    private static @Nullable String text(@Nullable Instant instant) {
        return instant == null ? null : instant.toString();
    }

    private static @Nullable String text(@Nullable UUID id) {
        return id == null ? null : id.toString();
    }

    /** The schema that routes call {@code entry}. */
    public static ObjectNode schema() {
        ObjectNode entry = Schemas.object();
        Schemas.with(entry, "id", Schemas.uuid());
        Schemas.with(entry, "type", Schemas.text());
        Schemas.with(entry, "slug", Schemas.text());
        Schemas.with(entry, "nextSlug", Schemas.textOrNull());
        Schemas.with(entry, "path", Schemas.textOrNull());
        Schemas.with(entry, "owner", Schemas.textOrNull());
        Schemas.with(entry, "state", Schemas.oneOf(List.of("draft", "changed", "published")));
        Schemas.with(entry, "version", Schemas.integer(1, Integer.MAX_VALUE));
        Schemas.with(entry, "draftRevision", Schemas.integer(1, Integer.MAX_VALUE));
        ObjectNode live = Schemas.object();
        live.remove("properties");
        live.putArray("type").add("integer").add("null");
        Schemas.with(entry, "liveRevision", live);
        Schemas.with(entry, "createdAt", Schemas.instant());
        Schemas.with(entry, "savedAt", Schemas.instant());
        Schemas.with(entry, "publishedAt", Schemas.textOrNull());
        Schemas.with(entry, "liveAt", Schemas.textOrNull());
        Schemas.with(entry, "fields", Schemas.object());
        Schemas.with(entry, "shown", Schemas.list(Schemas.text()));
        return entry;
    }

    /** The entity tag of an entry's present version, live revision and, where it moved, name. */
    public static String entityTag(StoredEntry entry) {
        Integer live = entry.liveRevision();
        String name = entry.nextSlug() == null ? "" : "." + entry.nextSlug();
        return "\"v" + entry.version() + "." + (live == null ? 0 : live) + name + '"';
    }

    /**
     * The version that If-Match demands: the present one if a tag names it, else one that is never
     * present. What is live does not matter: publishing a draft makes nobody's copy of it stale.
     */
    public static long expectedVersion(EntityTags tags, StoredEntry present) {
        String start = "\"v" + present.version() + ".";
        return tags.tags().stream().anyMatch(tag -> tag.startsWith(start)) ? present.version() : 0;
    }
}
