package jp.musubi.cms.importer.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;

class TableFileTest {
    private static final Charset CP932 = Charset.forName("windows-31j");
    private static final String REGISTER = "番号,名称\r\n1,金沢川ぞいの会\r\n2,①ﾊﾝｶｸ～－の会\r\n";

    @TempDir private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"", "\uFEFF", "\uFEFF\uFEFF", "\uFEFF?", "\uFEFF\uFEFF?"})
    void byteOrderMarksAreNoPartOfTheFirstHeading(String mark) throws Exception {
        assertEquals(List.of("番号", "名称"), rows(bytes(mark + REGISTER)).getFirst().cells());
    }

    @Test
    void bothEncodingsUnderOneNameSayTheSame() throws Exception {
        assertEquals(rows(bytes(REGISTER)), rows(REGISTER.getBytes(CP932)));
    }

    @Test
    void halfWidthKanaInCp932IsNotTakenForUtf8() throws Exception {
        byte[] file = "番号,名称\r\n1,ﾃｨ\r\n".getBytes(CP932);
        assertEquals("ﾃｨ", rows(file).get(1).cell(1));
    }

    @Test
    void eachLineOfAFileThatMixesEncodingsIsReadInItsOwn() throws Exception {
        byte[] file = join(bytes("番号,名称\n1,用水の会\n"), "2,町家の会\n".getBytes(CP932));
        List<TableLine> lines = lines(file);
        assertEquals(List.of("2", "町家の会"), ((TableLine.Row) lines.getLast()).cells());
        assertTrue(lines.stream().anyMatch(TableLine.Remark.class::isInstance));
    }

    @Test
    void aGivenEncodingIsNotGuessedAbout() throws Exception {
        var layout = new Layout(Encoding.UTF_8, null, null, null);
        List<TableLine> lines =
                lines(join(bytes("番号,名称\n1,用水の会\n"), "2,町家の会\n".getBytes(CP932)), layout);
        assertEquals(3, assertInstanceOf(TableLine.Damaged.class, lines.get(2)).line());
    }

    @Test
    void bytesOfNoEncodingCostOneRowAndNameItsLine() throws Exception {
        byte[] bad = {'2', ',', (byte) 0x81, (byte) 0x20, (byte) 0xFF, '\n'};
        List<TableLine> lines = lines(join(bytes("番号,名称\n"), join(bad, bytes("3,よい行\n4,次の行\n"))));
        assertEquals(2, assertInstanceOf(TableLine.Damaged.class, lines.get(1)).line());
        assertEquals("よい行", ((TableLine.Row) lines.get(2)).cell(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {",", "\t", ";"})
    void theSeparatorIsFoundOut(String separator) throws Exception {
        String file = "番号,名称,備考\n1,会,なし\n".replace(",", separator);
        assertEquals(List.of("1", "会", "なし"), rows(bytes(file)).get(1).cells());
    }

    @Test
    void apostrophesQuoteWhereTheyStandAroundCells() throws Exception {
        String file = "'番号','名称'\n'1','川, 山''の会'\n'2','二番'\n";
        assertEquals("川, 山'の会", rows(bytes(file)).get(1).cell(1));
    }

    @Test
    void anApostropheInsideANameStaysOne() throws Exception {
        assertEquals("Dog's 会", rows(bytes("番号,名称\n1,Dog's 会\n")).get(1).cell(1));
    }

    @Test
    void quotedCellsHoldSeparatorsQuotesAndLineEndsAndLinesAreStillCounted() throws Exception {
        String file = "番号,名称\r\n1,\"川,\n\"\"山\"\"の会\"\r\n2,次の会\r\n";
        List<TableLine.Row> rows = rows(bytes(file));
        assertEquals("川,\n\"山\"の会", rows.get(1).cell(1));
        assertEquals(4, rows.get(2).line());
    }

    @Test
    void tabsAroundQuotedCellsArePadding() throws Exception {
        assertEquals("川の会", rows(bytes("番号,名称\n1,\t\"川の会\"\t\n")).get(1).cell(1));
    }

    @Test
    void aQuoteNobodyClosedCostsOneRow() throws Exception {
        String file = "番号,名称\n1,\"閉じない\n2,\"二番\"\n3,三番\n";
        List<TableLine> lines = lines(bytes(file));
        assertEquals(2, assertInstanceOf(TableLine.Damaged.class, lines.get(1)).line());
        assertEquals(List.of("2", "二番"), ((TableLine.Row) lines.get(2)).cells());
        assertEquals(List.of("3", "三番"), ((TableLine.Row) lines.get(3)).cells());
    }

    @Test
    void aQuoteNobodyClosedInTheLastRowDoesNotSwallowTheFile() throws Exception {
        List<TableLine> lines = lines(bytes("番号,名称\n1,\"閉じない\n2,二番"));
        assertInstanceOf(TableLine.Damaged.class, lines.get(1));
        assertEquals(List.of("2", "二番"), ((TableLine.Row) lines.get(2)).cells());
    }

    @Test
    void quotesInsideAQuotedNameAreKept() throws Exception {
        assertEquals("川の\"会\"です", rows(bytes("n\n\"川の\"会\"です\"\n")).get(1).cell(0));
    }

    @Test
    void compressedFilesAreReadByTheirContent() throws Exception {
        assertEquals(rows(bytes(REGISTER)), rows(gzip(bytes(REGISTER))));
    }

    @Test
    void aCompressedFileThatBreaksOffIsRefusedBeforeAnythingIsRead() throws IOException {
        byte[] whole = gzip(bytes(REGISTER.repeat(2000)));
        byte[] cut = Arrays.copyOf(whole, whole.length - 40);
        assertThrows(UnreadableFile.class, () -> TableFile.open(file(cut), Layout.UNKNOWN));
    }

    @Test
    void whatIsNoTableIsRefusedWithACure() throws IOException {
        refused("empty", new byte[0]);
        refused("UTF-16", "番号,名称\n".getBytes(StandardCharsets.UTF_16));
        refused("no text", new byte[] {'a', 0, 'b', '\n'});
        refused(".xls", new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 0, 0});
        refused("damaged", new byte[] {'P', 'K', 3, 4, 0, 0, 0, 0});
        refused("longer than", "a".repeat(ByteLines.MAX_LINE_BYTES + 1).getBytes(CP932));
        UnreadableFile missing =
                assertThrows(
                        UnreadableFile.class,
                        () -> TableFile.open(folder.resolve("none.csv"), Layout.UNKNOWN));
        assertTrue(missing.sentence().in("ja").contains("none.csv"));
    }

    private void refused(String word, byte[] bytes) throws IOException {
        Path file = file(bytes);
        UnreadableFile refused =
                assertThrows(
                        UnreadableFile.class,
                        () -> TableFile.open(file, Layout.UNKNOWN).lines().close());
        assertTrue(refused.sentence().in("en").contains(word), refused.sentence().in("en"));
    }

    private List<TableLine.Row> rows(byte[] bytes) throws Exception {
        return lines(bytes).stream().map(TableLine.Row.class::cast).toList();
    }

    private List<TableLine> lines(byte[] bytes) throws Exception {
        return lines(bytes, Layout.UNKNOWN);
    }

    private List<TableLine> lines(byte[] bytes, Layout layout) throws Exception {
        List<TableLine> found = new ArrayList<>();
        try (TableLines lines = TableFile.open(file(bytes), layout).lines()) {
            for (TableLine line = lines.next(); line != null; line = lines.next()) {
                found.add(line);
            }
        }
        return found;
    }

    private Path file(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("register.csv"), bytes);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] join(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        }
        return out.toByteArray();
    }
}
