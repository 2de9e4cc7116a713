package jp.musubi.cms.award.decision;

import jp.musubi.cms.account.Membership;
import jp.musubi.cms.account.Role;
import jp.musubi.cms.award.edition.Category;
import jp.musubi.cms.award.edition.Criterion;
import jp.musubi.cms.award.edition.Edition;
import jp.musubi.cms.award.edition.EditionState;
import jp.musubi.cms.award.edition.EditionStep;
import jp.musubi.cms.award.edition.EntryRules;
import jp.musubi.cms.award.edition.Plan;
import jp.musubi.cms.award.edition.Schedule;
import jp.musubi.cms.award.edition.Wording;
import jp.musubi.cms.award.nomination.Nomination;
import jp.musubi.cms.award.nomination.NominationState;
import jp.musubi.cms.award.nomination.NominationStep;
import jp.musubi.cms.award.nomination.NominationText;
import jp.musubi.cms.award.nomination.Nominator;
import jp.musubi.cms.award.nomination.Nominee;
import jp.musubi.cms.award.screening.Sheet;
import jp.musubi.cms.database.Ids;
import jp.musubi.cms.database.TestStore;
import jp.musubi.cms.database.Transaction;
import jp.musubi.cms.entry.Content;
import jp.musubi.cms.entry.CreateOutcome;
import jp.musubi.cms.entry.NewEntry;
import jp.musubi.cms.entry.Slugger;
import jp.musubi.cms.mail.MailStore;
import jp.musubi.cms.registration.RegistrationStore;
import jp.musubi.cms.screen.Screens;
import jp.musubi.cms.web.Cookies;
import jp.musubi.cms.web.PublicAddress;
import jp.musubi.content.entry.Fields;
import jp.musubi.content.entry.Value;
import jp.musubi.site.render.ScreenTheme;
import jp.musubi.site.theme.Theme;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/** A city with an edition of its awards, at a time that tests choose. */
final class AwardCity implements AutoCloseable {
    static final LocalDate CALL_FROM = LocalDate.of(2026, 7, 1);
    static final LocalDate CALL_UNTIL = LocalDate.of(2026, 9, 30);
    static final Instant ANNOUNCED_AT = Instant.parse("2027-02-14T05:00:00Z");

    private static final Instant START = Instant.parse("2026-06-01T03:00:00Z");

    private final AtomicReference<Instant> now = new AtomicReference<>(START);
    private final Clock clock = ((InstantSource) now::get).withZone(ZoneOffset.UTC);

    final TestStore store;
    final MailStore mails;
    final AwardParts awards;
    final UUID drafter;
    final UUID decider;
    final UUID owner;
    final UUID group;

    AwardCity(TestStore.Kind kind) {
        store = TestStore.open(kind, clock, Slugger.NONE);
        mails = new MailStore(store.database, store.ids, false);
        var screens =
                new Screens(
                        new ScreenTheme(Theme.editor(), Screens.languages(), "/admin/"),
                        new Cookies(false),
                        id -> "");
        awards =
                AwardParts.of(
                        new AwardParts.Stores(
                                store.database,
                                store.ids,
                                store.model,
                                store.entries,
                                store.accounts,
                                mails,
                                store.audit,
                                store.publishing),
                        screens,
                        new PublicAddress(null, 8080));
        drafter = account("ichiro@city.example", Role.STAFF);
        decider = account("jiro@city.example", Role.STAFF);
        owner = account("hanako@example.jp", Role.MEMBER);
        group = group("蛍の会", "hotaru@example.jp");
        write(tx -> {
            store.accounts.join(tx, owner, group, Membership.Part.OWNER);
            return group;
        });
    }

    UUID account(String email, Role role) {
        return write(tx ->
                store.accounts.createWithoutPassphrase(tx, email, email, role).orElseThrow().id());
    }

    /** A registered group that has been active since 2015. */
    UUID group(String title, String email) {
        return write(tx -> {
            Fields fields =
                    Fields.NONE
                            .with("title", new Value.Text(title))
                            .with("contact_email", new Value.Text(email))
                            .with("active_since", new Value.Quantity(BigDecimal.valueOf(2015)));
            var wanted =
                    new NewEntry(
                            store.model.require("group"),
                            null,
                            null,
                            null,
                            new Content(fields, Set.of()));
            UUID id = ((CreateOutcome.Created) store.entries.create(tx, wanted)).entry().id();
            store.publishing.publish(tx, id, OptionalLong.empty(), drafter);
            new RegistrationStore(store.database)
                    .register(tx, id, LocalDate.of(2026, 4, 1), drafter);
            return id;
        });
    }

    static Plan plan() {
        return new Plan(
                new Wording("協働のまちづくり表彰", "Collaboration Awards"),
                new Wording("つなぐ", ""),
                List.of(
                        new Category("c1", new Wording("環境の部", "Environment"), 2),
                        new Category("c2", new Wording("学びの部", ""), 1)),
                CALL_FROM,
                CALL_UNTIL,
                new EntryRules(true, 5, 3, true, 1),
                List.of(
                        new Criterion("k1", new Wording("継続性", ""), Wording.NONE, 2),
                        new Criterion("k2", new Wording("独自性", ""), Wording.NONE, 1)),
                new Schedule(
                        LocalDate.of(2026, 11, 30),
                        LocalDate.of(2026, 12, 15),
                        ANNOUNCED_AT,
                        LocalDate.of(2027, 2, 20),
                        Schedule.Telling.AFTER));
    }

    <T> T write(Function<Transaction, T> work) {
        return store.database.write(work::apply);
    }

    <T> T read(Function<Transaction, T> work) {
        return store.database.read(work::apply);
    }

    /** Sets the clocks, and does what is due by then. */
    void at(Instant moment) {
        now.set(moment);
        awards.due().runDue();
    }

    Edition begun() {
        return write(tx -> awards.editions().begin(tx, 6, 2026, plan(), drafter));
    }

    /** An edition whose call is open. */
    Edition open() {
        Edition begun = begun();
        take(begun, EditionStep.PLAN);
        at(Instant.parse("2026-07-01T00:00:00Z"));
        return again(begun);
    }

    Edition take(Edition edition, EditionStep step) {
        return write(tx -> awards.editions().take(tx, edition.id(), step, drafter, ""));
    }

    Edition again(Edition edition) {
        return awards.editionStore().find(edition.id()).orElseThrow();
    }

    Nomination again(Nomination nomination) {
        return awards.nominations().find(nomination.id()).orElseThrow();
    }

    /** Puts an edition, or a nomination, into a state, however it should come to it. */
    void force(Edition edition, EditionState state) {
        write(tx ->
                tx.handle()
                        .execute(
                                "update award_edition set state = ? where id = ?",
                                state.name(),
                                Ids.bytes(edition.id())));
    }

    void force(Nomination nomination, NominationState state) {
        write(tx ->
                tx.handle()
                        .execute(
                                "update award_nomination set state = ? where id = ?",
                                state.name(),
                                Ids.bytes(nomination.id())));
    }

    static NominationText text() {
        return new NominationText(
                "川の清掃を十年つづけています。",
                "毎月の清掃と、子どもの観察会。",
                List.of("https://hotaru.example/"),
                "近所に住んでいます",
                List.of("寺町の山本"));
    }

    Nomination written(Edition edition, UUID nominee, String email) {
        return write(tx -> {
            var nominator = new Nominator(null, false, "川端 花子", email, "ja");
            Nomination begun =
                    awards.nominating().begin(tx, store.ids.next(), edition.id(), nominator);
            return awards.nominating()
                    .save(tx, begun.id(), new Nominee(nominee, "", ""), "c1", text());
        });
    }

    Nomination submitted(Edition edition, UUID nominee) {
        Nomination written = written(edition, nominee, "suzuki@example.jp");
        return write(tx -> awards.nominating().submit(tx, written.id(), null));
    }

    Nomination admitted(Edition edition, UUID nominee) {
        Nomination one = submitted(edition, nominee);
        return write(tx -> {
            awards.nominating().answer(tx, one.id(), true, null, "");
            return awards.nominating()
                    .decide(tx, one.id(), NominationStep.ADMIT, drafter, "書類で確かめました。");
        });
    }

    UUID juror(Edition edition, String email) {
        UUID account = account(email, Role.MEMBER);
        write(tx -> {
            awards.editions().name(tx, edition.id(), account, drafter);
            return account;
        });
        return account;
    }

    /** Closes the call and lets the jury begin. */
    Edition screening(Edition edition) {
        at(Instant.parse("2026-09-30T15:00:00Z"));
        return write(tx -> awards.screening().begin(tx, edition.id(), drafter));
    }

    void score(Nomination nomination, UUID juror, int first, int second) {
        Map<String, Sheet.Mark> marks = new HashMap<>();
        marks.put("k1", new Sheet.Mark(first, "よい"));
        marks.put("k2", new Sheet.Mark(second, ""));
        write(tx -> awards.screening().save(tx, nomination.id(), juror, marks));
    }

    void handIn(Edition edition, UUID juror) {
        write(tx -> {
            awards.screening().handIn(tx, edition.id(), juror);
            return juror;
        });
    }

    String mailsTo(String email) {
        var all = new StringBuilder();
        mails.newest(200).stream()
                .filter(mail -> mail.to().equals(email))
                .forEach(mail -> all.append(mail.subject()).append('\n'));
        return all.toString();
    }

    @Override
    public void close() {
        store.close();
    }
}
