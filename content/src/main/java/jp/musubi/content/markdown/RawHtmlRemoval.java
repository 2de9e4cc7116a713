package jp.musubi.content.markdown;

import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;

/** Takes raw HTML out of a text, for excerpts and search. */
final class RawHtmlRemoval extends AbstractVisitor {
    @Override
    public void visit(HtmlBlock block) {
        block.unlink();
    }

    @Override
    public void visit(HtmlInline inline) {
        inline.unlink();
    }
}
