package jp.musubi.site.document;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/**
 * PDF files written by hand, so that each is what a test says and needs no font of a machine: text
 * is written in a font that readers know by the name of its characters.
 */
public final class SmallPdf {
    private final Map<Integer, byte[]> objects = new TreeMap<>();
    private final List<Integer> pages = new ArrayList<>();
    private String encoding = "UniJIS-UTF16-H";
    private String trailer = "";
    private int next = 10;

    /** A document with a page for each text; its lines are the page's. */
    public static byte[] of(String... pages) {
        var pdf = new SmallPdf();
        for (String page : pages) {
            pdf.page(page.lines().toList());
        }
        return pdf.bytes();
    }

    /** With text from top to bottom, columns from right to left. */
    SmallPdf vertical() {
        encoding = "UniJIS-UTF16-V";
        return this;
    }

    /** Adds to the last part of the file. */
    SmallPdf trailer(String entries) {
        trailer = entries;
        return this;
    }

    /** Adds an object; gives its number. */
    int object(String content) {
        objects.put(next, content.getBytes(StandardCharsets.ISO_8859_1));
        return next++;
    }

    int stream(String dictionary, byte[] content) {
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(ascii("<<%s/Length %d>>stream\n".formatted(dictionary, content.length)));
        bytes.writeBytes(content);
        bytes.writeBytes(ascii("\nendstream"));
        objects.put(next, bytes.toByteArray());
        return next++;
    }

    /** Adds a page with lines of text. */
    SmallPdf page(List<String> lines) {
        var content = new StringBuilder();
        for (int i = 0; i < lines.size(); i++) {
            String place =
                    encoding.endsWith("V") ? (550 - 30 * i) + " 800" : "50 " + (800 - 30 * i);
            content.append("BT /F 12 Tf ").append(place).append(" Td <");
            content.append(
                    HexFormat.of().formatHex(lines.get(i).getBytes(StandardCharsets.UTF_16BE)));
            content.append("> Tj ET\n");
        }
        return drawn(content.toString());
    }

    /** Adds a page that draws something. */
    SmallPdf drawn(String content) {
        return shows(stream("", ascii(content)), "/Font<</F 3 0 R>>");
    }

    /** Adds a page that shows a stream. */
    SmallPdf shows(int stream, String resources) {
        pages.add(
                object(
                        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents %d 0 R/Resources<<%s>>>>"
                                .formatted(stream, resources)));
        return this;
    }

    /** A stream of so many megabytes that is a thousandth as long in the file. */
    static byte[] bomb(int megabytes, String content) {
        var bytes = new ByteArrayOutputStream();
        try (var packed = new DeflaterOutputStream(bytes, new Deflater(9))) {
            byte[] megabyte = ascii(content.repeat((1 << 20) / content.length()));
            for (int i = 0; i < megabytes; i++) {
                packed.write(megabyte);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    byte[] bytes() {
        var kids = new StringBuilder();
        pages.forEach(page -> kids.append(page).append(" 0 R "));
        objects.putIfAbsent(1, ascii("<</Type/Catalog/Pages 2 0 R>>"));
        objects.putIfAbsent(
                2, ascii("<</Type/Pages/Kids[%s]/Count %d>>".formatted(kids, pages.size())));
        objects.putIfAbsent(
                3,
                ascii(
                        "<</Type/Font/Subtype/Type0/BaseFont/Mincho/Encoding/%s/DescendantFonts[4 0 R]>>"
                                .formatted(encoding)));
        objects.putIfAbsent(
                4,
                ascii(
                        "<</Type/Font/Subtype/CIDFontType0/BaseFont/Mincho/CIDSystemInfo<</Registry(Adobe)/Ordering(Japan1)/Supplement"
                            + " 6>>/FontDescriptor 5 0 R>>"));
        objects.putIfAbsent(
                5,
                ascii(
                        "<</Type/FontDescriptor/FontName/Mincho/Flags 4/FontBBox[0 -120 1000"
                                + " 880]/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 700/StemV"
                                + " 80>>"));
        var file = new ByteArrayOutputStream();
        file.writeBytes(ascii("%PDF-1.7\n"));
        var places = new TreeMap<Integer, Integer>();
        objects.forEach((number, content) -> {
            places.put(number, file.size());
            file.writeBytes(ascii(number + " 0 obj\n"));
            file.writeBytes(content);
            file.writeBytes(ascii("\nendobj\n"));
        });
        int start = file.size();
        var table = new StringBuilder("xref\n0 1\n0000000000 65535 f \n");
        places.forEach(
                (number, place) -> table.append("%d 1\n%010d 00000 n \n".formatted(number, place)));
        table.append(
                "trailer<</Root 1 0 R/Size %d%s>>\nstartxref\n%d\n%%%%EOF\n"
                        .formatted(next, trailer, start));
        file.writeBytes(ascii(table.toString()));
        return file.toByteArray();
    }

    /** Replaces one of the first objects: 1 the catalogue, 2 the list of pages, 3 the font. */
    SmallPdf with(int number, String content) {
        objects.put(number, ascii(content));
        return this;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
