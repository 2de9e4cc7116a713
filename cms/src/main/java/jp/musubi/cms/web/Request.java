package jp.musubi.cms.web;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.javalin.http.Context;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** A request to a route, read within the bounds of {@link WebLimits}. Used by one thread. */
public final class Request {
    private final Context context;
    private final Route route;
    private final Caller caller;
    private final QueryString query;
    private final String language;
    private byte @Nullable [] body;
    private @Nullable Form form;
    private boolean tokenIsInForm;

    Request(Context context, Route route, Caller caller, QueryString query, String language) {
        this.context = context;
        this.route = route;
        this.caller = caller;
        this.query = query;
        this.language = language;
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

    /** {@code ja} or {@code en}, whichever was chosen, else whichever the client reads better. */
    public String language() {
        return language;
    }

    /** Path and query as they came, percent-encoded. */
    public String address() {
        String query = context.req().getQueryString();
        return rawPath() + (query == null ? "" : "?" + query);
    }

    /** The network address it came from. */
    public String from() {
        return Sender.of(context.req());
    }

    /** Whether a script of a screen sent it, which wants JSON where a person wants a page. */
    public boolean wantsJson() {
        return header("Accept").filter(types -> types.startsWith("application/json")).isPresent();
    }

    /** The fields of a form. */
    public Form form() throws IOException {
        if (form == null) {
            form = Form.parse(new String(body(), StandardCharsets.UTF_8));
        }
        return form;
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

    /** The session's token is still to be found among the parts of the form. */
    void leaveTokenToForm() {
        tokenIsInForm = true;
    }

    /**
     * Checks the session's token of a form that was read after all else was allowed.
     *
     * @throws Refusal (forbidden) if it lacks the token
     */
    void checkToken(Optional<String> given) {
        Caller.Session session = caller.session();
        if (tokenIsInForm && session != null) {
            SameOrigin.check(session, given.orElse(null));
        }
    }

    /** The request underneath, for what reads forms. */
    HttpServletRequest servlet() {
        return context.req();
    }
}
