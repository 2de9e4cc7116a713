package jp.musubi.cms.credential.bake;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Where the elements of a well-formed XML text are, in characters. Java's reader of XML tells
 * places only roughly.
 */
final class XmlTags {
    private final String text;
    private final List<Element> elements = new ArrayList<>();
    private final Deque<Integer> open = new ArrayDeque<>();

    private XmlTags(String text) {
        this.text = text;
    }

    /**
     * An element.
     *
     * @param from its start tag's first character
     * @param tagEnd after its start tag
     * @param end after its end tag
     */
    record Element(int from, int tagEnd, int end) {}

    /** All elements in the order of their start tags. */
    static List<Element> of(String wellFormed) {
        var tags = new XmlTags(wellFormed);
        tags.scan();
        return List.copyOf(tags.elements);
    }

    private void scan() {
        int at = text.indexOf('<');
        while (at >= 0) {
            int end = end(at);
            if (text.startsWith("</", at)) {
                int element = open.pop();
                Element begun = elements.get(element);
                elements.set(element, new Element(begun.from(), begun.tagEnd(), end));
            } else if (text.charAt(at + 1) != '!' && text.charAt(at + 1) != '?') {
                elements.add(new Element(at, end, end));
                if (text.charAt(end - 2) != '/') {
                    open.push(elements.size() - 1);
                }
            }
            at = text.indexOf('<', end);
        }
    }

    /** After the markup that begins somewhere. */
    private int end(int at) {
        if (text.startsWith("<!--", at)) {
            return after("-->", at);
        }
        if (text.startsWith("<![CDATA[", at)) {
            return after("]]>", at);
        }
        if (text.startsWith("<?", at)) {
            return after("?>", at);
        }
        char quote = 0;
        int brackets = 0;
        for (int i = at; i < text.length(); i++) {
            char sign = text.charAt(i);
            if (quote != 0) {
                quote = sign == quote ? 0 : quote;
            } else if (sign == '"' || sign == '\'') {
                quote = sign;
            } else if (sign == '[') {
                brackets++;
            } else if (sign == ']') {
                brackets--;
            } else if (sign == '>' && brackets == 0) {
                return i + 1;
            }
        }
        throw new IllegalArgumentException("not well-formed");
    }

    private int after(String end, int at) {
        int found = text.indexOf(end, at);
        if (found < 0) {
            throw new IllegalArgumentException("not well-formed");
        }
        return found + end.length();
    }
}
