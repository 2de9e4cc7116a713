package jp.musubi.cms.banner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jp.musubi.cms.database.EachDatabase;
import jp.musubi.cms.database.TestStore;
import jp.musubi.cms.database.Transaction;
import jp.musubi.cms.decision.Proposal;
import jp.musubi.cms.entry.Content;
import jp.musubi.cms.entry.Draft;
import jp.musubi.cms.publish.Publishing;
import jp.musubi.cms.web.Refusal;
import jp.musubi.content.banner.BannerState;
import jp.musubi.content.entry.Value;

import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/** All that may happen to a partner banner, by people and as time passes. */
class LifecycleTest {
    private static final BannerWords BROKEN =
            new BannerWords("商品に使われました。", "Used on goods.", "写真あり", "協働第9号", null);

    private static final Map<BannerState, Set<BannerStep>> POSSIBLE =
            Map.of(
                    BannerState.ACTIVE,
                    EnumSet.of(
                            BannerStep.RENEW,
                            BannerStep.SUSPEND,
                            BannerStep.REVOKE,
                            BannerStep.WITHDRAW,
                            BannerStep.EXPIRE),
                    BannerState.SUSPENDED,
                    EnumSet.of(
                            BannerStep.REINSTATE,
                            BannerStep.REVOKE,
                            BannerStep.WITHDRAW,
                            BannerStep.EXPIRE),
                    BannerState.EXPIRED,
                    EnumSet.noneOf(BannerStep.class),
                    BannerState.REVOKED,
                    EnumSet.noneOf(BannerStep.class));

    @EachDatabase
    void twoPeopleGrantABannerUnderANewNumber(TestStore.Kind kind) {
        try (var city = new BannerCity(kind)) {
            Banner banner = city.granted();
            assertEquals("K-2026-0001", banner.number());
            assertEquals(BannerState.ACTIVE, banner.state());
            assertEquals(LocalDate.of(2026, 11, 29), banner.validFrom().orElseThrow());
            assertEquals(LocalDate.of(2029, 3, 31), banner.validUntil().orElseThrow());
            assertEquals("2025-04", banner.fields().text("rules_version").orElseThrow());
            assertEquals(
                    "https://hotaru.example/",
                    banner.fields().links("display_urls").getFirst().url());
            assertEquals("2026-11-29 交付しました。", banner.fields().text("history", "ja").orElseThrow());
            BannerEvent event = city.banners.events().of(banner.id()).getFirst();
            assertEquals(city.drafter, event.proposedBy());
            assertEquals(city.decider, event.decidedBy());
            assertEquals("協働第5号", event.words().document());
            assertTrue(
                    city.store.audit.about(banner.id(), 9).stream()
                            .anyMatch(each -> each.action().equals("banner.issue")));
            assertTrue(city.mails.newest(1).getFirst().body().contains("K-2026-0001"));
        }
    }

    @EachDatabase
    void nobodyDecidesWhatTheyDraftedThemselves(TestStore.Kind kind) {
        try (var city = new BannerCity(kind)) {
            UUID proposal = city.proposed(null).id();
            Refusal refused =
                    assertThrows(
                            Refusal.class,
                            () ->
                                    city.write(tx ->
                                            city.banners
                                                    .office()
                                                    .decide(tx, proposal, true, city.drafter)));
            assertEquals(403, refused.type().status());
            assertTrue(city.banners.register().all().isEmpty());
        }
    }

    @EachDatabase
    void aDraftThatIsDeclinedGoesBackToReview(TestStore.Kind kind) {
        try (var city = new BannerCity(kind)) {
            Proposal<BannerAct> proposal = city.proposed(null);
            city.write(tx -> city.banners.office().decide(tx, proposal.id(), false, city.decider));
            assertEquals(
                    BannerApplicationState.IN_REVIEW,
                    city.banners.applications().ofGroup(city.group).getFirst().state());
            assertThrows(
                    Refusal.class,
                    () ->
                            city.write(tx ->
                                    city.banners
                                            .office()
                                            .decide(tx, proposal.id(), true, city.decider)));
        }
    }

    @EachDatabase
    void noNumberIsGivenTwice(TestStore.Kind kind) {
        try (var city = new BannerCity(kind)) {
            Banner first = city.granted();
            city.take(first, BannerStep.WITHDRAW, BannerWords.NONE);
            Banner second = city.granted();
            assertEquals("K-2026-0002", second.number());
        }
    }

    @EachDatabase
    void eachStepIsTakenWhereItIsPossibleAndNowhereElse(TestStore.Kind kind) {
        try (var city = new BannerCity(kind)) {
            for (BannerState state : BannerState.values()) {
                Banner banner = in(city, state);
                assertEquals(state, banner.state());
                for (BannerStep step : BannerStep.values()) {
                    boolean possible = POSSIBLE.getOrDefault(state, Set.of()).contains(step);
                    assertEquals(possible, step.isPossible(state), step + " of " + state);
                    if (!possible && step != BannerStep.ISSUE && step != BannerStep.RENEW) {
                        assertThrows(
                                Refusal.class,
                                () -> city.take(banner, step, BROKEN),
                                () -> step + " of " + state);
                        assertEquals(state, city.again(banner).state());
                    }
                }
                if (state == BannerState.ACTIVE || state == BannerState.SUSPENDED) {
                    city.take(banner, BannerStep.WITHDRAW, BannerWords.NONE);
                }
            }
        }
    }

    private static Banner in(BannerCity city, BannerState state) {
        Banner banner = city.granted();
        return switch (state) {
            case ACTIVE -> banner;
            case SUSPENDED -> city.take(banner, BannerStep.SUSPEND, BROKEN);
            case EXPIRED -> city.take(banner, BannerStep.WITHDRAW, BannerWords.NONE);
            case REVOKED -> city.take(banner, BannerStep.REVOKE, BROKEN);
        };
    }

    @EachDatabase
    void whatTwoDecidedNobodyChangesOrTakesAwayByWritingItsEntry(TestStore.Kind kind) {
        try (var city = new BannerCity(kind)) {
            Banner banner = city.granted();
            var custody = BannerCustody.of(city.store.entries);
            var publishing =
                    new Publishing(
                            city.store.entries, city.store.publications, city.store.audit, custody);
            written(city, banner, "reason", "川のそうじ");
            city.write(tx -> publishing.publish(tx, banner.id(), OptionalLong.empty(), null));
            assertEquals("川のそうじ", city.again(banner).fields().text("reason").orElseThrow());
            written(city, banner, "valid_until", "2099-03-31");
            List<Function<Transaction, Object>> ways =
                    List.of(
                            tx -> publishing.publish(tx, banner.id(), OptionalLong.empty(), null),
                            tx -> publishing.unpublish(tx, banner.id(), null),
                            tx -> publishing.trash(tx, banner.id(), null, ""));
            for (Function<Transaction, Object> way : ways) {
                assertThrows(Refusal.class, () -> city.write(way));
            }
            String until = banner.fields().text("valid_until").orElseThrow();
            Banner suspended = city.take(banner, BannerStep.SUSPEND, BROKEN);
            assertEquals(until, suspended.fields().text("valid_until").orElseThrow());
        }
    }

    /** Somebody writes into the draft of a banner's entry. */
    private static void written(BannerCity city, Banner banner, String field, String text) {
        city.write(tx -> {
            Draft draft = city.store.entries.lockDraft(tx, banner.id()).orElseThrow();
            var content =
                    new Content(
                            draft.content().fields().with(field, new Value.Text(text)),
                            draft.content().shown());
            return city.store.entries.save(
                    tx, banner.id(), draft.entry().version(), content, city.drafter);
        });
    }

    @EachDatabase
    void aSuspensionWithoutALastDayLastsUntilTheGroupHearsFromTheCity(TestStore.Kind kind) {
        try (var city = new BannerCity(kind)) {
            city.take(city.granted(), BannerStep.SUSPEND, BROKEN);
            String mail = city.mails.newest(1).getFirst().body();
            assertTrue(mail.contains("\n止める期間　市からお知らせするまで\n"), mail);
        }
    }

    @EachDatabase
    void aSuspensionSaysWhyAndEndsByItself(TestStore.Kind kind) {
        try (var city = new BannerCity(kind)) {
            LocalDate until = city.today().plusDays(2);
            Banner banner =
                    city.take(
                            city.granted(),
                            BannerStep.SUSPEND,
                            new BannerWords("確かめています。", "Being checked.", "", "", until));
            assertEquals("確かめています。", banner.fields().text("public_reason", "ja").orElseThrow());
            assertEquals(
                    "Being checked.", banner.fields().text("public_reason", "en").orElseThrow());
            String mail = city.mails.newest(1).getFirst().body();
            assertTrue(mail.contains("\n止める期間　2026年12月1日"), mail);
            city.pass(2);
            assertEquals(BannerState.SUSPENDED, city.again(banner).state());
            city.pass(1);
            Banner again = city.again(banner);
            assertEquals(BannerState.ACTIVE, again.state());
            assertFalse(again.fields().has("public_reason"));
            List<String> history =
                    again.fields().text("history", "en").orElseThrow().lines().toList();
            assertEquals(
                    List.of(
                            "2026-12-02 In use again.",
                            "2026-11-29 Suspended. Reason: Being checked.",
                            "2026-11-29 Granted."),
                    history);
        }
    }

    @EachDatabase
    void aRevocationNeedsTwoAndItsReasonIsPublic(TestStore.Kind kind) {
        try (var city = new BannerCity(kind)) {
            Banner banner = city.granted();
            Proposal<BannerAct> proposal =
                    city.write(tx ->
                            city.banners
                                    .office()
                                    .proposeRevocation(tx, banner.id(), BROKEN, city.drafter));
            assertEquals(BannerState.ACTIVE, city.again(banner).state());
            city.write(tx -> city.banners.office().decide(tx, proposal.id(), true, city.decider));
            Banner revoked = city.again(banner);
            assertEquals(BannerState.REVOKED, revoked.state());
            assertEquals("商品に使われました。", revoked.fields().text("public_reason").orElseThrow());
            String mail = city.mails.newest(1).getFirst().body();
            assertTrue(mail.contains("商品に使われました。"), mail);
            assertFalse(mail.contains("写真あり"), "internal words stay inside");
            assertFalse(
                    revoked.fields().text("history").orElseThrow().contains("写真あり"),
                    "internal words stay inside");
        }
    }

    @EachDatabase
    void theEndOfATermIsToldThreeTimesAndComesByItself(TestStore.Kind kind) {
        try (var city = new BannerCity(kind)) {
            Banner banner = city.granted();
            int left =
                    Math.toIntExact(
                            ChronoUnit.DAYS.between(
                                    city.today(), banner.validUntil().orElseThrow()));
            int before = city.mails.newest(99).size();
            city.pass(left - 91);
            assertEquals(before, city.mails.newest(99).size());
            assertFalse(city.again(banner).isRenewalOpen(city.today()));
            city.pass(1);
            assertTrue(city.again(banner).isRenewalOpen(city.today()));
            assertTrue(city.mails.newest(1).getFirst().subject().contains("90"));
            city.pass(30);
            assertTrue(city.mails.newest(1).getFirst().subject().contains("60"));
            city.pass(30);
            assertTrue(city.mails.newest(1).getFirst().subject().contains("30"));
            city.pass(30);
            assertEquals(before + 3, city.mails.newest(99).size());
            assertEquals("active", city.again(banner).fields().text("state").orElseThrow());
            city.pass(1);
            Banner over = city.again(banner);
            assertEquals("expired", over.fields().text("state").orElseThrow());
            assertTrue(
                    over.fields()
                            .text("history")
                            .orElseThrow()
                            .startsWith("2029-04-01 期間が終わりました。"));
            assertEquals(before + 4, city.mails.newest(99).size());
        }
    }

    @EachDatabase
    void aRenewalKeepsTheNumberAndLosesNothingOfTheTerm(TestStore.Kind kind) {
        try (var city = new BannerCity(kind)) {
            Banner banner = city.granted();
            int left =
                    Math.toIntExact(
                            ChronoUnit.DAYS.between(
                                    city.today(), banner.validUntil().orElseThrow()));
            city.pass(left - 40);
            city.stayRegistered();
            UUID proposal = city.proposed(banner.id()).id();
            city.write(tx -> city.banners.office().decide(tx, proposal, true, city.decider));
            Banner renewed = city.again(banner);
            assertEquals(banner.number(), renewed.number());
            assertEquals(LocalDate.of(2032, 3, 31), renewed.validUntil().orElseThrow());
            assertEquals(city.today(), renewed.validFrom().orElseThrow());
            assertEquals("2026-11-29", renewed.fields().text("awarded_date").orElseThrow());
        }
    }

    @Test
    void whoIsNotEligibleCannotHandIn() {
        try (var city = new BannerCity(TestStore.Kind.H2)) {
            city.pass(400);
            assertThrows(Refusal.class, () -> city.submitted(null));
            Eligibility eligibility =
                    city.write(tx ->
                            Eligibility.of(
                                    tx,
                                    city.store.entries,
                                    city.banners.register().ofGroup(tx, city.group),
                                    city.group,
                                    city.partner()));
            assertEquals(
                    List.of("confirmed"),
                    eligibility.criteria().stream()
                            .filter(each -> !each.met())
                            .map(Eligibility.Criterion::id)
                            .filter(id -> !id.equals("registered"))
                            .toList());
        }
    }

    @Test
    void anApplicationIsMovedOnlyWhereItMay() {
        try (var city = new BannerCity(TestStore.Kind.H2)) {
            for (BannerApplicationState from : BannerApplicationState.values()) {
                for (BannerApplicationState to : BannerApplicationState.values()) {
                    assertEquals(
                            from.next().contains(to), city.moves(from, to), from + " to " + to);
                }
            }
        }
    }
}
