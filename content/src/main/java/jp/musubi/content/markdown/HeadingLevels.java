package jp.musubi.content.markdown;

import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Fits a text's headings below those of its page: the levels in use become consecutive ones. */
final class HeadingLevels extends AbstractVisitor {
    private static final int LOWEST = 6;

    private final List<Integer> used;
    private final int top;

    HeadingLevels(Node document, int top) {
        var levels = new TreeSet<Integer>();
        document.accept(
                new AbstractVisitor() {
                    @Override
                    public void visit(Heading heading) {
                        levels.add(heading.getLevel());
                    }
                });
        this.used = new ArrayList<>(levels);
        this.top = top;
    }

    @Override
    public void visit(Heading heading) {
        heading.setLevel(Math.min(LOWEST, top + used.indexOf(heading.getLevel())));
    }
}
