package jp.musubi.cms.web;

import com.fasterxml.jackson.databind.node.ObjectNode;

import jp.musubi.content.label.Label;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One thing the server does: a line of the table from which routing, permissions and documentation
 * come.
 *
 * @param path from the server's root, with {@code {name}} for a part that varies and {@code <name>}
 *     for a last part that may have slashes
 * @param summary what it does, for people
 * @param body what it is sent; null for nothing
 * @param reply what it answers when all is well
 */
public record Route(
        Method method,
        String path,
        Label summary,
        Permission permission,
        List<Parameter> parameters,
        @Nullable Body body,
        Reply reply,
        Handler handler) {

    /** Where the API's addresses begin. */
    public static final String API = "/api/v1";

    /** Where the addresses of screens begin: pages for people who work with the program. */
    public static final String SCREENS = "/admin";

    public Route {
        parameters = List.copyOf(parameters);
    }

    /**
     * What a route is sent.
     *
     * @param maxBytes of the whole body
     * @param schema of JSON, or of the parts of a form
     */
    public record Body(String mediaType, int maxBytes, ObjectNode schema) {
        /** Whether nothing says as much as an empty object: no member of its JSON is required. */
        boolean mayBeAbsent() {
            return mediaType.equals("application/json") && schema.path("required").isEmpty();
        }
    }

    /** What a route answers when all is well. */
    public record Reply(int status, String mediaType, ObjectNode schema) {}

    /** Begins a route that reads. */
    public static Builder get(String path, String ja, String en) {
        return new Builder(Method.GET, path, Label.of(ja, en));
    }

    /** Begins a route that does something. */
    public static Builder post(String path, String ja, String en) {
        return new Builder(Method.POST, path, Label.of(ja, en));
    }

    /** Begins a route that replaces something. */
    public static Builder put(String path, String ja, String en) {
        return new Builder(Method.PUT, path, Label.of(ja, en));
    }

    /** Begins a route that takes something away. */
    public static Builder delete(String path, String ja, String en) {
        return new Builder(Method.DELETE, path, Label.of(ja, en));
    }

    /** The query parameter that says what the request before did: {@code ?done=saved}. */
    public static final String NOTICE = "done";

    /** Whether it answers people with pages. */
    public boolean isScreen() {
        return isScreen(path);
    }

    /** Whether an address is that of a screen, or would be if there were one. */
    static boolean isScreen(String path) {
        return path.equals(SCREENS) || path.startsWith(SCREENS + "/");
    }

    /** Whether parts of the path vary. */
    boolean hasPlaces() {
        return path.contains("{") || path.contains("<");
    }

    /** Names of the query parameters it knows. */
    public Set<String> queryNames() {
        return parameters.stream()
                .filter(parameter -> parameter.place() == Parameter.Place.QUERY)
                .map(Parameter::name)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Collects what a route is; without a permission there is none. */
    public static final class Builder {
        private final Method method;
        private final String path;
        private final Label summary;
        private final List<Parameter> parameters = new ArrayList<>();
        private @Nullable Permission permission;
        private @Nullable Body body;
        private Reply reply = new Reply(200, "application/json", Schemas.object());

        private Builder(Method method, String path, Label summary) {
            this.method = method;
            this.path = path;
            this.summary = summary;
        }

        /** Who may use it. */
        public Builder allowing(Permission who) {
            permission = who;
            return this;
        }

        /** What it is told. */
        public Builder with(Parameter parameter) {
            parameters.add(parameter);
            return this;
        }

        /** What it is told. */
        public Builder with(List<Parameter> several) {
            parameters.addAll(several);
            return this;
        }

        /** That it is sent JSON. */
        public Builder acceptingJson(ObjectNode schema) {
            return accepting(new Body("application/json", WebLimits.MAX_JSON_BYTES, schema));
        }

        /** That it is sent the fields of a form. */
        public Builder acceptingForm() {
            return accepting(
                    new Body(
                            "application/x-www-form-urlencoded",
                            WebLimits.MAX_FORM_BYTES,
                            Schemas.object()));
        }

        /** That it is sent a form with files; read it with {@link MultipartForm#read}. */
        public Builder acceptingFiles() {
            return acceptingFiles(MultipartForm.Bounds.ONE_FILE);
        }

        /** As above, with other bounds than those of one file. */
        public Builder acceptingFiles(MultipartForm.Bounds bounds) {
            return accepting(new Body("multipart/form-data", bounds.bytes(), Schemas.object()));
        }

        /** That it answers a page, which may tell what was done before. */
        public Builder answeringPage() {
            parameters.add(
                    Parameter.query(
                            NOTICE, Label.of("いま済んだこと", "What was just done"), Schemas.text()));
            return answering(new Reply(200, "text/html; charset=utf-8", Schemas.text()));
        }

        /** What it is sent. */
        public Builder accepting(Body what) {
            body = what;
            return this;
        }

        /** That it answers JSON. */
        public Builder answering(int status, ObjectNode schema) {
            return answering(new Reply(status, "application/json", schema));
        }

        /** What it answers. */
        public Builder answering(Reply what) {
            reply = what;
            return this;
        }

        /** The route, done by that handler. */
        public Route by(Handler handler) {
            if (permission == null) {
                throw new IllegalStateException("nobody said who may use " + method + " " + path);
            }
            return new Route(method, path, summary, permission, parameters, body, reply, handler);
        }
    }
}
