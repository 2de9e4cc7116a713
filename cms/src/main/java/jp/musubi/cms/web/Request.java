package jp.musubi.cms.web;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.javalin.http.Context;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** A request to a route, read within the bounds of {@link WebLimits}. Used by one thread. */
public final class Request {
    private final Context context;
    private final Route route;
    private final Caller caller;
    private final QueryString query;
    private byte @Nullable [] body;

    Request(Context context, Route route, Caller caller, QueryString query) {
        this.context = context;
        this.route = route;
        this.caller = caller;
        this.query = query;
    }

    /** Who sends it. */
    public Caller caller() {
        return caller;
    }

    /** The parameters after the question mark. */
    public QueryString query() {
        return query;
    }

    /** The route that it came to. */
    public Route route() {
        return route;
    }

    /** A place of the path, decoded. */
    public String path(String name) {
        return context.pathParam(name);
    }

    /**
     * A place of the path that is an id.
     *
     * @throws Refusal (not found) if it is none
     */
    public UUID id(String name) {
        return uuid(path(name)).orElseThrow(Refusal::notFound);
    }

    /** Reads an id in its usual form; other forms that Java would accept are none. */
    public static Optional<UUID> uuid(String text) {
        if (text.length() != 36) {
            return Optional.empty();
        }
        try {
            UUID id = UUID.fromString(text);
            return id.toString().equals(text.toLowerCase(Locale.ROOT))
                    ? Optional.of(id)
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** A header field. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(context.req().getHeader(name));
    }

    /** {@code ja} or {@code en}, whichever the client reads better. */
    public String language() {
        return Languages.of(context.req().getHeader("Accept-Language"));
    }

    /** The version that a change was made from: the tags of If-Match, which must name one. */
    public EntityTags ifMatch() {
        String field = context.req().getHeader("If-Match");
        if (field == null) {
            throw Refusal.of(ProblemType.VERSION_MISSING);
        }
        EntityTags tags = EntityTags.parse(field);
        if (tags.isAny() || tags.tags().isEmpty()) {
            throw Refusal.of(ProblemType.VERSION_MISSING);
        }
        return tags;
    }

    /** As {@link #ifMatch}, where a version may be left out. */
    public Optional<EntityTags> ifMatchGiven() {
        return header("If-Match").isEmpty() ? Optional.empty() : Optional.of(ifMatch());
    }

    /** Whether the client already has what carries that entity tag. */
    public boolean has(String entityTag) {
        String field = context.req().getHeader("If-None-Match");
        return field != null && EntityTags.parse(field).matchWeakly(entityTag);
    }

    /** The bytes of the body. */
    public byte[] body() throws IOException {
        if (body == null) {
            HttpServletRequest request = context.req();
            int maxBytes = route.body() == null ? 0 : route.body().maxBytes();
            body =
                    JsonBody.read(
                            request.getInputStream(), request.getContentLengthLong(), maxBytes);
        }
        return body;
    }

    /** The body as a JSON object. */
    public ObjectNode json() throws IOException {
        return JsonBody.parse(body());
    }

    /** The path as it came, for digests. */
    String rawPath() {
        return context.req().getRequestURI();
    }

    /** The request underneath, for what reads forms. */
    HttpServletRequest servlet() {
        return context.req();
    }
}
