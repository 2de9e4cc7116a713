package jp.musubi.cms.review;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import jp.musubi.cms.web.Schemas;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/** Reviews as programs see them. */
public final class ReviewJson {
    private ReviewJson() {}

    /** The schema that routes call {@code review}. */
    public static ObjectNode schema() {
        ObjectNode schema = Schemas.object();
        Schemas.with(schema, "id", Schemas.uuid());
        Schemas.with(schema, "entry", Schemas.uuid());
        Schemas.with(schema, "revision", Schemas.integer(1, Integer.MAX_VALUE));
        Schemas.with(schema, "state", Schemas.oneOf(stateNames()));
        Schemas.with(schema, "submittedBy", Schemas.uuid());
        Schemas.with(schema, "submittedAt", Schemas.instant());
        Schemas.with(schema, "note", Schemas.text());
        Schemas.with(schema, "dueAt", Schemas.instant());
        Schemas.with(
                schema,
                "priority",
                Schemas.oneOf(
                        Arrays.stream(Review.Priority.values()).map(Review.Priority::id).toList()));
        Schemas.with(schema, "claimedBy", Schemas.textOrNull());
        Schemas.with(schema, "decidedBy", Schemas.textOrNull());
        Schemas.with(schema, "decidedAt", Schemas.textOrNull());
        Schemas.with(schema, "reason", Schemas.text());
        Schemas.with(schema, "publication", Schemas.textOrNull());
        return Schemas.with(schema, "publishAt", Schemas.textOrNull());
    }

    static List<String> stateNames() {
        return Arrays.stream(Review.State.values()).map(Review.State::id).toList();
    }

    static ObjectNode of(Review review) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("id", review.id().toString()).put("entry", review.entry().toString());
        json.put("revision", review.revision()).put("state", review.state().id());
        json.put("submittedBy", review.submittedBy().toString());
        json.put("submittedAt", review.submittedAt().toString()).put("note", review.note());
        json.put("dueAt", review.dueAt().toString()).put("priority", review.priority().id());
        json.put("claimedBy", text(review.claimedBy()));
        json.put("decidedBy", text(review.decidedBy()));
        json.put("decidedAt", text(review.decidedAt())).put("reason", review.reason());
        json.put("publication", text(review.publication()));
        return json.put("publishAt", text(review.publishAt()));
    }

    /** The entity tag of a review: it changes with each decision. */
    static String entityTag(Review review) {
        return "\"" + review.state().id() + "." + review.revision() + "\"";
    }

    private static @Nullable String text(@Nullable UUID id) {
        return id == null ? null : id.toString();
    }

    private static @Nullable String text(@Nullable Instant instant) {
        return instant == null ? null : instant.toString();
    }
}
