package jp.musubi.content.markdown;

import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.renderer.html.AttributeProvider;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Gives headings their ids, and says in classes what commonmark says in obsolete attributes. */
final class PlainAttributes implements AttributeProvider {
    private static final int MAX_ID_CHARS = 60;

    private final String idPrefix;
    private final Map<String, Integer> ids = new HashMap<>();

    PlainAttributes(String idPrefix) {
        this.idPrefix = idPrefix;
    }

    @Override
    public void setAttributes(Node node, String tag, Map<String, String> attributes) {
        String align = attributes.remove("align");
        if (align != null) {
            attributes.put("class", "align-" + align);
        }
        if (node instanceof Heading heading) {
            attributes.put("id", id(heading));
        }
        if (node instanceof Image) {
            attributes.put("loading", "lazy");
        }
    }

    /** The heading's words joined by hyphens; the second of the same name gets {@code -2}. */
    private String id(Heading heading) {
        var words = new StringBuilder();
        heading.accept(
                new AbstractVisitor() {
                    @Override
                    public void visit(Text text) {
                        words.append(text.getLiteral());
                    }

                    @Override
                    public void visit(Code code) {
                        words.append(code.getLiteral());
                    }
                });
        String name =
                words.toString()
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N}]+", "-")
                        .replaceAll("^-|-$", "");
        if (name.codePointCount(0, name.length()) > MAX_ID_CHARS) {
            name = name.substring(0, name.offsetByCodePoints(0, MAX_ID_CHARS));
        }
        String id = idPrefix + (name.isEmpty() ? "section" : name);
        int count = ids.merge(id, 1, Integer::sum);
        return count == 1 ? id : id + "-" + count;
    }
}
