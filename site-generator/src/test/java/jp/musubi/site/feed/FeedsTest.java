package jp.musubi.site.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import jp.musubi.site.link.Addresses;
import jp.musubi.site.link.LinkedSite;
import jp.musubi.site.link.Town;
import jp.musubi.site.plan.FilePlan;
import jp.musubi.site.plan.Planned;

import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

import javax.xml.parsers.DocumentBuilderFactory;

/** What is new is told to feed readers, of all and of each, in two forms and in every language. */
class FeedsTest {
    private static final LinkedSite SITE =
            Town.inTwoLanguages()
                    .with(
                            "group",
                            "hotaru",
                            """
                            "title":{"ja":"ほたる & <会>","en":"Fireflies"},\
                            "fields":["education","health"],"district":"nagamachi"\
                            """)
                    .with("group", "quiet", "\"title\":\"静かな会\",\"fields\":[\"health\"]")
                    .with(
                            "report",
                            "walk",
                            "\"title\":\"川歩き\",\"group\":\"hotaru\",\"body\":\"# 朝\\n\\n*みんな*で。\"")
                    .with("report", "lost", "\"title\":\"迷子\",\"group\":\"gone\"")
                    .with(
                            "banner",
                            "k-1",
                            "\"number\":\"K-1\",\"group\":\"hotaru\",\"state\":\"suspended\"")
                    .linked();

    private final Map<String, FilePlan> feeds = feeds(SITE);

    private static Map<String, FilePlan> feeds(LinkedSite site) {
        var feeds = new LinkedHashMap<String, FilePlan>();
        Consumer<Planned> add = plan -> feeds.put(plan.address(), (FilePlan) plan);
        var all = new Feeds(site, new Addresses(site, URI.create("https://city.example/kyodo/")));
        all.units().forEach(unit -> unit.planner().plan(add));
        site.entries().forEach(entry -> all.plan(entry, add));
        return feeds;
    }

    @Test
    void theSiteEveryGroupAndEachOfTheirTermsHaveOneInBothFormsAndEveryLanguage() {
        for (String page :
                List.of(
                        "",
                        "groups/hotaru/",
                        "groups/quiet/",
                        "fields/health/",
                        "districts/nagamachi/")) {
            for (String language : List.of("", "en/")) {
                for (String file : List.of("feed.xml", "feed.json")) {
                    String address = "/kyodo/" + language + page + file;
                    assertTrue(feeds.containsKey(address), address);
                }
            }
        }
        assertFalse(feeds.containsKey("/kyodo/reports/walk/feed.xml"), "nothing refers to reports");
    }

    @Test
    void everyAtomFeedIsXmlAndEveryJsonFeedJson() throws Exception {
        for (FilePlan feed : feeds.values()) {
            if (feed.address().endsWith(".xml")) {
                assertEquals("feed", atom(feed.address()).getDocumentElement().getTagName());
            } else {
                JsonNode json = json(feed.address());
                assertEquals("https://jsonfeed.org/version/1.1", json.path("version").asText());
                assertEquals(
                        "https://city.example" + feed.address(), json.path("feed_url").asText());
            }
        }
    }

    @Test
    void aGroupsFeedHasWhatRefersToItWithTitlesThatSayWhatTheyAre() throws Exception {
        Document atom = atom("/kyodo/groups/hotaru/feed.xml");
        assertEquals(2, atom.getElementsByTagName("entry").getLength());
        assertTrue(atom.getElementsByTagName("title").item(0).getTextContent().contains("& <会>"));
        String text = text("/kyodo/groups/hotaru/feed.xml");
        assertTrue(text.contains("https://city.example/kyodo/reports/walk/"), text);
        assertTrue(text.contains("<summary>朝: みんなで。</summary>"), text);
        assertTrue(text.contains("協働パートナー K-1 ほたる &amp; &lt;会&gt;（停止中）"), text);
    }

    @Test
    void bothFormsTellTheSame() throws Exception {
        JsonNode json = json("/kyodo/en/groups/hotaru/feed.json");
        Document atom = atom("/kyodo/en/groups/hotaru/feed.xml");
        assertEquals("en", json.path("language").asText());
        assertEquals(
                atom.getElementsByTagName("title").item(0).getTextContent(),
                json.path("title").asText());
        var ids = new ArrayList<String>();
        for (int i = 1; i < atom.getElementsByTagName("id").getLength(); i++) {
            ids.add(atom.getElementsByTagName("id").item(i).getTextContent());
        }
        var jsonIds = new ArrayList<String>();
        for (JsonNode item : json.path("items")) {
            jsonIds.add(item.path("id").asText());
            assertEquals("Fireflies", item.path("authors").path(0).path("name").asText());
            assertFalse(item.path("content_text").asText().isBlank());
        }
        assertEquals(ids, jsonIds);
    }

    @Test
    void theFeedOfAFieldHasTheNewsOfItsGroupsOnly() throws Exception {
        assertEquals(2, json("/kyodo/fields/health/feed.json").path("items").size());
        assertEquals(2, json("/kyodo/districts/nagamachi/feed.json").path("items").size());
        assertFalse(feeds.containsKey("/kyodo/fields/culture/feed.json"), "a field of no group");
    }

    @Test
    void aFeedDoesNotChangeWhenNothingButTheTimeOfTheSnapshotDoes() throws Exception {
        for (String address : feeds.keySet()) {
            assertFalse(text(address).contains("2026-11-23"), address);
        }
    }

    private String text(String address) throws Exception {
        return new String(bytes(address), StandardCharsets.UTF_8);
    }

    private byte[] bytes(String address) throws Exception {
        return Objects.requireNonNull(feeds.get(address), address).body().render();
    }

    private JsonNode json(String address) throws Exception {
        return new ObjectMapper().readTree(bytes(address));
    }

    private Document atom(String address) throws Exception {
        return DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(bytes(address)));
    }
}
