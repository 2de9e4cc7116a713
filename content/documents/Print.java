import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * Makes the documents of the sample city again: {@code java content/documents/Print.java TEXT
 * ASSETS} writes a PDF of a text into the folder of assets and says under which name. The font is
 * the reader's own, so files are small and the same wherever they are made.
 */
public final class Print {
    private static final int WIDTH_POINTS = 420;
    private static final int HEIGHT_POINTS = 595;
    private static final int MARGIN_POINTS = 48;
    private static final int TEXT_POINTS = 11;
    private static final int LINE_POINTS = 20;

    private final List<byte[]> objects = new ArrayList<>();
    private final StringBuilder page = new StringBuilder();
    private int height = HEIGHT_POINTS - MARGIN_POINTS;

    private Print() {}

    public static void main(String[] arguments) throws IOException, NoSuchAlgorithmException {
        byte[] pdf = new Print().of(Files.readAllLines(Path.of(arguments[0])));
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(pdf);
        String hash = HexFormat.of().formatHex(digest, 0, 16);
        Path file = Path.of(arguments[1], hash.substring(0, 2), hash + ".pdf");
        Files.createDirectories(file.getParent());
        Files.write(file, pdf);
        System.out.println(file);
    }

    /** A line is a heading, a paragraph, nothing, or the end of a page. */
    private byte[] of(List<String> lines) {
        objects.add(ascii("<</Type/Catalog/Pages 2 0 R/Lang(ja)>>"));
        objects.add(new byte[0]);
        objects.add(
                ascii(
                        "<</Type/Font/Subtype/Type0/BaseFont/HeiseiKakuGo-W5-UniJIS-UTF16-H"
                                + "/Encoding/UniJIS-UTF16-H/DescendantFonts[4 0 R]>>"));
        objects.add(
                ascii(
                        "<</Type/Font/Subtype/CIDFontType0/BaseFont/HeiseiKakuGo-W5/CIDSystemInfo"
                                + "<</Registry(Adobe)/Ordering(Japan1)/Supplement 2>>"
                                + "/DW 1000/FontDescriptor 5 0 R>>"));
        objects.add(
                ascii(
                        "<</Type/FontDescriptor/FontName/HeiseiKakuGo-W5/Flags 4"
                                + "/FontBBox[-92 -250 1010 922]/ItalicAngle 0/Ascent 752"
                                + "/Descent -221/CapHeight 737/StemV 114>>"));
        var kids = new StringBuilder();
        for (String line : lines) {
            if (line.equals("---")) {
                kids.append(endOfPage());
            } else if (line.startsWith("## ")) {
                height -= LINE_POINTS / 2;
                write(line.substring(3), TEXT_POINTS + 3, "0.18 0.44 0.31 rg");
            } else if (line.startsWith("# ")) {
                write(line.substring(2), 2 * TEXT_POINTS, "0.18 0.44 0.31 rg");
            } else {
                write(line, TEXT_POINTS, "0.1 0.16 0.2 rg");
            }
        }
        kids.append(endOfPage());
        int pages = kids.toString().split("R").length - 1;
        objects.set(1, ascii("<</Type/Pages/Kids[%s]/Count %d>>".formatted(kids, pages)));
        return file();
    }

    private void write(String text, int points, String colour) {
        int most = (WIDTH_POINTS - 2 * MARGIN_POINTS) / points;
        for (int from = 0; from < text.length(); ) {
            int end = Math.min(text.length(), from + most);
            if (end < text.length() && "、。」".indexOf(text.charAt(end)) >= 0) {
                end++;
            }
            height -= Math.max(LINE_POINTS, points * 3 / 2);
            byte[] units = text.substring(from, end).getBytes(StandardCharsets.UTF_16BE);
            page.append(
                    "BT %s /F %d Tf %d %d Td <%s> Tj ET\n"
                            .formatted(
                                    colour,
                                    points,
                                    MARGIN_POINTS,
                                    height,
                                    HexFormat.of().formatHex(units)));
            from = end;
        }
    }

    private String endOfPage() {
        byte[] drawn = ascii(page.toString());
        page.setLength(0);
        height = HEIGHT_POINTS - MARGIN_POINTS;
        objects.add(
                ascii(
                        "<</Length %d>>stream\n%s\nendstream"
                                .formatted(
                                        drawn.length,
                                        new String(drawn, StandardCharsets.ISO_8859_1))));
        objects.add(
                ascii(
                        ("<</Type/Page/Parent 2 0 R/MediaBox[0 0 %d %d]/Contents %d 0 R"
                                        + "/Resources<</Font<</F 3 0 R>>>>>>")
                                .formatted(WIDTH_POINTS, HEIGHT_POINTS, objects.size())));
        return objects.size() + " 0 R ";
    }

    private byte[] file() {
        var file = new ByteArrayOutputStream();
        file.writeBytes(ascii("%PDF-1.5\n"));
        var table = new StringBuilder("0000000000 65535 f \n");
        for (int i = 0; i < objects.size(); i++) {
            table.append("%010d 00000 n \n".formatted(file.size()));
            file.writeBytes(ascii((i + 1) + " 0 obj\n"));
            file.writeBytes(objects.get(i));
            file.writeBytes(ascii("\nendobj\n"));
        }
        int start = file.size();
        int size = objects.size() + 1;
        file.writeBytes(
                ascii(
                        "xref\n0 %d\n%strailer<</Root 1 0 R/Size %d>>\nstartxref\n%d\n%%%%EOF\n"
                                .formatted(size, table, size, start)));
        return file.toByteArray();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
