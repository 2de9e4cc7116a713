package jp.musubi.site.feed;

import java.nio.charset.StandardCharsets;

/** Writes XML text by text, escaped; characters that XML cannot hold are left out. */
final class Xml {
    private final StringBuilder out = new StringBuilder(4_096);

    Xml() {
        out.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    }

    /** Markup as it stands. */
    Xml raw(String markup) {
        out.append(markup);
        return this;
    }

    /** Text between tags or quotes. */
    Xml text(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '&' -> out.append("&amp;");
                case '"' -> out.append("&quot;");
                default -> appendAllowed(text, i, c);
            }
        }
        return this;
    }

    private void appendAllowed(String text, int i, char c) {
        boolean paired =
                Character.isHighSurrogate(c)
                        ? i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))
                        : i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
        boolean allowed =
                Character.isSurrogate(c)
                        ? paired
                        : (c >= ' ' && c < '\ufffe') || c == '\n' || c == '\t';
        if (allowed) {
            out.append(c);
        }
    }

    /** An element with text on a line of its own. */
    Xml element(String name, String text) {
        return raw("<" + name + ">").text(text).raw("</" + name + ">\n");
    }

    byte[] bytes() {
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }
}
