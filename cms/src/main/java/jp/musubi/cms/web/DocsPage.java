package jp.musubi.cms.web;

import java.util.List;
import java.util.Locale;

/** The route table as a page for people. */
final class DocsPage {
    private final StringBuilder html = new StringBuilder(32 << 10);
    private final String language;

    private DocsPage(String language) {
        this.language = language;
    }

    /**
     * The page.
     *
     * @param language {@code ja} or {@code en}
     * @param style its style sheet, which the policy names by digest
     */
    static String of(List<Route> routes, String language, String style) {
        var page = new DocsPage(language);
        page.head(style);
        page.routes(routes);
        page.problems();
        page.html.append("</main>\n</body>\n</html>\n");
        return page.html.toString();
    }

    private String say(String key) {
        return escaped(Messages.sentence(language, "docs." + key));
    }

    private void head(String style) {
        String other = language.equals("ja") ? "en" : "ja";
        html.append("<!doctype html>\n<html lang=\"")
                .append(language)
                .append("\">\n<head>\n")
                .append("<meta charset=\"utf-8\">\n<title>")
                .append(say("title"))
                .append("</title>\n")
                .append("<meta name=\"viewport\" content=\"width=device-width\">\n<style>")
                .append(style)
                .append("</style>\n</head>\n<body>\n<main>\n<header>\n<h1>")
                .append(say("title"))
                .append("</h1>\n<p>")
                .append(say("intro"))
                .append("</p>\n<p><a href=\"?language=")
                .append(other)
                .append("\" hreflang=\"")
                .append(other)
                .append("\" lang=\"")
                .append(other)
                .append("\">")
                .append(escaped(Messages.sentence(other, "docs.language")))
                .append("</a> · <a href=\"")
                .append(Route.API)
                .append("/openapi.json\">OpenAPI 3.1</a></p>\n</header>\n");
    }

    private void routes(List<Route> routes) {
        html.append("<h2>").append(say("routes")).append("</h2>\n");
        for (Route route : routes) {
            html.append("<section class=\"route\">\n<h3><span class=\"method is-")
                    .append(route.method().name().toLowerCase(Locale.ROOT))
                    .append("\">")
                    .append(route.method())
                    .append("</span> <code>")
                    .append(escaped(route.path()))
                    .append("</code></h3>\n<p>")
                    .append(escaped(route.summary().in(language)))
                    .append(" <span class=\"who\">")
                    .append(say("permission." + route.permission().id()))
                    .append("</span></p>\n");
            parameters(route.parameters());
            body(route);
            html.append("</section>\n");
        }
    }

    private void parameters(List<Parameter> parameters) {
        if (parameters.isEmpty()) {
            return;
        }
        html.append("<table>\n<thead><tr><th scope=\"col\">")
                .append(say("parameter"))
                .append("</th><th scope=\"col\">")
                .append(say("place"))
                .append("</th><th scope=\"col\">")
                .append(say("meaning"))
                .append("</th></tr></thead>\n<tbody>\n");
        for (Parameter parameter : parameters) {
            html.append("<tr><th scope=\"row\"><code>")
                    .append(escaped(parameter.name()))
                    .append("</code></th><td>")
                    .append(say("place." + parameter.place().id()))
                    .append(parameter.required() ? " · " + say("required") : "")
                    .append("</td><td>")
                    .append(escaped(parameter.meaning().in(language)))
                    .append("</td></tr>\n");
        }
        html.append("</tbody>\n</table>\n");
    }

    private void body(Route route) {
        Route.Body body = route.body();
        html.append("<p class=\"soft\">");
        if (body != null) {
            html.append(say("sent"))
                    .append(" <code>")
                    .append(escaped(body.mediaType()))
                    .append("</code> (≤ ")
                    .append(body.maxBytes() >> 10)
                    .append(" KiB) · ");
        }
        html.append(say("answered"))
                .append(" <code>")
                .append(route.reply().status())
                .append(' ')
                .append(escaped(route.reply().mediaType()))
                .append("</code></p>\n");
    }

    private void problems() {
        html.append("<h2>").append(say("problems")).append("</h2>\n<dl>\n");
        for (ProblemType type : ProblemType.values()) {
            html.append("<dt id=\"")
                    .append(type.id())
                    .append("\"><code>")
                    .append(type.status())
                    .append(' ')
                    .append(type.id())
                    .append("</code></dt><dd>")
                    .append(escaped(Messages.sentence(language, "title." + type.id())))
                    .append("</dd>\n");
        }
        html.append("</dl>\n");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
