package jp.musubi.cms.award.screening;

import jp.musubi.cms.account.Account;
import jp.musubi.cms.account.AccountStore;
import jp.musubi.cms.account.Email;
import jp.musubi.cms.account.Membership;
import jp.musubi.cms.account.MembershipStore;
import jp.musubi.cms.audit.AuditLog;
import jp.musubi.cms.award.edition.Edition;
import jp.musubi.cms.award.edition.EditionState;
import jp.musubi.cms.award.edition.EditionStore;
import jp.musubi.cms.award.edition.Editions;
import jp.musubi.cms.award.edition.Juror;
import jp.musubi.cms.award.edition.JurorStore;
import jp.musubi.cms.award.nomination.Nomination;
import jp.musubi.cms.award.nomination.NominationStore;
import jp.musubi.cms.database.Ids;
import jp.musubi.cms.database.Transaction;
import jp.musubi.cms.entry.Draft;
import jp.musubi.cms.entry.EntryStore;
import jp.musubi.cms.web.ProblemType;
import jp.musubi.cms.web.Refusal;

import org.jspecify.annotations.Nullable;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who takes no part in what: what jurors declare, what the office notes, and what is found. */
public final class Conflicts {
    /** Fields of groups with the addresses at which they are reached. */
    private static final List<String> ADDRESSES = List.of("contact_email", "email");

    private final EntryStore entries;
    private final AccountStore accounts;
    private final AuditLog audit;
    private final ConflictStore store;

    public Conflicts(EntryStore entries, AccountStore accounts, AuditLog audit, Ids ids) {
        this.entries = entries;
        this.accounts = accounts;
        this.audit = audit;
        this.store = new ConflictStore(ids);
    }

    /** A juror and a nomination. */
    private record Pair(UUID nomination, UUID juror) {}

    /** Who takes no part in what, of one edition at one moment. */
    public static final class Excluded {
        private final Set<Pair> pairs;

        private Excluded(Set<Pair> pairs) {
            this.pairs = Set.copyOf(pairs);
        }

        /** Whether a juror takes no part in a nomination. */
        public boolean has(UUID nomination, UUID juror) {
            return pairs.contains(new Pair(nomination, juror));
        }
    }

    /** Who takes no part: what was noted and, until the jury meets, what is found now. */
    public Excluded excluded(Transaction tx, Edition about) {
        UUID edition = about.id();
        Set<Pair> pairs = new HashSet<>();
        ConflictStore.of(tx, edition)
                .forEach(each -> pairs.add(new Pair(each.nomination(), each.juror())));
        boolean isOver = about.state().compareTo(EditionState.SCREENING) > 0;
        Map<UUID, Person> jury = persons(tx, isOver ? List.of() : JurorStore.of(tx, edition));
        for (Nomination nomination : isOver ? List.<Nomination>of() : admitted(tx, edition)) {
            Around around = around(tx, nomination);
            jury.forEach((account, person) -> {
                if (!found(around, person).isEmpty()) {
                    pairs.add(new Pair(nomination.id(), account));
                }
            });
        }
        return new Excluded(pairs);
    }

    /** What was noted in an edition, oldest first. */
    public static List<Conflict> of(Transaction tx, UUID edition) {
        return ConflictStore.of(tx, edition);
    }

    private static List<Nomination> admitted(Transaction tx, UUID edition) {
        return NominationStore.admitted(tx, edition);
    }

    /** Notes what is found now, so that it stays when what it was found by is gone. */
    public void note(Transaction tx, UUID edition) {
        Map<UUID, Person> jury = persons(tx, JurorStore.active(tx, edition));
        for (Nomination nomination : admitted(tx, edition)) {
            Around around = around(tx, nomination);
            jury.forEach((account, person) ->
                    found(around, person)
                            .forEach(kind -> add(tx, nomination, account, kind, "", null)));
        }
    }

    /** A juror, with the address of their account; empty where the account is gone. */
    private record Person(Juror juror, String email) {}

    private Map<UUID, Person> persons(Transaction tx, List<Juror> jury) {
        Map<UUID, Person> persons = new LinkedHashMap<>();
        for (Juror juror : jury) {
            String email = accounts.find(tx, juror.account()).map(Account::email).orElse("");
            persons.put(juror.account(), new Person(juror, email));
        }
        return persons;
    }

    /**
     * Who stands around a nomination.
     *
     * @param members accounts that write for the nominee
     * @param addresses at which the nominee is reached
     */
    private record Around(Nomination nomination, Set<UUID> members, Set<String> addresses) {}

    private Around around(Transaction tx, Nomination nomination) {
        UUID group = nomination.nominee().group();
        Set<UUID> members =
                group == null
                        ? Set.of()
                        : MembershipStore.ofGroup(tx, group).stream()
                                .map(Membership::account)
                                .collect(Collectors.toSet());
        Stream<String> ofGroup =
                group == null
                        ? Stream.of()
                        : entries.findDraft(tx, group).map(Draft::content).stream()
                                .flatMap(content ->
                                        ADDRESSES.stream()
                                                .flatMap(field ->
                                                        content.fields().text(field).stream()));
        Set<String> addresses =
                Stream.concat(ofGroup, Stream.of(nomination.nominee().contact()))
                        .flatMap(address -> Email.normalised(address).stream())
                        .collect(Collectors.toSet());
        return new Around(nomination, members, addresses);
    }

    private static Set<Conflict.Kind> found(Around around, Person person) {
        var kinds = EnumSet.noneOf(Conflict.Kind.class);
        UUID account = person.juror().account();
        Nomination nomination = around.nomination();
        UUID group = nomination.nominee().group();
        if (around.members().contains(account)) {
            kinds.add(Conflict.Kind.MEMBER);
        }
        if (group != null && person.juror().interests().contains(group)) {
            kinds.add(Conflict.Kind.INTEREST);
        }
        if (around.addresses().contains(person.email())) {
            kinds.add(Conflict.Kind.SAME_ADDRESS);
        }
        if (account.equals(nomination.nominator().account())
                || (!person.email().isEmpty()
                        && person.email().equals(nomination.nominator().email()))) {
            kinds.add(Conflict.Kind.NOMINATOR);
        }
        return kinds;
    }

    private boolean add(
            Transaction tx,
            Nomination nomination,
            UUID juror,
            Conflict.Kind kind,
            String note,
            @Nullable UUID by) {
        boolean isNew = store.add(tx, nomination.edition(), nomination.id(), juror, kind, note, by);
        if (isNew) {
            audit.add(tx, by, "award.conflict", nomination.id(), "account=" + juror);
        }
        return isNew;
    }

    /**
     * Keeps that a juror is too close to a nominee: they take no part from now on.
     *
     * @throws Refusal if it is not one that jurors declare, or the jury met already
     */
    public void declare(
            Transaction tx, UUID nomination, UUID juror, Conflict.Kind kind, String note) {
        Nomination about = screened(tx, nomination);
        boolean isOfJury =
                JurorStore.find(tx, about.edition(), juror).filter(Juror::isActive).isPresent();
        if (!isOfJury) {
            throw Refusal.notFound();
        }
        if (!kind.isDeclared()) {
            throw Refusal.because(ProblemType.INVALID, "award-conflict-kind");
        }
        add(tx, about, juror, kind, note, juror);
    }

    /** Notes, for the office, that a juror is too close to a nominee. */
    public void noteByOffice(Transaction tx, UUID nomination, UUID juror, String note, UUID by) {
        Nomination about = screened(tx, nomination);
        if (JurorStore.find(tx, about.edition(), juror).isEmpty()) {
            throw Refusal.notFound();
        }
        add(tx, about, juror, Conflict.Kind.OFFICE, note, by);
    }

    /**
     * Takes away what the office noted.
     *
     * @throws Refusal if it was found, or declared by the juror: that stays
     */
    public void remove(Transaction tx, UUID edition, UUID conflict, UUID by) {
        checkScreening(tx, edition);
        Conflict present =
                ConflictStore.of(tx, edition).stream()
                        .filter(each -> each.id().equals(conflict))
                        .findFirst()
                        .orElseThrow(Refusal::notFound);
        if (present.kind() != Conflict.Kind.OFFICE) {
            throw Refusal.because(ProblemType.FORBIDDEN, "award-conflict-stays");
        }
        ConflictStore.remove(tx, conflict);
        audit.add(
                tx,
                by,
                "award.remove-conflict",
                present.nomination(),
                "account=" + present.juror());
    }

    private static Nomination screened(Transaction tx, UUID nomination) {
        UUID edition =
                NominationStore.find(tx, nomination)
                        .map(Nomination::edition)
                        .orElseThrow(Refusal::notFound);
        checkScreening(tx, edition);
        return NominationStore.admitted(tx, edition).stream()
                .filter(each -> each.id().equals(nomination))
                .findFirst()
                .orElseThrow(Editions::moved);
    }

    private static void checkScreening(Transaction tx, UUID edition) {
        Edition present = EditionStore.lock(tx, edition).orElseThrow(Refusal::notFound);
        if (present.state() != EditionState.SCREENING) {
            throw Editions.moved();
        }
    }
}
