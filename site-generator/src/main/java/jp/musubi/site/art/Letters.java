package jp.musubi.site.art;

import org.apache.fontbox.ttf.GlyphData;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Letters as outlines, so that a drawing looks the same on every machine and needs no font there.
 * What the first of the bundled fonts lacks is taken from the second.
 */
final class Letters {
    /** Units of an em in all outlines, whatever units the fonts have. */
    static final int EM = 1000;

    /** Selectors of variants, joiners and marks of direction have no shape of their own. */
    private static final Pattern UNSEEN =
            Pattern.compile("[\\p{Cf}\\x{FE00}-\\x{FE0F}\\x{E0100}-\\x{E01EF}]");

    private final List<TrueTypeFont> fonts;
    private final Map<Integer, Optional<Glyph>> glyphs = new ConcurrentHashMap<>();

    private Letters(List<TrueTypeFont> fonts) {
        this.fonts = fonts;
    }

    /** The letters of the bundled fonts, which are read when a first drawing asks for them. */
    static Letters bundled() {
        return Bundled.LETTERS;
    }

    /** Read once, and only by builds that draw. */
    private static final class Bundled {
        static final Letters LETTERS =
                new Letters(
                        List.of(
                                font("BIZUDPGothic-Bold.ttf"),
                                font("NotoSansCJKjp-Bold-rest.ttf")));
    }

    /**
     * One letter, from its left end on the base line; y grows downwards.
     *
     * @param character of Unicode that it is for
     * @param steps the outline as {@link SvgPath} writes it
     */
    record Glyph(int character, Path2D outline, SvgPath steps, double advance) {}

    /**
     * A line of text.
     *
     * @param glyphs its letters
     * @param starts where each of them begins, in whole units
     * @param width how far it reaches, in {@link #EM} to the em
     */
    record Line(List<Glyph> glyphs, List<Integer> starts, double width) {
        Line {
            glyphs = List.copyOf(glyphs);
            starts = List.copyOf(starts);
        }
    }

    /** The letters of a text; empty if one of its characters is in no font, or it says nothing. */
    Optional<Line> line(String text) {
        var line = new ArrayList<Glyph>();
        var starts = new ArrayList<Integer>();
        double x = 0;
        String seen = UNSEEN.matcher(text.strip()).replaceAll("");
        String composed = Normalizer.normalize(seen, Normalizer.Form.NFC);
        for (int character : composed.codePoints().toArray()) {
            Optional<Glyph> glyph = glyphs.computeIfAbsent(character, this::find);
            if (glyph.isEmpty()) {
                return Optional.empty();
            }
            line.add(glyph.get());
            starts.add((int) Math.round(x));
            x += glyph.get().advance();
        }
        return x == 0 ? Optional.empty() : Optional.of(new Line(line, starts, x));
    }

    private Optional<Glyph> find(int character) {
        try {
            for (TrueTypeFont font : fonts) {
                int id = font.getUnicodeCmapLookup().getGlyphId(character);
                if (id != 0) {
                    return Optional.of(glyph(font, character, id));
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Glyph glyph(TrueTypeFont font, int character, int id) throws IOException {
        double scale = (double) EM / font.getUnitsPerEm();
        GlyphData data = font.getGlyph().getGlyph(id);
        var outline = new Path2D.Double();
        if (data != null) {
            outline.append(
                    data.getPath().getPathIterator(AffineTransform.getScaleInstance(scale, -scale)),
                    false);
        }
        return new Glyph(
                character, outline, SvgPath.of(outline, 0), font.getAdvanceWidth(id) * scale);
    }

    private static TrueTypeFont font(String name) {
        try (var in =
                Objects.requireNonNull(Letters.class.getResourceAsStream("font/" + name), name)) {
            return new TTFParser().parse(new RandomAccessReadBuffer(in.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
