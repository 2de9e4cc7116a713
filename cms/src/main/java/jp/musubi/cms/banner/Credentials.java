package jp.musubi.cms.banner;

import com.fasterxml.jackson.databind.node.ObjectNode;

import jp.musubi.cms.credential.document.Achievement;
import jp.musubi.cms.credential.document.Badge;
import jp.musubi.cms.credential.document.DidDocument;
import jp.musubi.cms.credential.document.DidWeb;
import jp.musubi.cms.credential.document.Evidence;
import jp.musubi.cms.credential.document.Holder;
import jp.musubi.cms.credential.document.Issuer;
import jp.musubi.cms.credential.document.StatusList;
import jp.musubi.cms.credential.key.KeyFault;
import jp.musubi.cms.credential.key.KeyFolder;
import jp.musubi.cms.credential.key.KeyRing;
import jp.musubi.cms.credential.key.KeySettings;
import jp.musubi.cms.credential.signed.SignedDocuments;
import jp.musubi.cms.credential.signed.Unsignable;
import jp.musubi.cms.database.Database;
import jp.musubi.cms.screen.Times;
import jp.musubi.content.entry.Entry;
import jp.musubi.content.entry.PartialDate;
import jp.musubi.content.programme.BannerState;
import jp.musubi.content.snapshot.SignedFile;
import jp.musubi.content.snapshot.Snapshot;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Adds the credentials of partner banners to what is published, with the list of revoked ones and
 * the keys to check them with. Without a key that signs, nothing is added.
 */
public final class Credentials {
    private static final Logger LOG = LoggerFactory.getLogger(Credentials.class);

    /** Verifiers decide nothing by a list that is older. */
    private static final Duration LIST_HOLDS = Duration.ofDays(30);

    private static final String LIST = "status/revocation-1.json";

    private final Database database;
    private final KeySettings settings;
    private final KeyFolder folder;
    private final SignedDocuments documents;
    private final Clock clock;
    private Made made =
            new Made(new Seen(List.of(), List.of(), "", LocalDate.MIN, KeyRing.EMPTY), List.of());

    /** All that signed files depend on. */
    private record Seen(
            List<Entry> banners,
            List<Entry> holders,
            String baseUrl,
            LocalDate day,
            KeyRing keys) {}

    private record Made(Seen seen, List<SignedFile> files) {}

    /**
     * What signs.
     *
     * @param folder of the keys
     */
    public Credentials(
            Database database,
            KeySettings settings,
            KeyFolder folder,
            SignedDocuments documents,
            Clock clock) {
        this.database = database;
        this.settings = settings;
        this.folder = folder;
        this.documents = documents;
        this.clock = clock;
    }

    /**
     * What is published, with what is signed.
     *
     * @throws IllegalStateException with a sentence for people, if a document cannot be signed or a
     *     key cannot be used
     */
    public synchronized Snapshot with(Snapshot published) {
        try {
            KeyRing keys = folder.ring();
            if (keys.signing().isEmpty() || !settings.hasPassphrase()) {
                return published;
            }
            Seen now = seen(published, keys);
            if (!now.equals(made.seen())) {
                made = new Made(now, sign(published, now));
            }
            return published.withSigned(made.files());
        } catch (KeyFault | Unsignable e) {
            throw new IllegalStateException("Credentials: " + e.getMessage(), e);
        }
    }

    private Seen seen(Snapshot published, KeyRing keys) {
        List<Entry> banners = new ArrayList<>();
        Map<String, Entry> groups = new HashMap<>();
        for (Entry entry : published.entries()) {
            if (entry.type().equals(BannerRegister.TYPE)) {
                banners.add(entry);
            } else if (entry.type().equals("group")) {
                groups.put(entry.id(), entry);
            }
        }
        List<Entry> holders =
                banners.stream().flatMap(banner -> holder(banner, groups).stream()).toList();
        return new Seen(
                banners,
                holders,
                published.site().baseUrl(),
                LocalDate.ofInstant(clock.instant(), Times.ZONE),
                keys);
    }

    private static Optional<Entry> holder(Entry banner, Map<String, Entry> groups) {
        return banner.fields().text("group").map(groups::get);
    }

    private List<SignedFile> sign(Snapshot published, Seen seen) throws KeyFault, Unsignable {
        String base = seen.baseUrl();
        DidWeb did = DidWeb.of(URI.create(base));
        Map<String, Entry> groups = new HashMap<>();
        seen.holders().forEach(group -> groups.put(group.id(), group));
        Map<UUID, BannerState> states = new LinkedHashMap<>();
        seen.banners()
                .forEach(banner ->
                        states.put(
                                UUID.fromString(banner.id()),
                                BannerState.of(banner.fields(), seen.day())));
        Map<UUID, CredentialStore.Issued> issued =
                database.write(tx -> CredentialStore.follow(tx, states));
        List<Integer> revoked =
                database.read(CredentialStore::all).stream()
                        .filter(CredentialStore.Issued::revoked)
                        .map(CredentialStore.Issued::place)
                        .toList();
        var paths = new ArrayList<List<String>>();
        var unsigned = new ArrayList<ObjectNode>();
        var issuer =
                new Issuer(did, published.site().city().in("ja"), URI.create(base), null, null);
        for (Entry banner : seen.banners()) {
            CredentialStore.Issued one = issued.get(UUID.fromString(banner.id()));
            Entry group = holder(banner, groups).orElse(null);
            if (one != null && group != null && hasTerm(banner)) {
                String number = banner.fields().text("number").orElse(banner.slug());
                String name = one.serial() == 1 ? number : number + "-" + one.serial();
                unsigned.add(badge(banner, group, one, name, base, issuer).json());
                paths.add(
                        one.serial() == 1
                                ? List.of("credentials/" + number + ".json")
                                : List.of(
                                        "credentials/" + number + ".json",
                                        "credentials/" + name + ".json"));
            }
        }
        Instant from = seen.day().atStartOfDay(Times.ZONE).toInstant();
        unsigned.add(
                StatusList.of(revoked)
                        .json(URI.create(base + LIST), did, from, from.plus(LIST_HOLDS)));
        paths.add(List.of(LIST));
        SignedDocuments.Batch batch =
                documents.sign(unsigned, folder.signer(settings.readPassphrase()));
        LOG.info("{} credentials, {} of them signed anew", batch.documents().size(), batch.made());
        var files = new ArrayList<SignedFile>();
        for (int i = 0; i < paths.size(); i++) {
            for (String path : paths.get(i)) {
                files.add(SignedFile.of(path, batch.documents().get(i)));
            }
        }
        ObjectNode keys = DidDocument.of(did, seen.keys());
        files.add(SignedFile.of("did.json", keys));
        files.add(SignedFile.of(".well-known/did.json", keys));
        return files;
    }

    private static boolean hasTerm(Entry banner) {
        return banner.fields().has("valid_from") && banner.fields().has("valid_until");
    }

    private static Badge badge(
            Entry banner,
            Entry group,
            CredentialStore.Issued issued,
            String name,
            String base,
            Issuer issuer) {
        String programme = banner.fields().text("programme", "ja").orElse("協働パートナー");
        LocalDate from = day(banner, "valid_from");
        LocalDate until = day(banner, "valid_until");
        LocalDate awarded =
                banner.fields().has("awarded_date") ? day(banner, "awarded_date") : from;
        String number = banner.fields().text("number").orElse(banner.slug());
        String title = group.fields().text("title", "ja").orElse(group.slug());
        String version = banner.fields().text("rules_version").orElse("1");
        String reason = banner.fields().text("reason", "ja").orElse("");
        return new Badge(
                Badge.Kind.PARTNER,
                URI.create(base + "credentials/" + name + ".json"),
                programme,
                title + "は、" + issuer.name() + "の協働の相手です。",
                issuer,
                start(awarded.isAfter(from) ? from : awarded),
                start(from),
                start(until.plusDays(1)).minusSeconds(1),
                Holder.of(title, URI.create(base + "groups/" + group.slug() + "/"), number),
                new Achievement(
                        URI.create(base + "partners/"),
                        programme,
                        "市と協働の事業を行い、使用の決まりを守る団体に交付します。",
                        "ja",
                        null,
                        new Achievement.Rules(
                                URI.create(base + "partners/rules/" + version + "/"),
                                version,
                                null),
                        List.of(),
                        null,
                        null),
                reason.isEmpty()
                        ? List.of()
                        : List.of(
                                new Evidence(
                                        URI.create(base + "verify/" + number + "/"),
                                        "協働の実績",
                                        reason)),
                null,
                new Badge.StatusPlace(URI.create(base + LIST), issued.place()));
    }

    private static OffsetDateTime start(LocalDate day) {
        return day.atStartOfDay(Times.ZONE).toOffsetDateTime();
    }

    private static LocalDate day(Entry banner, String field) {
        return banner.fields().date(field).map(PartialDate::first).orElseThrow();
    }

    /** When something must be signed anew, if anything is signed. */
    public synchronized Optional<Instant> turnsAt() {
        return made.files().isEmpty()
                ? Optional.empty()
                : Optional.of(made.seen().day().plusDays(1).atStartOfDay(Times.ZONE).toInstant());
    }
}
