package jp.musubi.content.markdown;

import org.commonmark.Extension;
import org.commonmark.ext.autolink.AutolinkExtension;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.ext.task.list.items.TaskListItemsExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.text.LineBreakRendering;
import org.commonmark.renderer.text.TextContentRenderer;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * CommonMark 0.31 with GFM tables, strikethrough, autolinks and task lists. Its HTML is safe to
 * insert: whatever raw HTML a text holds has gone through the sanitiser.
 */
public final class Markdown {
    /** Deepest nesting of lists and quotations that is read as such; what lies deeper is text. */
    public static final int MAX_BLOCK_LEVELS = 40;

    /** Deepest nesting of emphasis and links that is read as such; what lies deeper is text. */
    public static final int MAX_INLINE_LEVELS = 40;

    private static final List<Extension> EXTENSIONS =
            List.of(
                    TablesExtension.create(),
                    StrikethroughExtension.create(),
                    AutolinkExtension.create(),
                    TaskListItemsExtension.create());

    private static final Parser PARSER =
            Parser.builder()
                    .extensions(EXTENSIONS)
                    .maxOpenBlockParsers(MAX_BLOCK_LEVELS)
                    .maxInlineNesting(MAX_INLINE_LEVELS)
                    .build();

    private static final TextContentRenderer PLAIN =
            TextContentRenderer.builder()
                    .extensions(EXTENSIONS)
                    .lineBreakRendering(LineBreakRendering.STRIP)
                    .build();

    private Markdown() {}

    /**
     * How a text is fitted into its page.
     *
     * @param topHeadingLevel level that the text's highest headings get; the others follow without
     *     gaps
     * @param idPrefix begins each heading's id, so that two texts on a page do not clash
     * @param link gives the address to write for an address in the text
     */
    public record Options(int topHeadingLevel, String idPrefix, UnaryOperator<String> link) {
        /** Headings from h2, addresses as they are. */
        public static final Options DEFAULT = new Options(2, "", UnaryOperator.identity());
    }

    /** The text taken apart; what is made of it must not be shown as HTML. */
    public static Node parse(String markdown) {
        return PARSER.parse(markdown);
    }

    /** The text as safe HTML. */
    public static String toHtml(String markdown, Options options) {
        Node document = PARSER.parse(markdown);
        document.accept(new HeadingLevels(document, options.topHeadingLevel()));
        document.accept(new Addresses(options.link()));
        var renderer =
                HtmlRenderer.builder()
                        .attributeProviderFactory(
                                context -> new PlainAttributes(options.idPrefix()))
                        .nodeRendererFactory(TaskMarkRenderer::new)
                        .extensions(EXTENSIONS)
                        .build();
        return HtmlGuard.clean(renderer.render(document));
    }

    /** The words of the text on one line, without marks and without raw HTML. */
    public static String toPlainText(String markdown) {
        Node document = PARSER.parse(markdown);
        document.accept(new RawHtmlRemoval());
        return PLAIN.render(document).replace('\n', ' ').strip();
    }

    /** The addresses that the text links to or shows as pictures, in order. */
    public static List<String> links(String markdown) {
        List<String> found = new ArrayList<>();
        PARSER.parse(markdown)
                .accept(
                        new Addresses(address -> {
                            found.add(address);
                            return address;
                        }));
        return found;
    }

    /**
     * A link of a text.
     *
     * @param words that stand for it, without marks
     */
    public record NamedLink(String address, String words) {}

    /** The links of the text with their words, in order; pictures are none. */
    public static List<NamedLink> namedLinks(String markdown) {
        List<NamedLink> found = new ArrayList<>();
        PARSER.parse(markdown)
                .accept(
                        new AbstractVisitor() {
                            @Override
                            public void visit(Link link) {
                                found.add(new NamedLink(link.getDestination(), words(link)));
                            }
                        });
        return found;
    }

    private static String words(Link link) {
        var words = new StringBuilder();
        link.accept(
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
        return words.toString().strip();
    }

    /** Languages of addresses that a text may use. */
    static final Set<String> SCHEMES = Set.of("http", "https", "mailto", "tel");

    /** Replaces addresses of links and pictures. */
    private static final class Addresses extends AbstractVisitor {
        private final UnaryOperator<String> address;

        Addresses(UnaryOperator<String> address) {
            this.address = address;
        }

        @Override
        public void visit(Link link) {
            link.setDestination(address.apply(link.getDestination()));
            visitChildren(link);
        }

        @Override
        public void visit(Image image) {
            image.setDestination(address.apply(image.getDestination()));
            visitChildren(image);
        }
    }
}
