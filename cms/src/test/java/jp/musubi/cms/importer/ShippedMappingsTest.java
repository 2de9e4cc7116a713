package jp.musubi.cms.importer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import jp.musubi.content.entry.FieldsWriter;
import jp.musubi.content.model.ContentModels;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The shipped mappings on rows of their formats; all bodies are fictional. */
class ShippedMappingsTest {
    private static final Charset CP932 = Charset.forName("windows-31j");

    @TempDir private Path folder;
    private final TestImport.Collected register = new TestImport.Collected();

    @Test
    void aCafeteriaIsAGroupForChildren() throws Exception {
        String file =
                """
                全国地方公共団体コード,ID,都道府県,市区町村名,名称,名称_カナ,設置目的,住所,方書,電話番号1,開催曜日,開催日,開催開始時間,開催終了時間,参加費_小学生,参加費_大人,予約方法,フードパントリー実施,テイクアウト実施
                172014,A1,石川県,金沢市,みほん食堂 ,ﾐﾎﾝｼｮｸﾄﾞｳ,食事支援,石川県金沢市見本町１−２ー３,見本会館　２階,(076)200-0001,土,第４土曜日,11:30,14:00,0,無料,電話*のみ,1,0
                172014,,石川県,金沢市,みほん食堂,ミホンショクドウ,,非公開,,,,,,,,,,,
                172014,,石川県,金沢市,みほん食堂,ミホンショクドウ,,見本町9,,,,,,,,,,,
                ,A1,172014,石川県,金沢市,ずれた食堂,ズレ,,,,,,,,,,,,
                """;
        JsonNode report = run("childrens-cafeterias", file, Charset.forName("UTF-8"));
        assertEquals(3, report.path("created").asInt(), report.toString());
        assertEquals(5, report.path("skipped").path(0).path("line").asInt());
        ObjectNode fields = fields(0);
        assertEquals("みほん食堂", fields.path("title").asText());
        assertEquals("ミホンショクドウ", fields.path("reading").asText());
        assertEquals("[\"children\"]", fields.path("fields").toString());
        assertEquals("石川県金沢市見本町1-2-3 見本会館 2階", fields.path("address").asText());
        assertEquals("第４土曜日 11:30から 14:00まで", fields.path("activity_days").asText());
        assertEquals("小学生 0円、大人 無料", fields.path("fee").asText());
        assertEquals("[\"フードパントリー\",\"子ども食堂\"]", fields.path("tags").toString());
        assertEquals("- 予約：電話\\*のみ", fields.path("body").asText());
        assertEquals("076-200-0001", fields.path("contact_phone").asText());
        assertEquals("石川県金沢市", fields(1).path("address").asText());
        assertTrue(fields(1).path("activity_place").isMissingNode());
        assertEquals("172014:a1", register.rows.getFirst().id());
    }

    @Test
    void aCorporationIsKnownByItsNumberAndClosedOnesAreLeftOut() throws Exception {
        String open = corporation("1010005027169", "一般社団法人みほんＣＡ", "399", "", "2017-07-26");
        String old = corporation("2010005027168", "特定非営利活動法人みほん", "399", "", "2015-10-05");
        String closed = corporation("3010005027167", "閉じた会", "399", "2024-01-25", "2016-01-01");
        String shifted = "9,1," + open;
        JsonNode report =
                run("corporate-numbers", String.join("", open, old, closed, shifted), CP932);
        assertEquals(2, report.path("created").asInt(), report.toString());
        assertEquals(2, report.path("skipped").size());
        assertEquals("1010005027169", register.rows.getFirst().slug());
        ObjectNode fields = fields(0);
        assertEquals("一般社団法人みほんCA", fields.path("title").asText());
        assertEquals("ippan_shadan", fields.path("kind").asText());
        assertEquals("石川県金沢市見本町1丁目2番3-401号", fields.path("address").asText());
        assertEquals("920-0001", fields.path("postcode").asText());
        assertEquals("2017", fields.path("founded").asText());
        assertEquals("npo", fields(1).path("kind").asText());
        assertTrue(fields(1).path("founded").isMissingNode());
    }

    @Test
    void thePortalsTwentyMarksAreTheTwentyFieldsInOrder() throws Exception {
        List<String> marks = new ArrayList<>(java.util.Collections.nCopies(20, ""));
        marks.set(0, "○");
        marks.set(12, "◯");
        marks.set(19, "〇");
        String row = portalRow("特定非営利活動法人みほん", "1010005027169", marks, "平成19年11月1日", "");
        String dissolved = portalRow("解散した法人", "2010005027168", marks, "", "平成30年解散");
        JsonNode report = run("npo-portal", PORTAL_HEADER + row + dissolved, CP932);
        assertEquals(1, report.path("created").asInt(), report.toString());
        assertEquals(3, report.path("skipped").path(0).path("line").asInt());
        ObjectNode fields = fields(0);
        assertEquals("[\"health\",\"children\",\"ordinance\"]", fields.path("fields").toString());
        assertEquals("2007-11-01", fields.path("certified_on").asText());
        assertEquals("石川県", fields.path("authority").asText());
        assertEquals("見本 太郎", fields.path("representative").asText());
        assertEquals("npo", fields.path("kind").asText());
    }

    @Test
    void eachPortalMarkIsTheFieldOfItsNumber() throws Exception {
        var vocabulary = ContentModels.bundled().vocabulary("field").orElseThrow();
        String rows =
                IntStream.range(0, 20)
                        .mapToObj(i -> {
                            var marks = new ArrayList<>(java.util.Collections.nCopies(20, ""));
                            marks.set(i, "○");
                            return portalRow("法人" + i, number(i), marks, "", "");
                        })
                        .collect(Collectors.joining());
        run("npo-portal", PORTAL_HEADER + rows, CP932);
        List<String> found =
                register.rows.stream().map(row -> row.fields().items("fields").getFirst()).toList();
        assertEquals(List.copyOf(vocabulary.terms().keySet()), found);
    }

    private static final String PORTAL_HEADER =
            "法人名称,法人名称カナ,所轄庁,権限移譲先市町村,主たる事務所の所在地,主たる事業所の郵便番号,従たる事務所の所在地,代表者氏名,団体代表者名（フリガナ）,法人設立認証年月日,設立年月日,定款に記載された目的,"
                    + IntStream.rangeClosed(1, 20)
                            .mapToObj(i -> "活動分野" + wide(i))
                            .collect(Collectors.joining(","))
                    + ",認定（認定・特例認定１）,認定（認定・特例認定２）,認定（認定・特例認定３）,認定（認定・特例認定４）,認定（PST基準１）,認定（PST基準２）,認定（PST基準３）,認定（PST基準"
                    + " 条例指定（都道府県及び市区町村名））,認定（認定開始日）,認定（認定満了日）,認定（認定取消日）,認定（特例認定年月日）,認定（特例認定満了日）,認定（特例認定取消日）,監督情報,解散情報,法人情報URL,法人番号,条例個別指定フラグ,特定非営利活動に係る事業,その他の事業,事業年度開始日,事業年度終了日\n";

    private static String portalRow(
            String name, String number, List<String> marks, String certified, String dissolved) {
        return name
                + ",ﾐﾎﾝ,石川県,,石川県金沢市見本町１－２,9200001,,見本　太郎,ミホン　タロウ,"
                + certified
                + ",2007/11/20,この法人は、見本のための活動を行う。,"
                + String.join(",", marks)
                + ",".repeat(16)
                + dissolved
                + ",,"
                + number
                + ",,見本事業,,4月1日,3月31日\n";
    }

    private static String wide(int number) {
        return String.valueOf(number)
                .chars()
                .mapToObj(c -> String.valueOf((char) (c - '0' + '０')))
                .collect(Collectors.joining());
    }

    /** A corporate number with its check digit. */
    private static String number(int serial) {
        String digits = String.format("%012d", 100_005_000_000L + serial);
        int sum = 0;
        for (int i = 1; i <= 12; i++) {
            sum += (digits.charAt(12 - i) - '0') * (i % 2 == 1 ? 1 : 2);
        }
        return (9 - sum % 9) + digits;
    }

    private static String corporation(
            String number, String name, String kind, String closed, String assigned) {
        return "12,"
                + number
                + ",01,1,2021-10-04,2017-07-26,\""
                + name
                + "\",,"
                + kind
                + ",\"石川県\",\"金沢市\",\"見本町１丁目２番３－４０１号\",,17,201,9200001,,,"
                + closed
                + ",,,,"
                + assigned
                + ",1,,,,,\"ミホン\",0\n";
    }

    private JsonNode run(String mapping, String csv, Charset charset) throws Exception {
        return new TestImport(folder, register)
                .run(TestImport.shipped(mapping), csv, charset, false, false);
    }

    private ObjectNode fields(int row) {
        return FieldsWriter.toJson(register.rows.get(row).fields());
    }
}
