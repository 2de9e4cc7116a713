package jp.musubi.cms.banner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import jp.musubi.cms.credential.issued.AwardCredentials;
import jp.musubi.cms.credential.issued.Credentials;
import jp.musubi.cms.credential.key.KeySettings;
import jp.musubi.cms.credential.proof.RdfcProof;
import jp.musubi.cms.credential.signed.SignedDocuments;
import jp.musubi.cms.credential.verify.Sources;
import jp.musubi.cms.credential.verify.Verdict;
import jp.musubi.cms.credential.verify.Verification;
import jp.musubi.cms.database.EachDatabase;
import jp.musubi.cms.database.TestStore;
import jp.musubi.cms.fetch.WebReader;
import jp.musubi.cms.setting.SiteSettings;
import jp.musubi.cms.snapshot.PublishedContent;
import jp.musubi.content.snapshot.SignedFile;
import jp.musubi.content.snapshot.Site;
import jp.musubi.content.snapshot.Snapshot;

import org.junit.jupiter.api.io.TempDir;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;

/** The credentials that are published with the banners and awards of a city. */
class CredentialsTest {
    private static final String NUMBER = "K-2026-0001";
    private static final URI SITE = URI.create("https://city.example.jp/musubi/");
    private static final BannerWords REASON = new BannerWords("確かめています。", "", "", "協働第8号", null);

    @TempDir private Path folder;

    private KeySettings keys() throws Exception {
        var settings = new KeySettings(folder.resolve("keys"), "a passphrase of the city", null);
        if (settings.in(folder).ring().signing().isEmpty()) {
            settings.in(folder).create("a passphrase of the city", Clock.systemUTC());
        }
        return settings;
    }

    private Credentials credentials(BannerCity city, KeySettings keys) {
        var documents = new SignedDocuments(city.store.database, RdfcProof.bundled(), city.clock());
        return new Credentials(
                city.store.database,
                keys,
                keys.in(folder),
                documents,
                List.of(new BannerCredentials(city.store.model), new AwardCredentials()),
                city.clock());
    }

    private static Snapshot published(BannerCity city) {
        return new PublishedContent(
                        city.store.database,
                        city.store.entries,
                        city.store.assets,
                        new SiteSettings(city.store.settings, SITE),
                        city.store.model)
                .read();
    }

    private static Map<String, String> files(Snapshot snapshot) {
        return snapshot.signed().stream()
                .collect(Collectors.toMap(SignedFile::path, SignedFile::text));
    }

    private static String at(Map<String, String> files, String path) {
        return Objects.requireNonNull(files.get(path), path);
    }

    private Verdict verdict(BannerCity city, Map<String, String> files, String credential)
            throws Exception {
        Path did = Files.writeString(folder.resolve("did"), files.get("did.json"));
        Path list =
                Files.writeString(folder.resolve("list"), files.get("status/revocation-1.json"));
        return new Verification(
                        new Sources(new WebReader(), did, list), RdfcProof.bundled(), city.clock())
                .verify(credential.getBytes(StandardCharsets.UTF_8));
    }

    @EachDatabase
    void aBannersCredentialIsValidWithTheKeysAndTheListBesideIt(TestStore.Kind kind)
            throws Exception {
        try (var city = new BannerCity(kind)) {
            city.granted();
            Map<String, String> files = files(credentials(city, keys()).with(published(city)));
            String credential = at(files, "credentials/" + NUMBER + ".json");
            assertEquals(new Verdict.Valid(), verdict(city, files, credential));
            assertTrue(credential.contains("did:web:city.example.jp:musubi#key-"), credential);
            assertTrue(credential.contains("蛍の会"), credential);
            var other = credential.replace("蛍の会", "別の会");
            assertInstanceOf(Verdict.Invalid.class, verdict(city, files, other));
        }
    }

    @EachDatabase
    void aBannerUsedAgainHasAnotherCredentialAndTheOldOneStaysRevoked(TestStore.Kind kind)
            throws Exception {
        try (var city = new BannerCity(kind)) {
            Banner banner = city.granted();
            Credentials credentials = credentials(city, keys());
            String first =
                    at(files(credentials.with(published(city))), "credentials/" + NUMBER + ".json");
            city.take(banner, BannerStep.SUSPEND, REASON);
            Map<String, String> stopped = files(credentials.with(published(city)));
            assertEquals(Verdict.Reason.REVOKED, reason(verdict(city, stopped, first)));
            city.take(banner, BannerStep.REINSTATE, BannerWords.NONE);
            Map<String, String> again = files(credentials.with(published(city)));
            String second = at(again, "credentials/" + NUMBER + ".json");
            assertEquals(second, again.get("credentials/" + NUMBER + "-2.json"));
            assertEquals(new Verdict.Valid(), verdict(city, again, second));
            assertEquals(Verdict.Reason.REVOKED, reason(verdict(city, again, first)));
        }
    }

    private static Verdict.Reason reason(Verdict verdict) {
        return assertInstanceOf(Verdict.Invalid.class, verdict).reason();
    }

    @EachDatabase
    void whatSaysTheSameIsNotSignedAgainAndTheListIsEachDay(TestStore.Kind kind) throws Exception {
        try (var city = new BannerCity(kind)) {
            city.granted();
            Map<String, String> first = files(credentials(city, keys()).with(published(city)));
            int proofs = proofs(city);
            Credentials later = credentials(city, keys());
            assertEquals(first, files(later.with(published(city))));
            assertEquals(proofs, proofs(city), "another process signs nothing again");
            city.pass(1);
            assertTrue(later.turnsAt().orElseThrow().isBefore(city.clock().instant()));
            Map<String, String> next = files(later.with(published(city)));
            assertNotEquals(
                    first.get("status/revocation-1.json"), next.get("status/revocation-1.json"));
            assertEquals(
                    first.get("credentials/" + NUMBER + ".json"),
                    next.get("credentials/" + NUMBER + ".json"));
            assertEquals(proofs + 1, proofs(city));
        }
    }

    @EachDatabase
    void anAwardsCredentialNeverExpiresAndIsRevokedWhenItIsWithdrawn(TestStore.Kind kind)
            throws Exception {
        try (var city = new BannerCity(kind)) {
            city.granted();
            UUID award = city.awarded();
            Credentials credentials = credentials(city, keys());
            Map<String, String> files = files(credentials.with(published(city)));
            String credential = at(files, "credentials/H-2026-0001.json");
            assertEquals(new Verdict.Valid(), verdict(city, files, credential));
            JsonNode json = new ObjectMapper().readTree(credential);
            JsonNode subject = json.path("credentialSubject");
            JsonNode achievement = subject.path("achievement");
            assertFalse(json.has("validUntil"));
            assertEquals("Award", achievement.path("achievementType").asText());
            assertEquals("第5回 協働のまちづくり表彰 環境と里山の部", achievement.path("name").asText());
            URI part = URI.create(achievement.path("id").asText());
            assertTrue(part.toString().startsWith(SITE + "awards/2026/#"), part::toString);
            assertEquals("環境と里山の部", part.getFragment(), "as the year's page has it");
            assertEquals("大賞", subject.path("result").path(0).path("value").asText());
            assertEquals(
                    "零の夜も零と記されました。", json.path("evidence").path(0).path("description").asText());
            city.say(award, "withdrawn");
            Map<String, String> withdrawn = files(credentials.with(published(city)));
            assertEquals(Verdict.Reason.REVOKED, reason(verdict(city, withdrawn, credential)));
            assertEquals(
                    credential,
                    at(withdrawn, "credentials/H-2026-0001.json"),
                    "it stays where it was");
            String banner = at(withdrawn, "credentials/" + NUMBER + ".json");
            assertEquals(new Verdict.Valid(), verdict(city, withdrawn, banner));
            city.say(award, "given");
            Map<String, String> again = files(credentials.with(published(city)));
            assertEquals(
                    new Verdict.Valid(),
                    verdict(city, again, at(again, "credentials/H-2026-0001.json")));
            assertEquals(Verdict.Reason.REVOKED, reason(verdict(city, again, credential)));
        }
    }

    @EachDatabase
    void aCredentialSpeaksTheFirstLanguageOfItsSite(TestStore.Kind kind) throws Exception {
        try (var city = new BannerCity(kind)) {
            city.granted();
            city.awarded();
            Credentials credentials = credentials(city, keys());
            Map<String, String> japanese = files(credentials.with(published(city)));
            JsonNode award =
                    new ObjectMapper().readTree(at(japanese, "credentials/H-2026-0001.json"));
            JsonNode achievement = award.path("credentialSubject").path("achievement");
            assertEquals("市は、蛍の会に「第5回 協働のまちづくり表彰 大賞」を贈りました。", award.path("description").asText());
            assertEquals("ja", achievement.path("inLanguage").asText());
            assertTrue(
                    achievement
                            .path("related")
                            .path(0)
                            .path("id")
                            .asText()
                            .startsWith(SITE + "en/awards/2026/#"));
            Map<String, String> english =
                    files(credentials.with(in(List.of("en"), published(city))));
            for (String number : List.of(NUMBER, "H-2026-0001")) {
                String file = at(english, "credentials/" + number + ".json");
                JsonNode said = new ObjectMapper().readTree(file);
                JsonNode about = said.path("credentialSubject").path("achievement");
                assertEquals("City", said.path("issuer").path("name").asText());
                assertTrue(said.path("description").asText().contains("蛍の会"), file);
                assertTrue(said.path("description").asText().contains("City"), file);
                assertEquals("en", about.path("inLanguage").asText());
                assertTrue(about.path("related").isMissingNode(), "there is no other language");
                assertEquals(new Verdict.Valid(), verdict(city, english, file));
            }
        }
    }

    private static Snapshot in(List<String> languages, Snapshot snapshot) {
        Site site = snapshot.site();
        return new Snapshot(
                new Site(
                        site.title(),
                        site.city(),
                        site.description(),
                        site.office(),
                        site.baseUrl(),
                        languages,
                        site.generatedAt(),
                        site.sample()),
                snapshot.model(),
                snapshot.assets(),
                snapshot.entries());
    }

    private static int proofs(BannerCity city) {
        return city.write(tx ->
                tx.handle()
                        .createQuery("select count(*) from signed_document")
                        .mapTo(Integer.class)
                        .one());
    }

    @EachDatabase
    void withoutAKeyNothingIsSigned(TestStore.Kind kind) {
        try (var city = new BannerCity(kind)) {
            city.granted();
            Credentials credentials = credentials(city, KeySettings.NONE);
            assertTrue(credentials.with(published(city)).signed().isEmpty());
            assertTrue(credentials.turnsAt().isEmpty());
        }
    }
}
