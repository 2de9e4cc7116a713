package jp.musubi.cms.award.decision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jp.musubi.cms.award.edition.AwardEventStore;
import jp.musubi.cms.award.edition.Edition;
import jp.musubi.cms.award.edition.EditionState;
import jp.musubi.cms.award.nomination.EntryCheck;
import jp.musubi.cms.award.nomination.Nominating;
import jp.musubi.cms.award.nomination.Nomination;
import jp.musubi.cms.award.nomination.NominationState;
import jp.musubi.cms.award.nomination.NominationStep;
import jp.musubi.cms.award.nomination.NominationText;
import jp.musubi.cms.award.nomination.Nominator;
import jp.musubi.cms.award.nomination.Nominee;
import jp.musubi.cms.database.EachDatabase;
import jp.musubi.cms.database.TestStore;
import jp.musubi.cms.web.Refusal;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** All that may happen to a nomination, by whoever may. */
class NominatingTest {
    private static final Set<NominationStep> NONE = EnumSet.noneOf(NominationStep.class);

    private static final Map<NominationState, Set<NominationStep>> POSSIBLE =
            Map.ofEntries(
                    Map.entry(
                            NominationState.DRAFT,
                            EnumSet.of(
                                    NominationStep.SUBMIT,
                                    NominationStep.WITHDRAW,
                                    NominationStep.LAPSE)),
                    Map.entry(
                            NominationState.RETURNED,
                            EnumSet.of(
                                    NominationStep.SUBMIT,
                                    NominationStep.WITHDRAW,
                                    NominationStep.LAPSE)),
                    Map.entry(
                            NominationState.SUBMITTED,
                            EnumSet.of(
                                    NominationStep.CONSENT,
                                    NominationStep.DECLINE,
                                    NominationStep.RETURN,
                                    NominationStep.REJECT,
                                    NominationStep.WITHDRAW,
                                    NominationStep.LAPSE)),
                    Map.entry(
                            NominationState.CONSENTED,
                            EnumSet.of(
                                    NominationStep.DECLINE,
                                    NominationStep.RETURN,
                                    NominationStep.REJECT,
                                    NominationStep.ADMIT,
                                    NominationStep.WITHDRAW)),
                    Map.entry(
                            NominationState.ADMITTED,
                            EnumSet.of(
                                    NominationStep.DECLINE,
                                    NominationStep.WITHDRAW,
                                    NominationStep.HONOUR,
                                    NominationStep.PASS_OVER)),
                    Map.entry(NominationState.REJECTED, NONE),
                    Map.entry(NominationState.DECLINED, NONE),
                    Map.entry(NominationState.WITHDRAWN, NONE),
                    Map.entry(NominationState.LAPSED, NONE),
                    Map.entry(NominationState.HONOURED, NONE),
                    Map.entry(NominationState.NOT_HONOURED, NONE));

    /** Takes a step by the way that leads to it. */
    private static NominationState take(AwardCity city, Nomination one, NominationStep step) {
        Nominating nominating = city.awards.nominating();
        return city.write(tx ->
                        switch (step) {
                            case SUBMIT -> nominating.submit(tx, one.id(), null);
                            case CONSENT -> nominating.answer(tx, one.id(), true, null, "");
                            case DECLINE -> nominating.answer(tx, one.id(), false, null, "忙しい");
                            case ADMIT, RETURN, REJECT ->
                                    nominating.decide(tx, one.id(), step, city.drafter, "理由");
                            case WITHDRAW -> nominating.withdraw(tx, one.id(), null);
                            case HONOUR -> nominating.announce(tx, one.id(), true);
                            case PASS_OVER -> nominating.announce(tx, one.id(), false);
                            case LAPSE -> {
                                nominating.lapse(
                                        tx,
                                        city.awards
                                                .editionStore()
                                                .find(one.edition())
                                                .orElseThrow(),
                                        city.drafter);
                                yield city.awards.nominations().find(one.id()).orElseThrow();
                            }
                        })
                .state();
    }

    @EachDatabase
    void eachStepIsTakenWhereItIsPossibleAndNowhereElse(TestStore.Kind kind) {
        try (var city = new AwardCity(kind)) {
            Edition edition = city.open();
            Nomination one = city.written(edition, city.group, "suzuki@example.jp");
            int taken = 0;
            for (NominationState state : NominationState.values()) {
                for (NominationStep step : NominationStep.values()) {
                    city.force(one, state);
                    String name = step + " of " + state;
                    boolean isPossible = POSSIBLE.getOrDefault(state, NONE).contains(step);
                    if (step == NominationStep.LAPSE) {
                        assertEquals(isPossible, step.isPossible(state), name);
                    } else if (isPossible) {
                        assertEquals(step.to(), take(city, one, step), name);
                        taken++;
                    } else {
                        Refusal refused =
                                assertThrows(Refusal.class, () -> take(city, one, step), name);
                        assertEquals("award-moved", refused.getMessage(), name);
                        assertEquals(state, city.again(one).state(), name);
                    }
                }
            }
            int kept = taken;
            assertEquals(kept, city.read(tx -> AwardEventStore.ofNomination(tx, one.id())).size());
            assertEquals(
                    Set.of(NominationStep.values()).stream()
                            .filter(step -> step != NominationStep.LAPSE)
                            .map(step -> "award.nomination-" + step.id())
                            .collect(Collectors.toSet()),
                    city.store.audit.about(one.id(), 99).stream()
                            .map(each -> each.action())
                            .filter(action -> action.startsWith("award.nomination-"))
                            .collect(Collectors.toSet()));
        }
    }

    @EachDatabase
    void theNomineeIsAskedAndNothingIsScreenedWithoutItsConsent(TestStore.Kind kind) {
        try (var city = new AwardCity(kind)) {
            Edition edition = city.open();
            city.juror(edition, "juror@example.jp");
            Nomination silent = city.submitted(edition, city.group);
            Nomination draft = city.written(edition, city.group, "kato@example.jp");
            assertTrue(city.mailsTo("hanako@example.jp").contains("承諾をお聞かせください"));
            Refusal refused =
                    assertThrows(Refusal.class, () -> take(city, silent, NominationStep.ADMIT));
            assertEquals("award-moved", refused.getMessage());
            Nomination ready = city.submitted(edition, city.group);
            take(city, ready, NominationStep.CONSENT);
            city.at(Instant.parse("2026-09-30T15:00:00Z"));
            refused =
                    assertThrows(
                            Refusal.class,
                            () ->
                                    city.write(tx ->
                                            city.awards
                                                    .screening()
                                                    .begin(tx, edition.id(), city.drafter)));
            assertEquals("award-unchecked", refused.getMessage());
            take(city, ready, NominationStep.ADMIT);
            city.write(tx -> city.awards.screening().begin(tx, edition.id(), city.drafter));
            assertEquals(NominationState.LAPSED, city.again(silent).state());
            assertEquals(NominationState.LAPSED, city.again(draft).state());
            assertEquals(NominationState.ADMITTED, city.again(ready).state());
            assertTrue(city.mailsTo("suzuki@example.jp").contains("間に合いませんでした"));
            assertFalse(
                    city.mailsTo("kato@example.jp").contains("間に合いませんでした"),
                    "who handed nothing in waits for nothing");
        }
    }

    @EachDatabase
    void aGroupThatNominatesItselfConsentsByDoingSo(TestStore.Kind kind) {
        try (var city = new AwardCity(kind)) {
            Edition edition = city.open();
            var nominator = new Nominator(city.owner, true, "花子", "hanako@example.jp", "ja");
            Nominating nominating = city.awards.nominating();
            Nomination own =
                    city.write(tx -> nominating.beginOwn(tx, edition.id(), city.group, nominator));
            assertEquals(
                    own.id(),
                    city.write(tx -> nominating.beginOwn(tx, edition.id(), city.group, nominator))
                            .id(),
                    "there is one at a time");
            var text = new NominationText("わたしたちは", "清掃", List.of(), "", List.of());
            Nomination submitted =
                    city.write(tx -> {
                        nominating.save(tx, own.id(), new Nominee(null, "ほかの会", ""), "c1", text);
                        return nominating.submit(tx, own.id(), city.owner);
                    });
            assertEquals(NominationState.CONSENTED, submitted.state());
            assertEquals(city.group, submitted.nominee().group(), "it nominates nobody else");
        }
    }

    @EachDatabase
    void aNomineeThatIsNotOfTheRegisterIsAskedOnceTheOfficeKnowsWhoItIs(TestStore.Kind kind) {
        try (var city = new AwardCity(kind)) {
            Edition edition = city.open();
            Nominating nominating = city.awards.nominating();
            Nomination one = city.written(edition, city.group, "suzuki@example.jp");
            city.write(tx ->
                    nominating.save(
                            tx, one.id(), new Nominee(null, "ほたるの会", ""), "c1", AwardCity.text()));
            take(city, one, NominationStep.SUBMIT);
            assertEquals("", city.mailsTo("hanako@example.jp"));
            Refusal refused =
                    assertThrows(
                            Refusal.class,
                            () ->
                                    city.write(tx ->
                                            nominating.resolve(
                                                    tx,
                                                    one.id(),
                                                    new Nominee(null, "ほたるの会", ""),
                                                    city.drafter)));
            assertEquals("award-no-address", refused.getMessage());
            city.write(tx ->
                    nominating.resolve(
                            tx, one.id(), new Nominee(city.group, "", ""), city.drafter));
            assertEquals("蛍の会", city.again(one).nominee().name());
            assertTrue(city.mailsTo("hanako@example.jp").contains("承諾をお聞かせください"));
        }
    }

    private static List<String> unmet(AwardCity city, Edition edition, Nomination one) {
        return city.read(tx ->
                EntryCheck.of(tx, city.store.entries, edition, city.again(one)).findings().stream()
                        .filter(each -> !each.met())
                        .map(EntryCheck.Finding::id)
                        .toList());
    }

    @EachDatabase
    void eachRuleIsCheckedAndOneThatIsNotMetNeedsAReason(TestStore.Kind kind) {
        try (var city = new AwardCity(kind)) {
            Edition edition = city.open();
            Nomination one = city.submitted(edition, city.group);
            assertEquals(List.of("consent"), unmet(city, edition, one));
            take(city, one, NominationStep.CONSENT);
            assertEquals(List.of(), unmet(city, edition, one));
            Nomination stranger = city.written(edition, city.group, "sato@example.jp");
            city.write(tx ->
                    city.awards
                            .nominating()
                            .save(
                                    tx,
                                    stranger.id(),
                                    new Nominee(null, "だれか", "dare@example.jp"),
                                    "c1",
                                    new NominationText("a", "b", List.of(), "c", List.of())));
            assertEquals(
                    List.of("consent", "resolved", "active", "supporters"),
                    unmet(city, edition, stranger));
            city.force(stranger, NominationState.CONSENTED);
            Refusal refused =
                    assertThrows(
                            Refusal.class,
                            () ->
                                    city.write(tx ->
                                            city.awards
                                                    .nominating()
                                                    .decide(
                                                            tx,
                                                            stranger.id(),
                                                            NominationStep.ADMIT,
                                                            city.drafter,
                                                            " ")));
            assertEquals("award-reason-missing", refused.getMessage());
            assertEquals(
                    NominationState.ADMITTED,
                    city.write(tx ->
                                    city.awards
                                            .nominating()
                                            .decide(
                                                    tx,
                                                    one.id(),
                                                    NominationStep.ADMIT,
                                                    city.drafter,
                                                    ""))
                            .state());
        }
    }

    @EachDatabase
    void nothingIsHandedInThatIsNotCompleteOrLate(TestStore.Kind kind) {
        try (var city = new AwardCity(kind)) {
            Edition edition = city.open();
            Nomination one = city.written(edition, city.group, "suzuki@example.jp");
            var tooLong =
                    new NominationText(
                            "𠮷".repeat(401), "b", List.of("javascript:x"), "", List.of());
            Nomination bad =
                    city.write(tx ->
                            city.awards
                                    .nominating()
                                    .save(tx, one.id(), Nominee.NOBODY, "c9", tooLong));
            assertEquals(
                    List.of("nominee", "category", "summary", "links", "relation", "supporters"),
                    Nominating.problems(edition, bad));
            Refusal refused =
                    assertThrows(Refusal.class, () -> take(city, one, NominationStep.SUBMIT));
            assertEquals("award-not-ready", refused.getMessage());
            Nomination returned = city.submitted(edition, city.group);
            take(city, returned, NominationStep.RETURN);
            city.at(Instant.parse("2026-09-30T15:00:00Z"));
            refused = assertThrows(Refusal.class, () -> take(city, one, NominationStep.SUBMIT));
            assertEquals("award-call-closed", refused.getMessage());
            assertEquals(
                    NominationState.SUBMITTED,
                    take(city, returned, NominationStep.SUBMIT),
                    "what was sent back may come again");
            city.force(edition, EditionState.DECIDED);
            refused =
                    assertThrows(
                            Refusal.class, () -> take(city, returned, NominationStep.WITHDRAW));
            assertEquals("award-moved", refused.getMessage());
        }
    }

    @EachDatabase
    void nominatorsAreForgottenSomeTimeAfterTheAnnouncement(TestStore.Kind kind) {
        try (var city = new AwardCity(kind)) {
            Edition edition = city.open();
            Nomination one = city.submitted(edition, city.group);
            take(city, one, NominationStep.CONSENT);
            take(city, one, NominationStep.ADMIT);
            city.force(edition, EditionState.DECIDED);
            city.at(AwardCity.ANNOUNCED_AT);
            assertEquals(EditionState.ANNOUNCED, city.again(edition).state());
            Duration kept = Nominating.NOMINATORS_KEPT;
            city.at(AwardCity.ANNOUNCED_AT.plus(kept).minusSeconds(1));
            assertEquals(0, city.write(city.awards.nominating()::forget));
            city.at(AwardCity.ANNOUNCED_AT.plus(kept));
            assertEquals(1, city.write(city.awards.nominating()::forget));
            Nomination forgotten = city.again(one);
            assertEquals("", forgotten.nominator().email() + forgotten.nominator().name());
            assertEquals("", forgotten.text().relation());
            assertEquals(List.of(), forgotten.text().supporters());
            assertEquals(AwardCity.text().summary(), forgotten.text().summary());
            assertEquals(0, city.write(city.awards.nominating()::forget));
        }
    }
}
