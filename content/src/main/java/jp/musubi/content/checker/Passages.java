package jp.musubi.content.checker;

import jp.musubi.content.checker.Passage.Kind;
import jp.musubi.content.checker.Passage.Picture;
import jp.musubi.content.checker.Passage.Shape;
import jp.musubi.content.checker.Passage.Span;

import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableHead;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.ext.task.list.items.TaskListItemMarker;
import org.commonmark.node.Code;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Takes a text apart into passages. */
final class Passages {
    private static final Pattern RUBY = Pattern.compile("(?i)<ruby[\\s>].*");
    private static final Pattern END_OF_RUBY = Pattern.compile("(?i)</ruby>");
    private static final Pattern BREAK = Pattern.compile("(?i)<br\\s*/?>");
    private static final Pattern MARKS = Pattern.compile("[\\\\*_`~\\[\\]<&]");

    private final List<Passage> passages = new ArrayList<>();

    /** The passages of Markdown, in order. */
    static List<Passage> of(Node document) {
        var reading = new Passages();
        reading.blocks(document);
        return reading.passages;
    }

    private void blocks(Node parent) {
        for (Node node : children(parent)) {
            switch (node) {
                case Paragraph paragraph -> words(Kind.TEXT, 0, paragraph);
                case Heading heading -> words(Kind.HEADING, heading.getLevel(), heading);
                case TableBlock table -> table(table);
                default -> blocks(node);
            }
        }
    }

    private void words(Kind kind, int level, Node parent) {
        var words = new Words(kind == Kind.CELL);
        words.addAll(parent);
        String text = words.text.toString();
        if (!text.isEmpty()) {
            passages.add(new Passage(kind, text, level, words.links, words.pictures, Shape.NONE));
        }
    }

    private void table(TableBlock table) {
        int place = passages.size();
        int rows = 0;
        int columns = 0;
        boolean emptyHead = true;
        for (Node part : children(table)) {
            for (Node row : children(part)) {
                if (row instanceof TableRow) {
                    rows++;
                    int before = passages.size();
                    int cells = cells(row);
                    if (part instanceof TableHead) {
                        columns = cells;
                        emptyHead = passages.size() == before;
                    }
                }
            }
        }
        int longest =
                passages.subList(place, passages.size()).stream()
                        .mapToInt(cell -> cell.text().length())
                        .max()
                        .orElse(0);
        passages.add(
                place,
                new Passage(
                        Kind.TABLE,
                        "",
                        0,
                        List.of(),
                        List.of(),
                        new Shape(rows, columns, emptyHead, longest)));
    }

    private int cells(Node row) {
        int cells = 0;
        for (Node cell : children(row)) {
            if (cell instanceof TableCell) {
                cells++;
                words(Kind.CELL, 0, cell);
            }
        }
        return cells;
    }

    private static List<Node> children(Node parent) {
        var children = new ArrayList<Node>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
            children.add(node);
        }
        return children;
    }

    /** The words of one passage, as they are put together. */
    private static final class Words {
        private final StringBuilder text = new StringBuilder();
        private final List<Span> links = new ArrayList<>();
        private final List<Picture> pictures = new ArrayList<>();
        private final boolean cell;

        Words(boolean cell) {
            this.cell = cell;
        }

        void addAll(Node parent) {
            Node node = parent.getFirstChild();
            while (node != null) {
                node = add(node).getNext();
            }
        }

        /** Adds a node and returns it, or the last of those that were added with it. */
        private Node add(Node node) {
            switch (node) {
                case Text words -> text.append(words.getLiteral());
                case SoftLineBreak _ -> text.append(' ');
                case HardLineBreak _ -> text.append('\n');
                case Code code -> text.repeat(Passage.OBJECT, code.getLiteral().length());
                case HtmlInline tag -> {
                    boolean line = cell && BREAK.matcher(tag.getLiteral()).matches();
                    text.append(line ? '\n' : Passage.OBJECT);
                    Node end = endOfRuby(tag);
                    return end == null ? node : end;
                }
                case Image image -> {
                    pictures.add(new Picture(text.length(), alt(image)));
                    text.append(Passage.OBJECT);
                }
                case Link link -> {
                    int from = text.length();
                    addAll(link);
                    links.add(new Span(from, text.length()));
                }
                case TaskListItemMarker _ -> {}
                default -> addAll(node);
            }
            return node;
        }

        /** Where a word with its reading ends; it is one thing, if nothing else is in it. */
        private static @Nullable Node endOfRuby(HtmlInline tag) {
            if (!RUBY.matcher(tag.getLiteral()).matches()) {
                return null;
            }
            for (Node next = tag.getNext(); next != null; next = next.getNext()) {
                if (next instanceof HtmlInline end
                        && END_OF_RUBY.matcher(end.getLiteral()).matches()) {
                    return next;
                }
                boolean plain =
                        next instanceof HtmlInline
                                || (next instanceof Text words
                                        && !MARKS.matcher(words.getLiteral()).find());
                if (!plain) {
                    return null;
                }
            }
            return null;
        }

        private static String alt(Image image) {
            var words = new Words(false);
            words.addAll(image);
            return words.text.toString().replace(String.valueOf(Passage.OBJECT), "");
        }
    }
}
