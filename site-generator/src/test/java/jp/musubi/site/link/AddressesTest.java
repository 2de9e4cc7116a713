package jp.musubi.site.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jp.musubi.content.entry.Entry;
import jp.musubi.content.entry.Fields;
import jp.musubi.content.entry.Value;
import jp.musubi.content.model.ContentModels;
import jp.musubi.content.model.ContentType;
import jp.musubi.content.snapshot.Asset;
import jp.musubi.content.snapshot.Snapshot;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;

class AddressesTest {
    private static final URI SUB_PATH = URI.create("https://city.example/kyodo");

    @Test
    void everyAddressBeginsWithThePathOfTheBaseUrl() {
        LinkedSite site =
                Town.inTwoLanguages()
                        .with("group", "hotaru", "\"title\":\"ほたる\"")
                        .with("award", "first", "\"title\":\"賞\",\"year\":2024")
                        .linked();
        var addresses = new Addresses(site, SUB_PATH);
        ContentType type = site.model().require("group");
        Entry group = site.entries("group").getFirst();
        Entry award = site.entries("award").getFirst();
        assertEquals("/kyodo/", addresses.home("ja"));
        assertEquals("/kyodo/en/", addresses.home("en"));
        assertEquals("/kyodo/groups/hotaru/", addresses.entry(group, "ja"));
        assertEquals("/kyodo/en/groups/hotaru/", addresses.entry(group, "en"));
        assertEquals("/kyodo/awards/2024/first/", addresses.entry(award, "ja"));
        assertEquals("/kyodo/en/groups/", addresses.list(type, "en"));
        assertEquals("/kyodo/groups/page/2/", addresses.page(addresses.list(type, "ja"), 2));
        assertEquals(
                "/kyodo/fields/culture/",
                addresses.term(type.field("fields").orElseThrow(), "culture", "ja"));
        assertEquals(
                "/kyodo/groups/hotaru/feed.xml",
                Subscription.ATOM.of(addresses.entry(group, "ja")));
        assertEquals("/kyodo/opendata/groups.csv", addresses.openData(type, "csv"));
        assertEquals(
                "https://city.example/kyodo/groups/hotaru/",
                addresses.absolute(addresses.entry(group, "ja")));
        assertEquals("groups/hotaru/index.html", addresses.file("/kyodo/groups/hotaru/"));
        assertEquals("index.html", addresses.file("/kyodo/"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../../etc/passwd",
                "..",
                ".",
                "/absolute",
                "a/../../b",
                "..\\..\\windows",
                ".musubi",
                "a\u0000b",
                "%2e%2e%2f",
                "番号 第1号",
                "\ud800",
                "a?b#c&d=e+f",
                "C:evil"
            })
    void aNumberOfAnyShapeStaysOneHarmlessSegment(String number) {
        LinkedSite site = townWithBanner(number);
        var addresses = new Addresses(site, URI.create("https://city.example/"));
        String file = addresses.file(addresses.entry(site.entries("banner").getFirst(), "ja"));
        String[] segments = file.split("/", -1);
        assertEquals(3, segments.length, file);
        assertEquals("verify", segments[0]);
        assertFalse(segments[1].startsWith("."), file);
        assertTrue(segments[1].matches("[\\p{L}\\p{N}._~-]+"), file);
        assertEquals("index.html", segments[2]);
    }

    @Test
    void aVeryLongNumberFitsIntoAFileName() {
        LinkedSite site = townWithBanner("金".repeat(1_000));
        var addresses = new Addresses(site, URI.create("https://city.example/"));
        String file = addresses.file(addresses.entry(site.entries("banner").getFirst(), "ja"));
        assertTrue(file.split("/", -1)[1].codePointCount(0, file.split("/", -1)[1].length()) <= 66);
    }

    @Test
    void twoEntriesNeverShareAnAddress() {
        LinkedSite site =
                Town.inJapanese()
                        .with("group", "hotaru", "\"title\":\"ほたる\"")
                        .with("banner", "a", banner("K-1"))
                        .with("banner", "b", banner("K-1"))
                        .linked();
        var addresses = new Addresses(site, URI.create("https://city.example/"));
        List<Entry> banners = site.entries("banner");
        assertNotEquals(
                addresses.entry(banners.getFirst(), "ja"),
                addresses.entry(banners.getLast(), "ja"));
        assertTrue(addresses.warnings().getFirst().startsWith("banner b: "));
    }

    @Test
    void anAssetKeepsItsName() {
        var addresses = new Addresses(Town.inJapanese().linked(), SUB_PATH);
        var asset = new Asset("1", "assets/a b.webp", 1, 1, null, List.of());
        assertEquals("/kyodo/assets/a%20b.webp", addresses.asset(asset));
        assertEquals("assets/a b.webp", addresses.file(addresses.asset(asset)));
    }

    private static String banner(String number) {
        return "\"number\":\"" + number + "\",\"group\":\"hotaru\",\"state\":\"active\"";
    }

    /** Past the checks of the reader, as if they had a hole. */
    private static LinkedSite townWithBanner(String number) {
        var values = new LinkedHashMap<String, Value>();
        values.put("number", new Value.Text(number));
        var banner =
                new Entry(
                        "banner",
                        Town.id("banner", "b"),
                        "b",
                        Instant.EPOCH,
                        Instant.EPOCH,
                        new Fields(values),
                        Set.of());
        Snapshot town = Town.inJapanese().read().snapshot();
        return LinkedSite.of(
                new Snapshot(town.site(), ContentModels.bundled(), List.of(), List.of(banner)));
    }
}
