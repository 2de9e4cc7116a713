package jp.musubi.site.render;

import jp.musubi.site.theme.Theme;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * All drawings of the theme's {@code icons} folder in one file, so that a page only refers to them
 * and a browser loads them once. They take their colours from the page.
 */
final class Sprite {
    private static final Pattern DRAWING =
            Pattern.compile("<svg [^>]*viewBox=\"([^\"]+)\">(.*)</svg>", Pattern.DOTALL);

    private final String svg;
    private final String path;
    private final String address;
    private final Map<String, String> boxes;
    private final Map<String, SafeHtml> drawn = new ConcurrentHashMap<>();

    private Sprite(String svg, String basePath, Map<String, String> boxes) {
        this.svg = svg;
        this.path = "/assets/icons-" + Digest.of(svg) + ".svg";
        this.address = basePath + path.substring(1);
        this.boxes = boxes;
    }

    /**
     * The drawings of a theme.
     *
     * @param basePath path of the site's root, ending in a slash
     */
    static Sprite of(Theme theme, String basePath) {
        var svg = new StringBuilder("<svg xmlns=\"http://www.w3.org/2000/svg\">\n");
        var boxes = new HashMap<String, String>();
        for (String file : theme.paths("icons/")) {
            if (!file.endsWith(".svg")) {
                continue;
            }
            Matcher drawing = DRAWING.matcher(theme.text(file).orElseThrow().strip());
            if (!drawing.matches()) {
                throw new IllegalStateException(
                        file + " in the theme must be one svg element that ends with its viewBox");
            }
            String name = file.substring("icons/".length(), file.length() - ".svg".length());
            String box = drawing.group(1);
            boxes.put(name, boxAtOrigin(box));
            svg.append("<symbol id=\"%s\" viewBox=\"%s\">".formatted(name, box))
                    .append(drawing.group(2).strip())
                    .append("</symbol>\n");
        }
        return new Sprite(svg.append("</svg>\n").toString(), basePath, Map.copyOf(boxes));
    }

    /** A symbol is placed at the origin, whatever its own box. */
    private static String boxAtOrigin(String box) {
        String[] numbers = box.split(" ", -1);
        return "0 0 " + numbers[2] + " " + numbers[3];
    }

    /** An icon beside words, in the colour of the text. */
    SafeHtml icon(String name) {
        return art(name, "icon");
    }

    /** A drawing with a class of its own. */
    SafeHtml art(String name, String cssClass) {
        return drawn.computeIfAbsent(name + " " + cssClass, _ -> draw(name, cssClass));
    }

    private SafeHtml draw(String name, String cssClass) {
        String box = boxes.get(name);
        if (box == null) {
            throw new IllegalArgumentException("the theme has no drawing icons/" + name + ".svg");
        }
        return SafeHtml.ofTemplate(
                "<svg class=\"%s\" viewBox=\"%s\" aria-hidden=\"true\"><use href=\"%s#%s\"/></svg>"
                        .formatted(cssClass, box, address, name));
    }

    String path() {
        return path;
    }

    byte[] bytes() {
        return svg.getBytes(StandardCharsets.UTF_8);
    }
}
