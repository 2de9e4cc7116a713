package jp.musubi.site.document;

import org.apache.fontbox.FontBoxFont;
import org.apache.fontbox.ttf.OpenTypeFont;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.pdmodel.font.CIDFontMapping;
import org.apache.pdfbox.pdmodel.font.FontMapper;
import org.apache.pdfbox.pdmodel.font.FontMappers;
import org.apache.pdfbox.pdmodel.font.FontMapping;
import org.apache.pdfbox.pdmodel.font.PDCIDSystemInfo;
import org.apache.pdfbox.pdmodel.font.PDFontDescriptor;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Reads the text of a PDF in the order in which it was written. To be used in {@link ReaderProgram}
 * only: a hostile file may take all memory or never end.
 */
final class PdfReader {
    /** Pages that are read of a document, from the first on. */
    static final int MAX_PAGES = 200;

    /** Characters that are kept of a document, from the first on. */
    static final int MAX_CHARS = 40_000;

    /** Stands for fonts that a file does not bring along. */
    private static final String FALLBACK =
            "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

    private PdfReader() {}

    /**
     * Has fonts that are not in a file replaced by one font: no fonts of a machine are looked for.
     */
    static void prepare() throws IOException {
        try (InputStream font =
                Objects.requireNonNull(PDFTextStripper.class.getResourceAsStream(FALLBACK))) {
            TrueTypeFont fallback = new TTFParser().parse(new RandomAccessReadBuffer(font));
            FontMappers.set(new OneFont(fallback));
        }
    }

    /** What the bytes of a document say. */
    static Extract read(byte[] pdf) {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            var pages = new Pages();
            try {
                pages.writeText(document, Writer.nullWriter());
            } catch (Enough _) {
                // What was read until then is what is kept.
            }
            return pages.all().stream().allMatch(String::isEmpty)
                    ? Extract.failed(Trouble.NO_TEXT)
                    : new Extract(pages.all(), null);
        } catch (InvalidPasswordException _) {
            return Extract.failed(Trouble.PASSWORD);
        } catch (IOException | RuntimeException | StackOverflowError _) {
            // Whatever a library throws at bytes that anybody may have made.
            return Extract.failed(Trouble.DAMAGED);
        }
    }

    /** As much was read as is kept. */
    private static final class Enough extends IOException {
        private static final long serialVersionUID = 1;
    }

    /** The pages one by one. */
    private static final class Pages extends PDFTextStripper {
        private final List<String> pages = new ArrayList<>();
        private int rest = MAX_CHARS;

        Pages() {
            setEndPage(MAX_PAGES);
            setLineSeparator("\n");
            setParagraphEnd("\n");
        }

        List<String> all() {
            return pages;
        }

        @Override
        protected void startPage(PDPage page) {
            output = new StringWriter();
        }

        @Override
        protected void endPage(PDPage page) throws IOException {
            String text = PageText.of(output.toString());
            int end = text.length();
            if (end > rest) {
                end = Character.isLowSurrogate(text.charAt(rest)) ? rest - 1 : rest;
            }
            pages.add(text.substring(0, end));
            rest -= end;
            if (end < text.length() || rest == 0) {
                throw new Enough();
            }
        }
    }

    /** One font for all. */
    private record OneFont(TrueTypeFont font) implements FontMapper {
        @Override
        public FontMapping<TrueTypeFont> getTrueTypeFont(
                String name, @Nullable PDFontDescriptor descriptor) {
            return new FontMapping<>(font, true);
        }

        @Override
        public FontMapping<FontBoxFont> getFontBoxFont(
                String name, @Nullable PDFontDescriptor descriptor) {
            return new FontMapping<>(font, true);
        }

        @Override
        @SuppressWarnings("NullAway") // PDFBox itself says "none" so.
        public CIDFontMapping getCIDFont(
                String name,
                @Nullable PDFontDescriptor descriptor,
                @Nullable PDCIDSystemInfo system) {
            OpenTypeFont none = null;
            return new CIDFontMapping(none, font, true);
        }
    }
}
