package jp.musubi.cms.banner;

import com.sun.management.OperatingSystemMXBean;

import jp.musubi.cms.credential.issued.AwardCredentials;
import jp.musubi.cms.credential.issued.Credentials;
import jp.musubi.cms.credential.key.KeySettings;
import jp.musubi.cms.credential.proof.RdfcProof;
import jp.musubi.cms.credential.signed.SignedDocuments;
import jp.musubi.cms.database.TestStore;
import jp.musubi.content.entry.Entry;
import jp.musubi.content.entry.Fields;
import jp.musubi.content.entry.Value;
import jp.musubi.content.label.Label;
import jp.musubi.content.snapshot.Site;
import jp.musubi.content.snapshot.Snapshot;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Measures how long the credentials of 1,000 banners take from cold: a new process, nothing signed
 * before. Then the same again, which signs nothing.
 *
 * <pre>
 * mvn -q -pl content,themes,site-generator,cms -am test-compile \
 *     dependency:build-classpath -Dmdep.outputFile=target/test.classpath
 * java -cp cms/target/test-classes:cms/target/classes:$(cat cms/target/test.classpath) \
 *     jp.musubi.cms.banner.CredentialsBench [H2|MARIADB] [banners]
 * </pre>
 */
public final class CredentialsBench {
    private static final Instant NOW = Instant.parse("2026-11-29T03:00:00Z");

    private static final OperatingSystemMXBean CPU =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private CredentialsBench() {}

    public static void main(String[] arguments) throws Exception {
        long start = System.nanoTime();
        var kind = TestStore.Kind.valueOf(arguments.length > 0 ? arguments[0] : "H2");
        int banners = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 1_000;
        Path folder = Files.createTempDirectory("credentials-bench");
        try (TestStore store = TestStore.open(kind)) {
            var keys = new KeySettings(folder.resolve("keys"), "a passphrase of the city", null);
            keys.in(folder).create("a passphrase of the city", Clock.systemUTC());
            Snapshot city = city(store, banners);
            System.out.printf("store and %d banners: %.2f s%n", banners, since(start));
            for (String name : List.of("from cold", "another process", "unchanged")) {
                int before = proofs(store);
                long begin = System.nanoTime();
                long processor = CPU.getProcessCpuTime();
                int files = credentials(store, keys, folder).with(city).signed().size();
                System.out.printf(
                        "%s: %d files, %d of them signed, %.2f s (%.2f s of processors)%n",
                        name,
                        files,
                        proofs(store) - before,
                        since(begin),
                        (CPU.getProcessCpuTime() - processor) / 1e9);
            }
        }
    }

    private static double since(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    private static Credentials credentials(TestStore store, KeySettings keys, Path folder) {
        var documents = new SignedDocuments(store.database, RdfcProof.bundled(), Clock.systemUTC());
        return new Credentials(
                store.database,
                keys,
                keys.in(folder),
                documents,
                List.of(new BannerCredentials(store.model), new AwardCredentials()),
                Clock.systemUTC());
    }

    private static int proofs(TestStore store) {
        return store.database.read(tx ->
                tx.handle()
                        .createQuery("select count(*) from signed_document")
                        .mapTo(Integer.class)
                        .one());
    }

    private static Snapshot city(TestStore store, int banners) {
        var site =
                new Site(
                        Label.of("市民活動ひろば", "Civic Square"),
                        Label.of("見本市", "Sample City"),
                        null,
                        null,
                        "https://city.example.jp/musubi/",
                        List.of("ja", "en"),
                        NOW,
                        false);
        List<Entry> entries = new ArrayList<>();
        for (int at = 1; at <= banners; at++) {
            String group = new UUID(1, at).toString();
            entries.add(entry("group", group, Fields.NONE.with("title", text("第" + at + "の会"))));
            entries.add(
                    entry(
                            "banner",
                            new UUID(2, at).toString(),
                            Fields.NONE
                                    .with("number", text("K-2026-%04d".formatted(at)))
                                    .with("group", text(group))
                                    .with("state", text("active"))
                                    .with("valid_from", text("2026-04-01"))
                                    .with("valid_until", text("2029-03-31"))
                                    .with("awarded_date", text("2026-04-01"))
                                    .with("reason", text("川の清掃を市と行いました。" + at))
                                    .with("rules_version", text("2025-04"))));
        }
        return new Snapshot(site, store.model, List.of(), entries);
    }

    private static Value text(String text) {
        return new Value.Text(text);
    }

    private static Entry entry(String type, String id, Fields fields) {
        return new Entry(type, id, type + "-" + id.substring(30), NOW, NOW, fields, Set.of());
    }
}
