package jp.musubi.cms.review;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import jp.musubi.cms.database.StorableText;
import jp.musubi.cms.entry.EntryInput;
import jp.musubi.cms.web.Fault;
import jp.musubi.cms.web.Form;
import jp.musubi.cms.web.ProblemType;
import jp.musubi.cms.web.Refusal;
import jp.musubi.cms.web.Request;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads what programs send about reviews. */
final class ReviewInput {
    private static final int MAX_VERSION_DIGITS = 9;

    /**
     * The version of the draft that a form was shown with.
     *
     * @throws Refusal if it does not say so
     */
    static long version(Form form) {
        return form.one("version")
                .filter(text -> text.length() <= MAX_VERSION_DIGITS && text.matches("[0-9]+"))
                .map(Long::parseLong)
                .orElseThrow(() -> Refusal.of(ProblemType.VERSION_MISSING));
    }

    private ReviewInput() {}

    /** The body, which may be absent, with no other members than these. */
    static ObjectNode body(Request request, Set<String> members) throws IOException {
        if (request.body().length == 0) {
            return JsonNodeFactory.instance.objectNode();
        }
        ObjectNode body = request.json();
        List<Fault> faults = new ArrayList<>();
        EntryInput.unknownMembers(body, members, faults);
        if (!faults.isEmpty()) {
            throw Refusal.invalid(faults);
        }
        return body;
    }

    /** A text that may be absent. */
    static String text(ObjectNode body, String name) {
        JsonNode given = body.path(name);
        if (given.isMissingNode() || given.isNull()) {
            return "";
        }
        if (!given.isTextual() || !StorableText.isStorable(given.textValue())) {
            throw Refusal.invalid(Fault.at(name, "no_text"));
        }
        return checked(name, given.textValue());
    }

    /** A text that must say something. */
    static String neededText(ObjectNode body, String name) {
        String text = text(body, name);
        if (text.isBlank()) {
            throw Refusal.invalid(Fault.at(name, "required"));
        }
        return text;
    }

    /** A text from outside within its bounds, without white space around it. */
    static String checked(String name, String text) {
        String stripped = text.strip();
        if (stripped.length() > Review.MAX_TEXT_UNITS) {
            throw Refusal.invalid(Fault.at(name, "too_long", Review.MAX_TEXT_UNITS));
        }
        return stripped;
    }

    /** A moment to come; null when it is absent. */
    static @Nullable Instant instant(ObjectNode body, String name) {
        String text = text(body, name);
        if (text.isEmpty()) {
            return null;
        }
        try {
            return future(name, OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException e) {
            throw Refusal.invalid(Fault.at(name, "no_instant"));
        }
    }

    /** Checks that something ceases to be public after it becomes so, where both are given. */
    static void checkOrder(
            String name, @Nullable Instant publishAt, @Nullable Instant unpublishAt) {
        if (publishAt != null && unpublishAt != null && !unpublishAt.isAfter(publishAt)) {
            throw Refusal.invalid(Fault.at(name, "before_publication"));
        }
    }

    /** The moment, unless it is past. */
    static Instant future(String name, Instant moment) {
        if (!moment.isAfter(Instant.now())) {
            throw Refusal.invalid(Fault.at(name, "past_instant"));
        }
        return moment;
    }
}
