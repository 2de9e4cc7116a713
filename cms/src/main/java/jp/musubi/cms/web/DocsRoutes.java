package jp.musubi.cms.web;

import com.fasterxml.jackson.databind.node.ObjectNode;

import jp.musubi.content.label.Label;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;

/** The route table, described by itself: for programs and for people. */
public final class DocsRoutes {
    private static final List<String> LANGUAGES = List.of("ja", "en");

    private final ObjectNode schemas;
    private @Nullable List<Route> all;

    /**
     * Descriptions of a table.
     *
     * @param schemas those that routes refer to, by name
     */
    public DocsRoutes(ObjectNode schemas) {
        this.schemas = schemas;
    }

    /** A table of the given routes and of those that describe them all. */
    public RouteTable describe(List<Route> others) {
        var routes = new ArrayList<>(others);
        routes.add(
                Route.get(Route.API + "/openapi.json", "この API の定義", "This API, described")
                        .allowing(Permission.ANYONE)
                        .answering(200, Schemas.object())
                        .by(request -> openApi()));
        routes.add(
                Route.get(Route.API + "/docs", "この説明書", "This page")
                        .allowing(Permission.ANYONE)
                        .with(
                                Parameter.query(
                                        "language",
                                        Label.of("言語", "Language"),
                                        Schemas.oneOf(LANGUAGES)))
                        .answering(new Route.Reply(200, "text/html; charset=utf-8", Schemas.text()))
                        .by(this::page));
        all = routes.stream().filter(route -> !route.isScreen()).toList();
        return new RouteTable(routes);
    }

    private List<Route> all() {
        return Objects.requireNonNull(all, "describe comes first");
    }

    private Answer openApi() {
        Answer answer = Answer.json(200, OpenApi.describe(all(), schemas));
        return tagged(answer).with("Cache-Control", "public, no-cache");
    }

    private Answer page(Request request) {
        String language = request.query().one("language").orElse(request.language());
        if (!LANGUAGES.contains(language)) {
            throw Refusal.badParameter(
                    "language", "unknown_language", String.join(", ", LANGUAGES));
        }
        String style = style();
        String digest =
                Base64.getEncoder()
                        .encodeToString(Digests.sha256(style.getBytes(StandardCharsets.UTF_8)));
        Answer answer =
                Answer.text(200, "text/html; charset=utf-8", DocsPage.of(all(), language, style));
        return tagged(answer)
                .with("Content-Language", language)
                .with("Vary", "Accept-Language")
                .with("Cache-Control", "public, no-cache")
                .with(
                        "Content-Security-Policy",
                        "default-src 'none'; style-src 'sha256-"
                                + digest
                                + "'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
    }

    private static Answer tagged(Answer answer) {
        return answer.tagged(Digests.entityTag(answer.text().getBytes(StandardCharsets.UTF_8)));
    }

    private static String style() {
        try (var in = Objects.requireNonNull(DocsRoutes.class.getResourceAsStream("docs.css"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
