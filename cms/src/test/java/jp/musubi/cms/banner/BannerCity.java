package jp.musubi.cms.banner;

import jp.musubi.cms.account.Membership;
import jp.musubi.cms.account.Role;
import jp.musubi.cms.database.TestStore;
import jp.musubi.cms.database.Transaction;
import jp.musubi.cms.decision.Proposal;
import jp.musubi.cms.entry.Content;
import jp.musubi.cms.entry.CreateOutcome;
import jp.musubi.cms.entry.NewEntry;
import jp.musubi.cms.entry.Slugger;
import jp.musubi.cms.fetch.WebReader;
import jp.musubi.cms.mail.MailStore;
import jp.musubi.cms.registration.RegistrationStore;
import jp.musubi.cms.screen.Screens;
import jp.musubi.cms.screen.Times;
import jp.musubi.cms.web.Cookies;
import jp.musubi.cms.web.PublicAddress;
import jp.musubi.content.entry.Fields;
import jp.musubi.content.entry.Value;
import jp.musubi.content.model.ContentModel;
import jp.musubi.content.model.ContentModels;
import jp.musubi.content.programme.Programme;
import jp.musubi.site.render.ScreenTheme;
import jp.musubi.site.theme.Theme;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/** A city with a registered group, its owner and two of the staff, on a day that tests choose. */
final class BannerCity implements AutoCloseable {
    static final LocalDate REGISTERED = LocalDate.of(2025, 4, 1);

    /** The end of November 2026, about noon in the city. */
    private static final Instant START = Instant.parse("2026-11-29T03:00:00Z");

    private final AtomicReference<Instant> now = new AtomicReference<>(START);
    private final Clock clock = ((InstantSource) now::get).withZone(ZoneOffset.UTC);

    final TestStore store;
    final MailStore mails;
    final BannerParts banners;
    final UUID group;

    /** Where the group says that it shows its banner. */
    List<String> pages = List.of("https://hotaru.example/");

    final UUID owner;
    final UUID drafter;
    final UUID decider;

    BannerCity(TestStore.Kind kind) {
        this(kind, ContentModels.bundled());
    }

    /** A city that has its own programmes. */
    BannerCity(TestStore.Kind kind, ContentModel model) {
        store = TestStore.open(kind, clock, Slugger.NONE, model);
        mails = new MailStore(store.database, store.ids, false);
        var screens =
                new Screens(
                        new ScreenTheme(Theme.editor(), Screens.languages(), "/admin/"),
                        new Cookies(false),
                        id -> "");
        banners =
                BannerParts.of(
                        new BannerParts.Stores(
                                store.database,
                                store.ids,
                                clock,
                                store.model,
                                store.entries,
                                store.accounts,
                                mails,
                                store.audit,
                                store.publishing),
                        screens,
                        new PublicAddress(null, 8080),
                        WebReader.alsoHere(),
                        Duration.ZERO);
        owner = account("hanako@example.jp", Role.MEMBER);
        drafter = account("ichiro@city.example", Role.STAFF);
        decider = account("jiro@city.example", Role.STAFF);
        group = write(this::group);
    }

    private UUID account(String email, Role role) {
        return write(tx ->
                store.accounts.createWithoutPassphrase(tx, email, email, role).orElseThrow().id());
    }

    private UUID group(Transaction tx) {
        Fields fields =
                Fields.NONE
                        .with("title", new Value.Text("蛍の会"))
                        .with("confirmed_on", new Value.Text("2026-10-14"));
        var wanted =
                new NewEntry(
                        store.model.require("group"),
                        null,
                        null,
                        null,
                        new Content(fields, Set.of()));
        UUID id = ((CreateOutcome.Created) store.entries.create(tx, wanted)).entry().id();
        store.accounts.join(tx, owner, id, Membership.Part.OWNER);
        store.publishing.publish(tx, id, OptionalLong.empty(), owner);
        new RegistrationStore(store.database).register(tx, id, REGISTERED, owner);
        return id;
    }

    /** An award of the group, published. */
    UUID awarded() {
        return write(tx -> {
            var wanted =
                    new NewEntry(
                            store.model.require("award"),
                            null,
                            null,
                            null,
                            new Content(award(), Set.of()));
            UUID id = ((CreateOutcome.Created) store.entries.create(tx, wanted)).entry().id();
            store.publishing.publish(tx, id, OptionalLong.empty(), drafter);
            return id;
        });
    }

    private Fields award() {
        return Fields.NONE
                .with("title", new Value.Text("第5回 協働のまちづくり表彰 大賞"))
                .with("number", new Value.Text("H-2026-0001"))
                .with("group", new Value.Text(group.toString()))
                .with("year", new Value.Quantity(BigDecimal.valueOf(2026)))
                .with("category", new Value.Text("環境と里山の部"))
                .with("prize", new Value.Text("大賞"))
                .with("citation", new Value.Text("零の夜も**零**と記されました。"))
                .with("ceremony_on", new Value.Text("2026-10-14"));
    }

    /** Takes an award back, or gives it again. */
    void say(UUID award, String state) {
        write(tx -> {
            var draft = store.entries.lockDraft(tx, award).orElseThrow();
            Fields fields = award().with("state", new Value.Text(state));
            store.entries.save(
                    tx, award, draft.entry().version(), new Content(fields, Set.of()), drafter);
            return store.publishing.publish(tx, award, OptionalLong.empty(), drafter);
        });
    }

    Programme partner() {
        return store.model.programme("partner").orElseThrow();
    }

    <T> T write(Function<Transaction, T> work) {
        return store.database.write(work::apply);
    }

    Clock clock() {
        return clock;
    }

    LocalDate today() {
        return LocalDate.ofInstant(now.get(), Times.ZONE);
    }

    /** Lets days pass, and does what is due then. */
    void pass(int days) {
        now.updateAndGet(before -> before.plus(Duration.ofDays(days)));
        banners.due().runDue();
    }

    /** Lets time pass, and looks at the pages that are due then; how many they were. */
    int passAndLook(Duration time) {
        now.updateAndGet(before -> before.plus(time));
        return banners.watch().runDue();
    }

    /** What the group hands in, as it should be. */
    BannerAnswers answers(Programme programme) {
        return new BannerAnswers(
                List.of("website"), pages, "川の清掃を市と行いました。", programme.inForce(today()).version());
    }

    /** Applies, is looked at and drafted by one of the staff, and granted by another. */
    Banner granted() {
        return granted(partner());
    }

    /** As {@link #granted()}, in any programme. */
    Banner granted(Programme programme) {
        UUID proposal = drafted(submitted(programme, null)).id();
        return write(tx -> banners.office().decide(tx, proposal, true, decider).orElseThrow());
    }

    /** As {@link #granted}, before the decision. */
    Proposal<BannerAct> proposed(@Nullable UUID renews) {
        return drafted(submitted(renews));
    }

    /** An application that one of the staff looks at, and drafts to be granted. */
    Proposal<BannerAct> drafted(BannerApplication application) {
        return write(tx -> {
            banners.office()
                    .move(tx, application.id(), BannerApplicationState.IN_REVIEW, drafter, null);
            return banners.office()
                    .propose(
                            tx,
                            application,
                            new BannerWords("川の清掃", "", "", "協働第5号", null),
                            drafter);
        });
    }

    BannerApplication submitted(@Nullable UUID renews) {
        return submitted(partner(), renews);
    }

    BannerApplication submitted(Programme programme, @Nullable UUID renews) {
        return write(tx -> {
            BannerApplication begun = banners.applying().begin(tx, group, programme, renews, owner);
            return banners.applying().submit(tx, begun.id(), answers(programme), owner);
        });
    }

    Banner take(Banner banner, BannerStep step, BannerWords words) {
        return write(tx ->
                banners.lifecycle()
                        .take(tx, banner.id(), step, Lifecycle.Actors.alone(drafter), words));
    }

    /** Renews the group's registration and confirms its page today. */
    void stayRegistered() {
        write(tx -> {
            var registrations = new RegistrationStore(store.database);
            for (int i = 0; i < 3; i++) {
                registrations.renew(tx, group, today(), drafter);
            }
            var draft = store.entries.lockDraft(tx, group).orElseThrow();
            var fields =
                    draft.content()
                            .fields()
                            .with("confirmed_on", new Value.Text(today().toString()));
            store.entries.save(
                    tx, group, draft.entry().version(), new Content(fields, Set.of()), owner);
            return store.publishing.publish(tx, group, OptionalLong.empty(), owner);
        });
    }

    /** Whether an application in one state may be moved to another. */
    boolean moves(BannerApplicationState from, BannerApplicationState to) {
        return write(tx -> {
            BannerApplication begun =
                    banners.applications().begin(tx, "partner", "2025-04", group, null, owner);
            tx.handle()
                    .execute(
                            "update banner_application set state = ? where number = ?",
                            from.name(),
                            begun.number());
            return BannerApplicationStore.move(tx, begun.id(), to, drafter, null).isPresent();
        });
    }

    Banner again(Banner banner) {
        return banners.register().find(banner.id()).orElseThrow();
    }

    @Override
    public void close() {
        store.close();
    }
}
