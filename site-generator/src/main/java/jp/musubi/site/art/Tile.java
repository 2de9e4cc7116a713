package jp.musubi.site.art;

/** A traditional pattern as one repeating tile; the order is part of every group's picture. */
enum Tile {
    KIKKO(
            56,
            97,
            "line",
            path(
                            "M28 0v16.2M28 81v16M28 16.2 0 32.3v32.4L28 81l28-16.3V32.3zM28 27 9.5"
                                    + " 37.7v21.6L28 70l18.5-10.7V37.7zM-18.5 59.3")
                    + path(
                            "M0-21.5l18.5 10.7v21.6L0 21.5-18.5 10.8v-21.6zM56-21.5l18.5"
                                    + " 10.7v21.6L56 21.5 37.5 10.8v-21.6zM0 75.5l18.5 10.7v21.6L0"
                                    + " 118.5-18.5 107.8V86.2zM56 75.5l18.5 10.7v21.6L56 118.5 37.5"
                                    + " 107.8V86.2z")),
    SEIGAIHA(56, 28, "line", waves()),
    ASANOHA(
            56,
            97,
            "line",
            path(
                    "M0 0h56M0 48.5h56M0 0l28 48.5L56 0M0 97l28-48.5L56 97M28 16.2 0 0M28 16.2 56"
                            + " 0M28 16.2v64.6M28 80.8 0 97M28 80.8 56 97M0 0v97M56 0v97M0 32.3l28"
                            + " 16.2 28-16.2M0 64.7l28-16.2 28 16.2")),
    SHIPPO(
            56,
            56,
            "line",
            circle(28, 28, 28)
                    + circle(0, 0, 28)
                    + circle(0, 56, 28)
                    + circle(56, 0, 28)
                    + circle(56, 56, 28)
                    + circle(28, 28, 3)
                    + circle(0, 0, 3)
                    + circle(56, 0, 3)
                    + circle(0, 56, 3)
                    + circle(56, 56, 3)),
    ICHIMATSU(56, 56, "fill", path("M0 0h28v28H0zM28 28h28v28H28z")),
    UROKO(48, 42, "fill", path("M0 42h48L24 0z")),
    YAGASURI(
            56,
            64,
            "fill",
            path(
                    "M0-4l14 14v32L0 28zM28-4 14 10v32l14-14zM28 28l14 14v32L28 60zM56 28 42"
                            + " 42v32l14-14zM28-36l14 14v32L28-4zM56-36 42-22v32L56-4z")),
    TATEWAKU(
            56,
            96,
            "line",
            path(
                    "M4 0c0 24 18 24 18 48S4 72 4 96M52 0c0 24-18 24-18 48s18 24 18 48M12 0c0 20 16"
                            + " 28 16 48S12 76 12 96M44 0c0 20-16 28-16 48s16 28 16 48"));

    private final int width;
    private final int height;
    private final String kind;
    private final String drawing;

    Tile(int width, int height, String kind, String drawing) {
        this.width = width;
        this.height = height;
        this.kind = kind;
        this.drawing = drawing;
    }

    /** The SVG pattern with that id; ground is the class of the paper it is drawn on. */
    String pattern(String id, String scale, String ground) {
        return ("<pattern id=\"%s\" width=\"%d\" height=\"%d\" patternUnits=\"userSpaceOnUse\""
                        + " patternTransform=\"scale(%s)\"><path class=\"%s\" d=\"M0 0h%dv%dH0z\"/>"
                        + "<g class=\"%s %s-%s\">%s</g></pattern>")
                .formatted(
                        id, width, height, scale, ground, width, height, kind, kind, ground,
                        drawing);
    }

    private static String path(String d) {
        return "<path d=\"" + d + "\"/>";
    }

    private static String circle(int x, int y, int r) {
        return "<circle cx=\"%d\" cy=\"%d\" r=\"%d\"/>".formatted(x, y, r);
    }

    private static String waves() {
        var drawing = new StringBuilder();
        for (int k = 0; k < 5; k++) {
            if (k % 2 == 1) {
                drawing.append(rings(28, k * 14));
            } else {
                drawing.append(rings(0, k * 14)).append(rings(56, k * 14));
            }
        }
        return drawing.toString();
    }

    private static String rings(int x, int y) {
        return "<circle cx=\"%d\" cy=\"%d\" r=\"28\" class=\"g\"/>".formatted(x, y)
                + circle(x, y, 21)
                + circle(x, y, 14)
                + circle(x, y, 7);
    }
}
