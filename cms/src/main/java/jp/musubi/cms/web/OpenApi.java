package jp.musubi.cms.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** Describes the route table as OpenAPI 3.1. */
final class OpenApi {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String BEARER = "bearer";

    private OpenApi() {}

    /**
     * The description.
     *
     * @param schemas those that routes refer to, by name
     */
    static ObjectNode describe(List<Route> routes, ObjectNode schemas) {
        ObjectNode document = JSON.objectNode().put("openapi", "3.1.0");
        document.putObject("info")
                .put("title", "Musubi API")
                .put("version", "1")
                .put("description", Messages.sentence("en", "docs.intro"));
        document.putArray("servers").addObject().put("url", "/");
        ObjectNode paths = document.putObject("paths");
        for (Route route : routes) {
            paths.withObject("/" + escaped(route.path().replace('<', '{').replace('>', '}')))
                    .set(verb(route), operation(route));
        }
        ObjectNode components = document.putObject("components");
        ObjectNode all = schemas.deepCopy();
        all.set("problem", problemSchema());
        components.set("schemas", all);
        components
                .putObject("securitySchemes")
                .putObject(BEARER)
                .put("type", "http")
                .put("scheme", BEARER);
        return document;
    }

    /** A JSON pointer's step (RFC 6901). */
    private static String escaped(String path) {
        return path.replace("~", "~0").replace("/", "~1");
    }

    private static String verb(Route route) {
        return route.method().name().toLowerCase(Locale.ROOT);
    }

    private static ObjectNode operation(Route route) {
        ObjectNode operation = JSON.objectNode();
        operation.put("operationId", operationId(route));
        operation.put("summary", route.summary().in("en"));
        operation.put("description", route.summary().in("ja"));
        operation.put("x-permission", route.permission().id());
        ArrayNode security = operation.putArray("security");
        if (route.permission() != Permission.ANYONE) {
            security.addObject().putArray(BEARER);
        }
        ArrayNode parameters = operation.putArray("parameters");
        route.parameters().forEach(parameter -> parameters.add(parameter(parameter)));
        Route.Body body = route.body();
        if (body != null) {
            ObjectNode request =
                    operation.putObject("requestBody").put("required", !body.mayBeAbsent());
            request.putObject("content").putObject(body.mediaType()).set("schema", body.schema());
        }
        operation.set("responses", responses(route));
        return operation;
    }

    /** A name as {@code get-entries-id-draft}, stable for clients made from the description. */
    private static String operationId(Route route) {
        String path = route.path().replace(Route.API, "").replaceAll("[^A-Za-z0-9]+", "-");
        return verb(route) + path.replaceAll("-$", "");
    }

    private static ObjectNode parameter(Parameter parameter) {
        ObjectNode json = JSON.objectNode();
        json.put("name", parameter.name()).put("in", parameter.place().id());
        json.put("required", parameter.required());
        json.put("description", parameter.meaning().in("en"));
        json.set("schema", parameter.schema());
        return json;
    }

    private static ObjectNode responses(Route route) {
        ObjectNode responses = JSON.objectNode();
        Route.Reply reply = route.reply();
        ObjectNode good = responses.putObject(Integer.toString(reply.status()));
        good.put("description", route.summary().in("en"));
        good.putObject("content").putObject(reply.mediaType()).set("schema", reply.schema());
        if (route.method() == Method.GET && route.permission() == Permission.ANYONE) {
            responses.putObject("304").put("description", "Not changed since");
        }
        for (int status : problems(route)) {
            ObjectNode bad = responses.putObject(Integer.toString(status));
            bad.put("description", Messages.sentence("en", "title." + ProblemType.of(status).id()));
            bad.putObject("content")
                    .putObject(Problems.MEDIA_TYPE)
                    .set("schema", Schemas.ref("problem"));
        }
        return responses;
    }

    /** The statuses of problems that a route can answer with. */
    private static Set<Integer> problems(Route route) {
        Set<Integer> statuses = new TreeSet<>(List.of(400, 429, 503));
        Consumer<Integer[]> add = more -> Collections.addAll(statuses, more);
        if (route.permission() != Permission.ANYONE) {
            add.accept(new Integer[] {401, 403});
        }
        if (route.hasPlaces()) {
            add.accept(new Integer[] {404});
        }
        if (route.body() != null) {
            add.accept(new Integer[] {413, 415, 422});
        }
        if (route.method() != Method.GET) {
            add.accept(new Integer[] {409, 422});
        }
        for (Parameter parameter : route.parameters()) {
            if (parameter.name().equals("If-Match")) {
                add.accept(new Integer[] {412, 428});
            }
        }
        return statuses;
    }

    private static ObjectNode problemSchema() {
        ObjectNode one = Schemas.object();
        List.of("field", "code", "message")
                .forEach(name -> Schemas.with(one, name, Schemas.text()));
        ObjectNode problem = Schemas.object();
        Schemas.with(problem, "type", Schemas.text().put("format", "uri-reference"));
        Schemas.with(problem, "title", Schemas.text());
        Schemas.with(problem, "status", Schemas.integer(400, 599));
        Schemas.with(problem, "detail", Schemas.text());
        return Schemas.with(problem, "problems", Schemas.list(one));
    }
}
