package jp.musubi.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jp.musubi.site.link.Town;
import jp.musubi.site.load.SnapshotSource;
import jp.musubi.site.search.Answer;
import jp.musubi.site.search.FacetCount;
import jp.musubi.site.search.Hit;
import jp.musubi.site.search.Query;
import jp.musubi.site.search.SiteSearch;
import jp.musubi.site.theme.Theme;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Search tells groups and banners apart by the programme that the city certified them under. */
class ProgrammeFacetTest {
    private static final String PARTNER = "金沢市協働パートナー";
    private static final String VOLUNTEER = "ボランティア応援団体";

    @TempDir private Path temporary;

    private static Town town(Town town, String state) {
        return town.with("group", "hotaru", "\"title\":\"蛍の会\"")
                .with("group", "kawa", "\"title\":\"川の会\"")
                .with("group", "yama", "\"title\":\"山の会\"")
                .with("banner", "k-1", banner("K-2026-0001", "hotaru", PARTNER, "active"))
                .with("banner", "v-1", banner("V-2026-0001", "hotaru", VOLUNTEER, "active"))
                .with("banner", "v-2", banner("V-2026-0002", "kawa", "前の名前", state))
                .with("banner", "k-2", banner("K-2026-0002", "yama", PARTNER, "revoked"));
    }

    private static String banner(String number, String group, String programme, String state) {
        return """
        "number":"%s","group":"%s","programme":"%s","state":"%s",\
        "valid_from":"2026-04-01","valid_until":"2027-03-31"\
        """
                .formatted(number, group, programme, state);
    }

    private void build(Town town) throws BuildFailed {
        new Generator(Progress.silent())
                .build(
                        new BuildRequest(
                                SnapshotSource.of(town.read().snapshot(), temporary),
                                temporary.resolve("site"),
                                Theme.bundled(),
                                Optional.empty(),
                                false,
                                true));
    }

    private Answer search(Map<String, List<String>> filters, String language) throws IOException {
        try (SiteSearch search = SiteSearch.open(SiteFolder.index(temporary.resolve("site")))) {
            return search.search(new Query("", filters, 20, 0, language));
        }
    }

    private Set<String> found(String type, String programme) throws IOException {
        var filters = Map.of("type", List.of(type), "programme", List.of(programme));
        return search(filters, "ja").hits().stream().map(Hit::slug).collect(Collectors.toSet());
    }

    @Test
    void groupsAreNarrowedToThoseThatHoldAValidBannerOfAProgramme() throws Exception {
        build(town(Town.inJapanese().certifyingVolunteers(), "active"));
        assertEquals(Set.of("hotaru", "kawa"), found("group", "volunteer"));
        assertEquals(Set.of("hotaru"), found("group", "partner"));
    }

    @Test
    void bannersAreNarrowedToTheirProgrammeWhateverBecameOfThem() throws Exception {
        build(town(Town.inJapanese().certifyingVolunteers(), "expired"));
        assertEquals(Set.of("v-1", "v-2"), found("banner", "volunteer"));
        assertEquals(Set.of("k-1", "k-2"), found("banner", "partner"));
    }

    @Test
    void programmesAreCountedByTheirNamesInTheReadersLanguage() throws Exception {
        build(town(Town.inTwoLanguages().certifyingVolunteers(), "active"));
        assertEquals(
                List.of(
                        new FacetCount("volunteer", VOLUNTEER, 4),
                        new FacetCount("partner", PARTNER, 3)),
                search(Map.of(), "ja").facets().get("programme"));
        assertEquals(
                List.of("Volunteer Supporter", "Kanazawa Collaboration Partner"),
                search(Map.of(), "en").facets().getOrDefault("programme", List.of()).stream()
                        .map(FacetCount::label)
                        .toList());
    }

    @Test
    void aGroupIsNoLongerFoundOnceItsBannerIsRevokedAndFoundAgainAfterAnother() throws Exception {
        build(town(Town.inJapanese().certifyingVolunteers(), "active"));
        assertTrue(found("group", "volunteer").contains("kawa"));
        build(town(Town.inJapanese().certifyingVolunteers(), "revoked"));
        assertFalse(found("group", "volunteer").contains("kawa"));
        build(
                town(Town.inJapanese().certifyingVolunteers(), "revoked")
                        .with("banner", "v-3", banner("V-2026-0003", "kawa", VOLUNTEER, "active")));
        assertTrue(found("group", "volunteer").contains("kawa"));
    }

    @Test
    void aCityWithOneProgrammeHasNoSuchFacet() throws Exception {
        build(town(Town.inJapanese(), "active"));
        assertFalse(search(Map.of(), "ja").facets().containsKey("programme"));
        assertEquals(Set.of(), found("group", "partner"));
    }
}
