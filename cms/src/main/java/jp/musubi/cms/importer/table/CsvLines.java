package jp.musubi.cms.importer.table;

import jp.musubi.cms.importer.table.TextLines.TextLine;
import jp.musubi.cms.importer.wording.Sentence;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Rows of CSV (RFC 4180 and what is found instead of it). Unlike a library's reader it goes on
 * after a damaged row: a quote that nobody closed costs one row, not the rest of the file.
 */
final class CsvLines implements TableLines {
    /** Lines that one quoted cell may run over. */
    static final int MAX_ROW_LINES = 500;

    /** Characters of one row. */
    static final int MAX_ROW_CHARS = 1_000_000;

    /** Cells of one row. */
    static final int MAX_ROW_CELLS = 2_000;

    private final TextLines source;
    private final char separator;
    private final char quote;
    private final Deque<TextLine> ahead = new ArrayDeque<>();
    private final Deque<TableLine> pending = new ArrayDeque<>();

    CsvLines(TextLines source, char separator, char quote) {
        this.source = source;
        this.separator = separator;
        this.quote = quote;
    }

    @Override
    public @Nullable TableLine next() throws UnreadableFile {
        TableLine waiting = pending.poll();
        if (waiting != null) {
            return waiting;
        }
        TextLine first = read();
        if (first == null) {
            return null;
        }
        String text = first.text();
        if (text == null) {
            return new TableLine.Damaged(first.number(), Sentence.of("not_text"));
        }
        TableLine row = new RowParser(first.number(), text).parse();
        if (first.odd() && row instanceof TableLine.Row) {
            pending.add(row);
            return new TableLine.Remark(first.number(), Sentence.of("other_encoding"));
        }
        return row;
    }

    private @Nullable TextLine read() throws UnreadableFile {
        TextLine line = ahead.poll();
        return line != null ? line : source.next();
    }

    @Override
    public void close() {
        source.close();
    }

    /** Takes one row apart, fetching further lines while a quote is open. */
    private final class RowParser {
        private final long line;
        private String text;
        private int at;
        private int chars;
        private final List<TextLine> taken = new ArrayList<>();
        private final List<String> cells = new ArrayList<>();

        RowParser(long line, String text) {
            this.line = line;
            this.text = text;
            this.chars = text.length();
        }

        TableLine parse() throws UnreadableFile {
            while (true) {
                String cell = startsQuoted() ? quoted() : plain();
                if (cell == null) {
                    taken.reversed().forEach(ahead::addFirst);
                    return new TableLine.Damaged(line, Sentence.of("quote_not_closed"));
                }
                if (cells.size() == MAX_ROW_CELLS) {
                    return new TableLine.Damaged(
                            line, Sentence.of("too_many_cells", MAX_ROW_CELLS));
                }
                cells.add(cell);
                if (at >= text.length()) {
                    return new TableLine.Row(line, cells);
                }
                at++;
            }
        }

        /** Blanks before an opening quote are padding. */
        private boolean startsQuoted() {
            int from = skipBlanks(at);
            if (from < text.length() && text.charAt(from) == quote) {
                at = from + 1;
                return true;
            }
            return false;
        }

        private int skipBlanks(int from) {
            int i = from;
            while (i < text.length()
                    && text.charAt(i) != separator
                    && (text.charAt(i) == ' ' || text.charAt(i) == '\t')) {
                i++;
            }
            return i;
        }

        private String plain() {
            int end = text.indexOf(separator, at);
            String cell = text.substring(at, end < 0 ? text.length() : end);
            at = end < 0 ? text.length() : end;
            return cell;
        }

        /** Null when the quote is never closed, or closed only by the quote of a later row. */
        private @Nullable String quoted() throws UnreadableFile {
            var cell = new StringBuilder();
            int firstTaken = taken.size();
            while (true) {
                int end = text.indexOf(quote, at);
                if (end < 0) {
                    cell.append(text, at, text.length()).append('\n');
                    if (!fetch()) {
                        return null;
                    }
                    continue;
                }
                cell.append(text, at, end);
                if (end + 1 < text.length() && text.charAt(end + 1) == quote) {
                    cell.append(quote);
                    at = end + 2;
                    continue;
                }
                int after = skipBlanks(end + 1);
                if (after == text.length() || text.charAt(after) == separator) {
                    at = after;
                    return cell.toString();
                }
                if (taken.size() > firstTaken) {
                    return null;
                }
                cell.append(quote);
                at = end + 1;
            }
        }

        private boolean fetch() throws UnreadableFile {
            if (taken.size() + 1 >= MAX_ROW_LINES) {
                return false;
            }
            TextLine next = read();
            if (next == null) {
                return false;
            }
            taken.add(next);
            String nextText = next.text();
            if (nextText == null || chars + nextText.length() > MAX_ROW_CHARS) {
                return false;
            }
            chars += nextText.length();
            text = nextText;
            at = 0;
            return true;
        }
    }
}
