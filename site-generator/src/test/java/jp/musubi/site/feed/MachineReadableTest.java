package jp.musubi.site.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;

import jp.musubi.site.link.Addresses;
import jp.musubi.site.link.LinkedSite;
import jp.musubi.site.link.Town;
import jp.musubi.site.plan.FilePlan;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import javax.xml.parsers.DocumentBuilderFactory;

class MachineReadableTest {
    private static final URI BASE = URI.create("https://city.example/kyodo/");

    private static final LinkedSite SITE =
            Town.inTwoLanguages()
                    .with(
                            "group",
                            "hotaru",
                            """
                            "title":{"ja":"ほたる & <会>","en":"Fireflies"},"members":12,\
                            "fields":["education","health"],"tags":["川","=tag"],\
                            "summary":"川を守る","recruiting":true,"kind":"chokai"\
                            """)
                    .with("group", "formula", "\"title\":\"=HYPERLINK(1)\",\"members\":3")
                    .with("group", "quoted", "\"title\":\"かぎ\\\"と,と\",\"purpose\":\"一\\n二\"")
                    .with(
                            "report",
                            "walk",
                            "\"title\":\"川歩き\",\"group\":\"hotaru\",\"body\":\"# 朝\\n\\n*みんな*で。\"")
                    .with("report", "lost", "\"title\":\"迷子\",\"group\":\"gone\"")
                    .with(
                            "banner",
                            "k-1",
                            "\"number\":\"K-1\",\"group\":\"hotaru\",\"state\":\"active\"")
                    .linked();
    private static final Addresses ADDRESSES = new Addresses(SITE, BASE);

    @Test
    void charactersThatXmlCannotHoldAreLeftOut() throws Exception {
        var xml = new Xml().element("a", "x\u0001y\ufffe\ud800z𠮷<&");
        assertEquals("xyz𠮷<&", xml(xml.bytes()).getDocumentElement().getTextContent());
    }

    @Test
    void theSitemapListsPagesWithTheTimeOfTheirLastChange() throws Exception {
        List<FilePlan> files = sitemap(new Sitemap(), 3).changes(ADDRESSES);
        assertEquals(List.of("/kyodo/sitemap.xml"), files.stream().map(FilePlan::address).toList());
        Document sitemap = xml(files.getLast());
        assertEquals(3, sitemap.getElementsByTagName("url").getLength());
        assertEquals(
                "https://city.example/kyodo/p/1/",
                sitemap.getElementsByTagName("loc").item(0).getTextContent());
        assertEquals(
                "2026-01-01T00:00:00Z",
                sitemap.getElementsByTagName("lastmod").item(0).getTextContent());
        assertTrue(
                text(Sitemap.robots(ADDRESSES))
                        .contains("Sitemap: https://city.example/kyodo/sitemap.xml"));
    }

    @Test
    void aLargeSiteHasAnIndexOfSitemapsThatTogetherListEveryPageOnce() throws Exception {
        List<FilePlan> files = sitemap(new Sitemap(4), 100).changes(ADDRESSES);
        Document index = xml(files.getLast());
        assertEquals("sitemapindex", index.getDocumentElement().getTagName());
        assertEquals(files.size() - 1, index.getElementsByTagName("sitemap").getLength());
        Set<String> listed = new HashSet<>();
        int urls = 0;
        for (FilePlan part : files.subList(0, files.size() - 1)) {
            NodeList places = xml(part).getElementsByTagName("loc");
            for (int i = 0; i < places.getLength(); i++) {
                listed.add(places.item(i).getTextContent());
                urls++;
            }
        }
        assertEquals(100, listed.size());
        assertEquals(100, urls);
    }

    @Test
    void onePageMoreOrLessChangesOneOfManySitemapsAndTheirIndex() {
        Sitemap sitemap = sitemap(new Sitemap(4), 100);
        sitemap.changes(ADDRESSES);
        sitemap.put("/kyodo/p/7/", Instant.parse("2026-02-02T00:00:00Z"));
        assertEquals(2, sitemap.changes(ADDRESSES).size());
        sitemap.put("/kyodo/p/7/", Instant.parse("2026-02-02T00:00:00Z"));
        assertEquals(0, sitemap.changes(ADDRESSES).size());
        sitemap.remove("/kyodo/p/8/");
        assertEquals(2, sitemap.changes(ADDRESSES).size());
    }

    @Test
    void aSitemapDoesNotTellInWhichOrderItsPagesCame() throws Exception {
        var grown = new Sitemap(4);
        for (int i = 100; i >= 1; i--) {
            grown.put("/kyodo/p/" + i + "/", Instant.parse("2026-01-01T00:00:00Z"));
            grown.changes(ADDRESSES);
        }
        grown.put("/kyodo/p/1/", Instant.EPOCH);
        grown.put("/kyodo/p/1/", Instant.parse("2026-01-01T00:00:00Z"));
        List<FilePlan> files = sitemap(new Sitemap(4), 100).changes(ADDRESSES);
        assertEquals(
                grown.addresses(ADDRESSES).stream().sorted().toList(),
                files.stream().map(FilePlan::address).sorted().toList());
    }

    private static Sitemap sitemap(Sitemap sitemap, int pages) {
        for (int i = 1; i <= pages; i++) {
            sitemap.put("/kyodo/p/" + i + "/", Instant.parse("2026-01-01T00:00:00Z"));
        }
        return sitemap;
    }

    @Test
    void openDataHasAByteOrderMarkLabelsAndEveryPublicField() throws Exception {
        String csv = csv("group");
        assertTrue(csv.startsWith("\ufeffid,slug,url,"));
        assertTrue(csv.contains("\r\n"));
        NamedCsvRecord hotaru = record(csv, "hotaru");
        assertEquals("ほたる & <会>", hotaru.getField("title"));
        assertEquals("Fireflies", hotaru.getField("title_en"));
        assertEquals("education;health", hotaru.getField("fields"));
        assertTrue(hotaru.getField("fields_label").startsWith("社会教育の推進を図る活動;保健"));
        assertEquals("町会・自治会", hotaru.getField("kind_label"));
        assertEquals("12", hotaru.getField("members"));
        assertEquals("true", hotaru.getField("recruiting"));
        assertEquals("https://city.example/kyodo/groups/hotaru/", hotaru.getField("url"));
        assertEquals("かぎ\"と,と", record(csv, "quoted").getField("title"));
        assertEquals("一\n二", record(csv, "quoted").getField("purpose"));
        assertFalse(csv.contains("contact_name"), "a field for staff");
    }

    @Test
    void aReferenceHasTheIdAndTitleOfItsTargetOrNothing() throws Exception {
        NamedCsvRecord walk = record(csv("report"), "walk");
        assertEquals(Town.id("group", "hotaru"), walk.getField("group"));
        assertEquals("ほたる & <会>", walk.getField("group_title"));
        NamedCsvRecord lost = record(csv("report"), "lost");
        assertEquals("", lost.getField("group"));
        assertEquals("", lost.getField("group_title"));
    }

    @Test
    void aFormulaInATitleIsDefusedInTheTable() throws Exception {
        assertEquals("'=HYPERLINK(1)", record(csv("group"), "formula").getField("title"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@sum", "\tx", "\rx", "＝1", "＋1"})
    void everyBeginningOfAFormulaIsDefused(String text) {
        assertEquals("'" + text, Spreadsheet.defused(text));
    }

    @Test
    void openDataAsJsonHasTheSameValuesInTheirOwnShapes() throws Exception {
        JsonNode json = new ObjectMapper().readTree(table(new JsonTable(), "group"));
        assertEquals(3, json.path("total").asInt());
        assertEquals(3, json.path("items").size());
        JsonNode hotaru = item(json, "hotaru");
        assertEquals(12, hotaru.path("members").intValue());
        assertTrue(hotaru.path("recruiting").booleanValue());
        assertEquals("education", hotaru.path("fields").path(0).asText());
        assertEquals("=tag", hotaru.path("tags").path(1).asText());
        assertTrue(hotaru.path("website").isMissingNode());
        assertEquals("=HYPERLINK(1)", item(json, "formula").path("title").asText());
    }

    private static JsonNode item(JsonNode json, String slug) {
        for (JsonNode item : json.path("items")) {
            if (item.path("slug").asText().equals(slug)) {
                return item;
            }
        }
        throw new AssertionError("no item " + slug);
    }

    private static String csv(String type) throws IOException {
        return new String(table(new CsvTable(), type), StandardCharsets.UTF_8);
    }

    private static byte[] table(TableFormat format, String type) throws IOException {
        var out = new ByteArrayOutputStream();
        new Table(format, SITE.model().require(type), SITE, ADDRESSES, new TableMemory().of(type))
                .writeTo(piece -> out.writeBytes(piece.bytes()));
        return out.toByteArray();
    }

    private static NamedCsvRecord record(String csv, String slug) {
        return CsvReader.builder().ofNamedCsvRecord(csv.substring(1)).stream()
                .filter(row -> row.getField("slug").equals(slug))
                .findFirst()
                .orElseThrow();
    }

    private static String text(FilePlan file) throws Exception {
        return new String(file.body().render(), StandardCharsets.UTF_8);
    }

    private static Document xml(FilePlan file) throws Exception {
        return xml(file.body().render());
    }

    private static Document xml(byte[] bytes) throws Exception {
        return DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(bytes));
    }
}
