package jp.musubi.cms.importer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;

import jp.musubi.cms.importer.mapping.Mapping;
import jp.musubi.cms.importer.table.UnreadableFile;
import jp.musubi.cms.importer.table.Workbook;
import jp.musubi.content.entry.Fields;
import jp.musubi.content.entry.FieldsWriter;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

class ImporterTest {
    private static final Mapping CITY =
            TestImport.mapping(
                    """
                    source: city-groups
                    type: group
                    columns:
                      number: [番号, NO, ID]
                      name: 名称
                      kana: ふりがな
                      mail: メール
                      members: 会員数
                      since: 設立
                      recruiting: 募集
                      kinds: 分野
                    id: [number]
                    fields:
                      title: {from: name, do: [kana, blanks]}
                      reading: {from: kana, do: [kana]}
                      contact_email: mail
                      members: {from: members, do: [number]}
                      founded: {from: since, do: [date]}
                      recruiting: {from: recruiting, do: [yes_no]}
                      fields: {from: kinds, do: [split, lookup: field]}
                    """);

    private static final String HEADER = "番号,名称,ふりがな,メール,会員数,設立,募集,分野\n";

    @TempDir private Path folder;
    private final TestImport.Collected register = new TestImport.Collected();
    private TestImport imports;

    @BeforeEach
    void register() {
        imports = new TestImport(folder, register);
    }

    @Test
    void aRowBecomesFields() throws Exception {
        JsonNode report =
                imports.run(
                        CITY,
                        HEADER
                                + "１,\u3000川ぞいﾉ会\u00A0,ｶﾜｿﾞｲﾉｶｲ,a@example.org,\"１，２００人\",平成元年4月,○,環境の保全・health\n");
        assertEquals(1, report.path("created").asInt());
        assertEquals(
                "{\"title\":\"川ぞいノ会\",\"reading\":\"カワゾイノカイ\",\"fields\":[\"environment\",\"health\"],\"founded\":\"1989-04\",\"members\":1200,\"recruiting\":true,\"contact_email\":\"a@example.org\"}",
                FieldsWriter.toJson(fields(0)).toString());
        assertEquals("1", register.rows.getFirst().id());
    }

    @Test
    void headingsAreFoundUnderOtherNamesInOtherWidthsAndBelowATitle() throws Exception {
        String file = "団体一覧,,\n令和8年,,\n\n ＮＯ ,名　称\n1,川の会\n";
        JsonNode report = imports.run(CITY, file);
        assertEquals(1, report.path("created").asInt());
        assertTrue(report.path("warnings").toString().contains("ふりがな"), report.toString());
    }

    @Test
    void aFileWithoutANeededColumnSaysWhichAndWritesNothing() {
        UnreadableFile refused =
                assertThrows(UnreadableFile.class, () -> imports.run(CITY, "番号,団体\n1,川の会\n"));
        assertTrue(refused.sentence().in("ja").contains("名称"));
        assertTrue(register.rows.isEmpty());
    }

    @Test
    void aWrongOptionalValueIsLeftOutAndReportedWithLineColumnAndReason() throws Exception {
        JsonNode report =
                imports.run(CITY, HEADER + "1,川の会,かわ,not-a-mail,多数,平成元年2月30日,△,宇宙;health\n");
        assertEquals(1, report.path("created").asInt());
        assertEquals("{\"title\":\"川の会\",\"reading\":\"かわ\",\"fields\":[\"health\"]}", json(0));
        assertEquals(5, report.path("warnings").size(), report.toString());
        JsonNode warning =
                report.path("warnings")
                        .valueStream()
                        .filter(found -> found.path("field").asText().equals("members"))
                        .findFirst()
                        .orElseThrow();
        assertEquals(2, warning.path("line").asInt());
        assertEquals("会員数", warning.path("column").asText());
        assertTrue(warning.path("reason").asText().contains("多数"));
    }

    @Test
    void everyRowIsInOrReportedWithItsLine() throws Exception {
        String file =
                HEADER
                        + "1,川の会\n"
                        + ",番号のない会\n"
                        + "3,\n"
                        + "4,\"閉じない会\n"
                        + "5,長い"
                        + "長".repeat(200)
                        + "会\n"
                        + "1,同じ番号の会\n"
                        + "7,ずれた会,,,,,,,はみ出し\n"
                        + "8,末尾の読点の会,,,,,,,,,,\n"
                        + "9,一行に\u0007制御\n";
        JsonNode report = imports.run(CITY, file);
        assertEquals(2, report.path("created").asInt(), report.toString());
        List<Integer> lines =
                report.path("skipped").valueStream().map(row -> row.path("line").asInt()).toList();
        assertEquals(List.of(3, 4, 5, 6, 7, 8, 10), lines, report.toString());
        report.path("skipped").forEach(row -> assertTrue(row.path("reason").asText().length() > 3));
    }

    @Test
    void hundredsOfBlankRowsAreCountedAndNotReported() throws Exception {
        String blank = ",,,\n".repeat(300) + "\n".repeat(300) + "\u3000,\t,\u00A0\n".repeat(100);
        JsonNode report = imports.run(CITY, HEADER + blank + "1,川の会\n" + blank);
        assertEquals(1, report.path("created").asInt());
        assertEquals(1400, report.path("blank").asInt());
        assertEquals(0, report.path("skipped").size());
    }

    @Test
    void differentBodiesOfOneNameAreTwo() throws Exception {
        JsonNode report = imports.run(CITY, HEADER + "1,みんなの会\n2,みんなの会\n");
        assertEquals(2, report.path("created").asInt());
    }

    @Test
    void aLineEndInsideANameBecomesABlankAndATabToo() throws Exception {
        imports.run(CITY, HEADER + "1,\"川の\r\n会\t本部\"\n");
        assertEquals("{\"title\":\"川の 会 本部\"}", json(0));
    }

    @Test
    void aFileInCp932SaysTheSame() throws Exception {
        imports.run(CITY, HEADER + "1,①髙﨑～の会\n", Charset.forName("windows-31j"), false, false);
        assertEquals("{\"title\":\"①髙﨑～の会\"}", json(0));
    }

    @Test
    void aWorkbookSaysTheSame() throws Exception {
        Path file = folder.resolve("register.xlsx");
        Workbook.write(
                file,
                "<row r='1'><c r='A1' t='s'><v>0</v></c><c r='B1' t='s'><v>1</v></c><c r='F1'"
                        + " t='s'><v>2</v></c></row><row r='2'><c r='A2'><v>1</v></c><c r='B2'"
                        + " t='str'><f>A1</f><v>川の会</v></c><c r='F2' s='2'><v>39387</v></c></row>",
                "<si><t>番号</t><rPh sb='0'"
                        + " eb='2'><t>バンゴウ</t></rPh></si><si><t>名称</t></si><si><t>設立</t></si>");
        imports.run(new ImportRequest(file, CITY, false, false, "ja"));
        assertEquals("{\"title\":\"川の会\",\"founded\":\"2007-11-01\"}", json(0));
    }

    @Test
    void aFileThatBreaksOffWritesNothing() throws Exception {
        String rows =
                IntStream.range(0, 5000)
                        .mapToObj(i -> i + ",会" + Integer.toHexString(i * 7919) + "\n")
                        .collect(Collectors.joining());
        Path file = folder.resolve("register.csv.gz");
        var packed = new java.io.ByteArrayOutputStream();
        try (var gzip = new java.util.zip.GZIPOutputStream(packed)) {
            gzip.write((HEADER + rows).getBytes(StandardCharsets.UTF_8));
        }
        Files.write(file, Arrays.copyOf(packed.toByteArray(), packed.size() - 10));
        assertThrows(
                UnreadableFile.class,
                () -> imports.run(new ImportRequest(file, CITY, false, false, "ja")));
        assertTrue(register.rows.isEmpty());
    }

    @Test
    void aDryRunWritesNothing() throws Exception {
        JsonNode report =
                imports.run(CITY, HEADER + "1,川の会\n", StandardCharsets.UTF_8, true, false);
        assertEquals(1, report.path("created").asInt());
        assertTrue(register.rows.isEmpty());
    }

    @Test
    void moreFindingsThanAreHeldAreAllReported() throws IOException {
        try (Findings findings = new Findings()) {
            IntStream.range(0, Findings.MAX_HELD * 2)
                    .forEach(i -> findings.add(new Finding(i, "列", "title", "理由")));
            List<Long> lines = new ArrayList<>();
            findings.forEach(finding -> lines.add(finding.line()));
            assertEquals(Findings.MAX_HELD * 2, lines.size());
            assertEquals(Findings.MAX_HELD * 2 - 1, lines.getLast());
        }
    }

    @Test
    void theReportForPeopleListsTheRows() throws Exception {
        var reader =
                new jp.musubi.content.entry.FieldsReader(
                        jp.musubi.content.model.ContentModels.bundled(), "ja", List.of("ja"));
        Path file = Files.writeString(folder.resolve("r.csv"), HEADER + "1,川の会\n,番号なし\n");
        var importer = new Importer(reader, Progress.SILENT);
        var request = new ImportRequest(file, CITY, true, false, "ja");
        try (ImportReport report = importer.run(importer.prepare(request), register)) {
            String text = ReportText.of(report, "ja");
            assertTrue(text.contains("新規 1 件"), text);
            assertTrue(text.contains("3行目"), text);
            assertTrue(ReportText.of(report, "en").contains("1 would be created"));
        }
    }

    private Fields fields(int row) {
        return register.rows.get(row).fields();
    }

    private String json(int row) {
        return FieldsWriter.toJson(fields(row)).toString();
    }
}
