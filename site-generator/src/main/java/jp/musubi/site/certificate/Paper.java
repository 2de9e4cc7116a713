package jp.musubi.site.certificate;

import jp.musubi.site.certificate.Cell.Turn;

import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.util.Matrix;

import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.PathIterator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A page that is written on, in points from its lower left corner. */
final class Paper {
    /** From the middle of an upright letter to its base line, in ems. */
    private static final double TO_BASE_LINE = 0.36;

    /** Two digits side by side are at most so wide, in ems. */
    private static final double WIDEST_ACROSS = 0.96;

    private final PDDocument document;
    private final PDPageContentStream out;
    private final Typefaces faces;
    private final Map<Integer, PDType0Font> columns = new HashMap<>();
    private final Map<Integer, PDType0Font> lines = new HashMap<>();

    Paper(PDDocument document, PDPageContentStream out, Typefaces faces) {
        this.document = document;
        this.out = out;
        this.faces = faces;
    }

    /** Runs of letters of one sort in a column, with the room between letters in them. */
    private record Run(Turn turn, int face, List<String> letters, double from) {}

    void colour(Color colour) throws IOException {
        out.setNonStrokingColor(colour);
        out.setStrokingColor(colour);
    }

    /**
     * Writes a column.
     *
     * @param x its middle
     * @param top where it begins
     * @param gap room between its letters, in ems
     */
    void column(List<Cell> cells, double x, double top, double size, double gap)
            throws IOException {
        for (Run run : runs(cells, gap)) {
            double y = top - run.from() * size;
            switch (run.turn()) {
                case UPRIGHT -> upright(run, x, y, size, gap);
                case SIDEWAYS -> {
                    var turned =
                            new Matrix(0, -1, 1, 0, (float) (x - TO_BASE_LINE * size), (float) y);
                    show(inLines(run.face()), size, turned, run.letters().getFirst());
                }
                case ACROSS -> across(run, x, y, size);
                case GAP -> {
                    // Room only.
                }
            }
        }
    }

    private static List<Run> runs(List<Cell> cells, double gap) {
        var runs = new ArrayList<Run>();
        double at = 0;
        for (Cell cell : cells) {
            if (!runs.isEmpty() && isNext(runs.getLast(), cell)) {
                runs.getLast().letters().add(cell.text());
            } else {
                var letters = new ArrayList<String>();
                letters.add(cell.text());
                runs.add(new Run(cell.turn(), cell.face(), letters, at));
            }
            at += cell.length() + gap;
        }
        return runs;
    }

    private static boolean isNext(Run run, Cell cell) {
        return cell.turn() == Turn.UPRIGHT
                && run.turn() == Turn.UPRIGHT
                && run.face() == cell.face();
    }

    private void upright(Run run, double x, double y, double size, double gap) throws IOException {
        out.beginText();
        out.setFont(inColumns(run.face()), (float) size);
        out.setTextMatrix(Matrix.getTranslateInstance((float) x, (float) y));
        if (gap == 0) {
            out.showText(String.join("", run.letters()));
        } else {
            var spaced = new ArrayList<Object>();
            for (String letter : run.letters()) {
                spaced.add(letter);
                spaced.add((float) (gap * Typefaces.EM));
            }
            out.showTextWithPositioning(spaced.toArray());
        }
        out.endText();
    }

    private void across(Run run, double x, double y, double size) throws IOException {
        String text = run.letters().getFirst();
        double width = width(text, run.face());
        double narrow = Math.min(1, WIDEST_ACROSS / width);
        var place =
                new Matrix(
                        (float) narrow,
                        0,
                        0,
                        1,
                        (float) (x - width * narrow * size / 2),
                        (float) (y - (0.5 + TO_BASE_LINE) * size));
        show(inLines(run.face()), size, place, text);
    }

    /**
     * Writes a line from left to right.
     *
     * @param place where its base line begins, and how it is turned
     */
    void line(String text, Matrix place, double size, String field)
            throws IOException, Unprintable {
        double x = 0;
        for (String part : parts(text, field)) {
            int face = face(part.codePointAt(0), field);
            Matrix there = Matrix.concatenate(place, Matrix.getTranslateInstance((float) x, 0));
            show(inLines(face), size, there, part);
            x += width(part, face) * size;
        }
    }

    /** How long a line is, in ems. */
    double length(String text, String field) throws IOException, Unprintable {
        double length = 0;
        for (String part : parts(text, field)) {
            length += width(part, face(part.codePointAt(0), field));
        }
        return length;
    }

    /** A text cut where the font changes. */
    private List<String> parts(String text, String field) throws IOException, Unprintable {
        var parts = new ArrayList<String>();
        int last = -1;
        for (int character : text.codePoints().toArray()) {
            int face = face(character, field);
            String letter = Character.toString(character);
            if (face == last) {
                parts.set(parts.size() - 1, parts.getLast() + letter);
            } else {
                parts.add(letter);
            }
            last = face;
        }
        return parts;
    }

    private int face(int character, String field) throws IOException, Unprintable {
        return faces.with(character).orElseThrow(() -> new Unprintable.Letter(field, character));
    }

    private double width(String text, int face) throws IOException {
        double width = 0;
        for (int character : text.codePoints().toArray()) {
            width += faces.width(face, character) / Typefaces.EM;
        }
        return width;
    }

    private void show(PDType0Font font, double size, Matrix place, String text) throws IOException {
        out.beginText();
        out.setFont(font, (float) size);
        out.setTextMatrix(place);
        out.showText(text);
        out.endText();
    }

    private PDType0Font inColumns(int face) throws IOException {
        PDType0Font known = columns.get(face);
        if (known == null) {
            // Not as a vertical font: PDFBox would measure all its glyphs each time, and these
            // have the metrics that a PDF takes for vertical writing where none are given.
            known = PDType0Font.load(document, faces.faces().get(face).columns(), true);
            known.getCOSObject().setItem(COSName.ENCODING, COSName.IDENTITY_V);
            columns.put(face, known);
        }
        return known;
    }

    private PDType0Font inLines(int face) throws IOException {
        PDType0Font known = lines.get(face);
        if (known == null) {
            known = PDType0Font.load(document, faces.faces().get(face).lines(), true);
            lines.put(face, known);
        }
        return known;
    }

    /** Draws the outline of a shape. */
    void stroke(Shape shape, double width) throws IOException {
        out.setLineWidth((float) width);
        path(shape);
        out.stroke();
    }

    void fill(Shape shape) throws IOException {
        path(shape);
        out.fill();
    }

    /** Draws only inside a shape until {@link #anywhere}. */
    void onlyIn(Shape shape) throws IOException {
        out.saveGraphicsState();
        path(shape);
        out.clipEvenOdd();
    }

    void anywhere() throws IOException {
        out.restoreGraphicsState();
    }

    /** Begins what is only to be seen. */
    void beginOrnament() throws IOException {
        out.beginMarkedContent(COSName.ARTIFACT);
    }

    /** Begins what is read to those who do not see it, with its number on the page. */
    void begin(String tag, int number) throws IOException {
        out.beginMarkedContent(COSName.getPDFName(tag), number);
    }

    void end() throws IOException {
        out.endMarkedContent();
    }

    private void path(Shape shape) throws IOException {
        float[] to = new float[6];
        float[] at = new float[2];
        for (PathIterator each = shape.getPathIterator(null); !each.isDone(); each.next()) {
            switch (each.currentSegment(to)) {
                case PathIterator.SEG_MOVETO -> {
                    out.moveTo(to[0], to[1]);
                    System.arraycopy(to, 0, at, 0, 2);
                }
                case PathIterator.SEG_LINETO -> {
                    out.lineTo(to[0], to[1]);
                    System.arraycopy(to, 0, at, 0, 2);
                }
                case PathIterator.SEG_CUBICTO -> {
                    out.curveTo(to[0], to[1], to[2], to[3], to[4], to[5]);
                    System.arraycopy(to, 4, at, 0, 2);
                }
                case PathIterator.SEG_QUADTO -> {
                    out.curveTo(
                            at[0] + (to[0] - at[0]) * 2 / 3,
                            at[1] + (to[1] - at[1]) * 2 / 3,
                            to[2] + (to[0] - to[2]) * 2 / 3,
                            to[3] + (to[1] - to[3]) * 2 / 3,
                            to[2],
                            to[3]);
                    System.arraycopy(to, 2, at, 0, 2);
                }
                default -> out.closePath();
            }
        }
    }
}
