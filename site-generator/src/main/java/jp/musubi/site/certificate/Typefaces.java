package jp.musubi.site.certificate;

import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;

/**
 * The bundled fonts that certificates are set in. What the first lacks is taken from the second.
 * For one thread at a time.
 */
final class Typefaces {
    /** Units of an em in widths. */
    static final int EM = 1000;

    private final List<Face> faces;

    private Typefaces(List<Face> faces) {
        this.faces = List.copyOf(faces);
    }

    /**
     * One font.
     *
     * @param columns for writing from top to bottom: marks have the forms they have in columns
     * @param lines for writing from left to right
     */
    record Face(TrueTypeFont columns, TrueTypeFont lines) {}

    /** Reads the fonts. */
    static Typefaces bundled() {
        return new Typefaces(
                List.of(face("ShipporiMincho-SemiBold.ttf"), face("NotoSerifCJKjp-Bold-rest.ttf")));
    }

    List<Face> faces() {
        return faces;
    }

    /** The first font that has a character; empty if none has. */
    OptionalInt with(int character) throws IOException {
        for (int i = 0; i < faces.size(); i++) {
            if (glyph(i, character) != 0) {
                return OptionalInt.of(i);
            }
        }
        return OptionalInt.empty();
    }

    /** Width of a character of a font in a line, in {@link #EM} to the em. */
    double width(int face, int character) throws IOException {
        TrueTypeFont font = faces.get(face).lines();
        return (double) font.getAdvanceWidth(glyph(face, character)) * EM / font.getUnitsPerEm();
    }

    private int glyph(int face, int character) throws IOException {
        return faces.get(face).lines().getUnicodeCmapLookup().getGlyphId(character);
    }

    private static Face face(String name) {
        try (var in =
                Objects.requireNonNull(Typefaces.class.getResourceAsStream("font/" + name), name)) {
            byte[] bytes = in.readAllBytes();
            TrueTypeFont columns = new TTFParser().parse(new RandomAccessReadBuffer(bytes));
            columns.enableVerticalSubstitutions();
            return new Face(columns, new TTFParser().parse(new RandomAccessReadBuffer(bytes)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
