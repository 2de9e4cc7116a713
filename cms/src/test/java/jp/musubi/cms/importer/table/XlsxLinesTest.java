package jp.musubi.cms.importer.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

class XlsxLinesTest {
    @TempDir private Path folder;

    @Test
    void aTextIsReadWithoutTheReadingExcelKeepsBesideIt() throws Exception {
        assertEquals(
                List.of("金沢の会"),
                row(
                        "<c r='A1' t='s'><v>0</v></c>",
                        "<si><t>金沢の会</t><rPh sb='0' eb='2'><t>カナザワ</t></rPh></si>"));
    }

    @Test
    void aTextOfSeveralFontsIsOneText() throws Exception {
        assertEquals(
                List.of("金沢の会"),
                row("<c r='A1' t='s'><v>0</v></c>", "<si><r><t>金沢</t></r><r><t>の会</t></r></si>"));
    }

    @Test
    void aWorkbookWithoutStylesAndSharedTextsIsRead() throws Exception {
        Path file = folder.resolve("plain.xlsx");
        Workbook.writePlain(
                file, "<row r='1'><c r='A1' t='inlineStr'><is><t>金沢の会</t></is></c></row>");
        assertEquals(List.of("金沢の会"), ((TableLine.Row) read(file).getFirst()).cells());
    }

    @Test
    void timeCellsShowTheTimeAndNotAFraction() throws Exception {
        assertEquals(
                List.of("17:00", "17:30"),
                row(
                        "<c r='A1' s='1'><v>0.70833333333333337</v></c><c r='B1'"
                                + " s='1'><v>0.72916666666666663</v></c>",
                        ""));
    }

    @Test
    void dayCellsAreIsoDaysWhateverTheyLookLike() throws Exception {
        assertEquals(
                List.of("2007-11-01", "2026-11-23", "2026-11-23 18:30"),
                row(
                        "<c r='A1' s='2'><v>39387</v></c><c r='B1' s='3'><v>46349</v></c><c r='C1'"
                                + " s='4'><v>46349.770833333336</v></c>",
                        ""));
    }

    @Test
    void aFormulaIsTheValueItHadWhenTheFileWasSaved() throws Exception {
        assertEquals(
                List.of("石川県金沢市", "12"),
                row(
                        "<c r='A1' t='str'><f>B1&amp;C1</f><v>石川県金沢市</v></c><c"
                                + " r='B1'><f>6*2</f><v>12</v></c>",
                        ""));
    }

    @Test
    void longNumbersKeepAllTheirDigits() throws Exception {
        assertEquals(
                List.of("1010005027169", "0.1"),
                row(
                        "<c r='A1'><v>1.010005027169E12</v></c><c"
                                + " r='B1'><v>0.10000000000000001</v></c>",
                        ""));
    }

    @Test
    void cellsThatAreLeftOutKeepTheirColumns() throws Exception {
        assertEquals(List.of("", "", "TRUE"), row("<c r='C1' t='b'><v>1</v></c>", ""));
    }

    @Test
    void anErrorCellIsEmptyAndRemarkedOn() throws Exception {
        List<TableLine> lines = lines("<row r='7'><c r='A7' t='e'><v>#N/A</v></c></row>", "");
        assertEquals(7, assertInstanceOf(TableLine.Remark.class, lines.get(0)).line());
        assertEquals("", ((TableLine.Row) lines.get(1)).cell(0));
    }

    @Test
    void aWorkbookThatBreaksOffIsRefused() throws IOException {
        Path file = folder.resolve("register.xlsx");
        Workbook.write(file, "<row r='1'><c r='A1'><v>1</v></c></row>", "");
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length / 2));
        refused(file, "damaged");
    }

    @Test
    void aSheetWhoseXmlBreaksOffIsRefused() throws IOException {
        Path file = folder.resolve("register.xlsx");
        Workbook.write(file, "<row r='1'><c r='A1'><v>1</v></c></row><row", "");
        refused(file, "damaged");
    }

    @Test
    void anyOtherZipIsRefused() throws IOException {
        Path file = folder.resolve("register.zip");
        try (var zip = new java.util.zip.ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new java.util.zip.ZipEntry("register.csv"));
            zip.write("番号".getBytes(StandardCharsets.UTF_8));
        }
        refused(file, "no Excel workbook");
    }

    private void refused(Path file, String word) {
        UnreadableFile refused = assertThrows(UnreadableFile.class, () -> read(file));
        assertTrue(refused.sentence().in("en").contains(word), refused.sentence().in("en"));
    }

    private List<String> row(String cells, String texts) throws Exception {
        TableLine line = lines("<row r='1'>" + cells + "</row>", texts).getFirst();
        return assertInstanceOf(TableLine.Row.class, line).cells();
    }

    private List<TableLine> lines(String rows, String texts) throws Exception {
        Path file = folder.resolve("register.xlsx");
        Workbook.write(file, rows, texts);
        return read(file);
    }

    private static List<TableLine> read(Path file) throws UnreadableFile {
        List<TableLine> found = new ArrayList<>();
        try (TableLines lines = TableFile.open(file, Layout.UNKNOWN).lines()) {
            for (TableLine line = lines.next(); line != null; line = lines.next()) {
                found.add(line);
            }
        }
        return found;
    }
}
