package jp.musubi.cms.credential.issued;

import com.fasterxml.jackson.databind.node.ObjectNode;

import jp.musubi.cms.credential.document.Badge;
import jp.musubi.cms.credential.document.DidDocument;
import jp.musubi.cms.credential.document.DidWeb;
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
import jp.musubi.content.snapshot.SignedFile;
import jp.musubi.content.snapshot.Snapshot;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Adds the credentials of all that the city certifies to what is published, with the list of
 * revoked ones and the keys to check them with. Without a key that signs, nothing is added.
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
    private final List<Certifies> sources;
    private final Clock clock;
    private Made made =
            new Made(
                    new Seen(List.of(), List.of(), "", List.of(), LocalDate.MIN, KeyRing.EMPTY),
                    List.of());

    /** All that signed files depend on. */
    private record Seen(
            List<Entry> entries,
            List<Entry> holders,
            String baseUrl,
            List<String> languages,
            LocalDate day,
            KeyRing keys) {
        CertifyingSite site() {
            return CertifyingSite.of(URI.create(baseUrl), languages);
        }
    }

    private record Made(Seen seen, List<SignedFile> files) {}

    /**
     * What signs.
     *
     * @param folder of the keys
     * @param sources of what is certified
     */
    public Credentials(
            Database database,
            KeySettings settings,
            KeyFolder folder,
            SignedDocuments documents,
            List<Certifies> sources,
            Clock clock) {
        this.database = database;
        this.settings = settings;
        this.folder = folder;
        this.documents = documents;
        this.sources = List.copyOf(sources);
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
        Set<String> types = sources.stream().map(Certifies::type).collect(Collectors.toSet());
        List<Entry> entries =
                published.entries().stream().filter(entry -> types.contains(entry.type())).toList();
        Set<String> named =
                entries.stream()
                        .flatMap(entry -> entry.fields().text("group").stream())
                        .collect(Collectors.toSet());
        List<Entry> holders =
                published.entries().stream().filter(each -> named.contains(each.id())).toList();
        return new Seen(
                entries,
                holders,
                published.site().baseUrl(),
                published.site().languages(),
                LocalDate.ofInstant(clock.instant(), Times.ZONE),
                keys);
    }

    private static Optional<Entry> holder(Entry entry, Map<String, Entry> groups) {
        return entry.fields().text("group").map(groups::get);
    }

    /** All that is certified, no number twice: the first one has it. */
    private List<Certified> certified(Seen seen) {
        Map<String, Entry> groups = new HashMap<>();
        seen.holders().forEach(group -> groups.put(group.id(), group));
        CertifyingSite site = seen.site();
        var certified = new ArrayList<Certified>();
        Set<String> numbers = new HashSet<>();
        for (Certifies source : sources) {
            for (Entry entry : seen.entries()) {
                if (source.type().equals(entry.type())) {
                    source.of(entry, holder(entry, groups).orElse(null), seen.day(), site)
                            .filter(each -> numbers.add(each.number()))
                            .ifPresent(certified::add);
                }
            }
        }
        return certified;
    }

    private List<SignedFile> sign(Snapshot published, Seen seen) throws KeyFault, Unsignable {
        String base = seen.baseUrl();
        DidWeb did = DidWeb.of(URI.create(base));
        List<Certified> certified = certified(seen);
        Map<UUID, Certified.Standing> standings = new LinkedHashMap<>();
        certified.forEach(each -> standings.put(each.entry(), each.standing()));
        Map<UUID, CredentialStore.Issued> issued =
                database.write(tx -> CredentialStore.follow(tx, standings));
        List<Integer> revoked =
                database.read(CredentialStore::all).stream()
                        .filter(CredentialStore.Issued::revoked)
                        .map(CredentialStore.Issued::place)
                        .toList();
        var paths = new ArrayList<List<String>>();
        var unsigned = new ArrayList<ObjectNode>();
        String city = published.site().city().in(seen.site().words().language());
        var issuer = new Issuer(did, city, URI.create(base), null, null);
        for (Certified each : certified) {
            CredentialStore.Issued one = issued.get(each.entry());
            Certified.Says says = each.says();
            if (one != null && says != null) {
                String number = each.number();
                String name = one.serial() == 1 ? number : number + "-" + one.serial();
                var status = new Badge.StatusPlace(URI.create(base + LIST), one.place());
                URI address = URI.create(base + "credentials/" + name + ".json");
                unsigned.add(says.at(address, status, issuer).json());
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

    /** When something must be signed anew, if anything is signed. */
    public synchronized Optional<Instant> turnsAt() {
        return made.files().isEmpty()
                ? Optional.empty()
                : Optional.of(made.seen().day().plusDays(1).atStartOfDay(Times.ZONE).toInstant());
    }
}
