package jp.musubi.site.certificate;

import jp.musubi.site.certificate.Cell.Turn;

import java.io.IOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Texts as they stand in columns, cell by cell. */
final class Cells {
    /** Selectors of variants, joiners and marks of direction have no shape of their own. */
    private static final Pattern UNSEEN =
            Pattern.compile("[\\p{Cf}\\x{FE00}-\\x{FE0F}\\x{E0100}-\\x{E01EF}]");

    private static final Pattern HALF_WIDTH_KANA = Pattern.compile("[\\uFF61-\\uFF9F]+");

    /** Words of Latin letters and digits, and what joins them. */
    private static final Pattern LATIN =
            Pattern.compile("[!-~\\u00C0-\\u024F]+(?: [!-~\\u00C0-\\u024F]+)*");

    /** What is short enough to be read letter by letter: 2026, NPO. */
    private static final Pattern STACKED = Pattern.compile("[0-9]|[0-9]{3,4}|[A-Z]{1,4}");

    private static final Pattern PAIR = Pattern.compile("[0-9]{2}");

    /** Marks that have a form for columns only where they are as wide as a kanji. */
    private static final Map<String, String> WIDE =
            Map.of("(", "（", ")", "）", "!", "！", "?", "？", "“", "〝", "”", "〟", "&", "＆");

    private static final double GAP = 0.5;

    private final Typefaces faces;
    private final String field;
    private final List<Cell> cells = new ArrayList<>();

    private Cells(Typefaces faces, String field) {
        this.faces = faces;
        this.field = field;
    }

    /**
     * The cells of a text.
     *
     * @param field whose text it is, for messages
     */
    static List<Cell> of(String text, String field, Typefaces faces)
            throws Unprintable, IOException {
        var cells = new Cells(faces, field);
        String seen = plain(text);
        Matcher latin = LATIN.matcher(seen);
        int at = 0;
        while (latin.find()) {
            cells.upright(seen.substring(at, latin.start()));
            cells.latin(latin.group());
            at = latin.end();
        }
        cells.upright(seen.substring(at));
        return cells.cells;
    }

    /** The text as it is drawn: composed, wide marks, without what has no shape. */
    static String plain(String text) {
        String seen = UNSEEN.matcher(text).replaceAll("").strip().replaceAll("\\s+", " ");
        String composed = Normalizer.normalize(seen, Normalizer.Form.NFC);
        String kana =
                HALF_WIDTH_KANA
                        .matcher(composed)
                        .replaceAll(
                                found -> Normalizer.normalize(found.group(), Normalizer.Form.NFKC));
        for (Map.Entry<String, String> mark : WIDE.entrySet()) {
            kana = kana.replace(mark.getKey(), mark.getValue());
        }
        return kana;
    }

    private void latin(String run) throws Unprintable, IOException {
        if (PAIR.matcher(run).matches()) {
            cells.add(new Cell(run, Turn.ACROSS, face(run.codePointAt(0)), 1));
        } else if (STACKED.matcher(run).matches()) {
            upright(run);
        } else {
            double width = 0;
            int face = face(run.codePointAt(0));
            for (int character : run.codePoints().toArray()) {
                int of = face(character);
                if (of != face) {
                    // A letter of the other font ends the line and begins another.
                    int split = run.indexOf(Character.toString(character));
                    sideways(run.substring(0, split), face, width);
                    latin(run.substring(split));
                    return;
                }
                width += faces.width(face, character) / Typefaces.EM;
            }
            sideways(run, face, width);
        }
    }

    private void sideways(String run, int face, double width) {
        cells.add(new Cell(run, Turn.SIDEWAYS, face, width));
    }

    private void upright(String text) throws Unprintable, IOException {
        for (int character : text.codePoints().toArray()) {
            if (Character.isWhitespace(character) || Character.isSpaceChar(character)) {
                cells.add(new Cell(" ", Turn.GAP, 0, character == '\u3000' ? 1 : GAP));
            } else {
                cells.add(
                        new Cell(Character.toString(character), Turn.UPRIGHT, face(character), 1));
            }
        }
    }

    private int face(int character) throws Unprintable, IOException {
        OptionalInt face = faces.with(character);
        if (face.isEmpty()) {
            throw new Unprintable.Letter(field, character);
        }
        return face.getAsInt();
    }

    /** How much of a column cells take, in ems. */
    static double length(List<Cell> cells) {
        return cells.stream().mapToDouble(Cell::length).sum();
    }
}
