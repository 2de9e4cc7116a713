package jp.musubi.cms.award.decision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jp.musubi.cms.award.edition.AwardEvent;
import jp.musubi.cms.award.edition.AwardEventStore;
import jp.musubi.cms.award.edition.Category;
import jp.musubi.cms.award.edition.Edition;
import jp.musubi.cms.award.edition.EditionState;
import jp.musubi.cms.award.edition.EditionStep;
import jp.musubi.cms.award.edition.EntryRules;
import jp.musubi.cms.award.edition.Plan;
import jp.musubi.cms.award.edition.Schedule;
import jp.musubi.cms.award.edition.Wording;
import jp.musubi.cms.database.EachDatabase;
import jp.musubi.cms.database.TestStore;
import jp.musubi.cms.web.Refusal;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** All that may happen to an edition of the awards, by people and as time passes. */
class EditionsTest {
    private static final Map<EditionStep, EditionState> FROM =
            Map.of(
                    EditionStep.PLAN, EditionState.DRAFT,
                    EditionStep.TAKE_BACK, EditionState.PLANNED,
                    EditionStep.OPEN, EditionState.PLANNED,
                    EditionStep.CLOSE, EditionState.OPEN,
                    EditionStep.SCREEN, EditionState.CLOSED,
                    EditionStep.MEET, EditionState.SCREENING,
                    EditionStep.DECIDE, EditionState.MEETING,
                    EditionStep.ANNOUNCE, EditionState.DECIDED);

    @EachDatabase
    void eachStepIsTakenWhereItIsPossibleAndNowhereElse(TestStore.Kind kind) {
        try (var city = new AwardCity(kind)) {
            Edition edition = city.begun();
            for (EditionState state : EditionState.values()) {
                for (EditionStep step : EditionStep.values()) {
                    city.force(edition, state);
                    String name = step + " of " + state;
                    if (FROM.get(step) == state) {
                        assertEquals(step.to(), city.take(edition, step).state(), name);
                    } else {
                        Refusal refused =
                                assertThrows(Refusal.class, () -> city.take(edition, step), name);
                        assertEquals("award-moved", refused.getMessage(), name);
                        assertEquals(state, city.again(edition).state(), name);
                    }
                }
            }
            List<AwardEvent> events = city.read(tx -> AwardEventStore.ofEdition(tx, edition.id()));
            assertEquals(EditionStep.values().length, events.size(), "only what happened is kept");
            for (EditionStep step : EditionStep.values()) {
                assertTrue(
                        city.store.audit.about(edition.id(), 99).stream()
                                .anyMatch(each -> each.action().equals("award." + step.id())),
                        step.id());
            }
        }
    }

    @EachDatabase
    void theCallOpensAndClosesByItselfOnTheDaysOfTheCity(TestStore.Kind kind) {
        try (var city = new AwardCity(kind)) {
            Edition edition = city.begun();
            city.at(Instant.parse("2026-07-02T00:00:00Z"));
            assertEquals(EditionState.DRAFT, city.again(edition).state(), "nobody put it forward");
            city.at(Instant.parse("2026-06-01T00:00:00Z"));
            city.take(edition, EditionStep.PLAN);
            assertEquals(
                    Instant.parse("2026-06-30T15:00:00Z"),
                    city.awards.due().nextDue().orElseThrow());
            city.at(Instant.parse("2026-06-30T14:59:59Z"));
            assertEquals(EditionState.PLANNED, city.again(edition).state());
            city.at(Instant.parse("2026-06-30T15:00:00Z"));
            assertEquals(EditionState.OPEN, city.again(edition).state());
            assertEquals(
                    Instant.parse("2026-09-30T15:00:00Z"),
                    city.awards.due().nextDue().orElseThrow());
            city.at(Instant.parse("2026-09-30T14:59:59Z"));
            assertEquals(
                    EditionState.OPEN, city.again(edition).state(), "the last day is part of it");
            city.at(Instant.parse("2026-09-30T15:00:00Z"));
            assertEquals(EditionState.CLOSED, city.again(edition).state());
            assertTrue(city.awards.due().nextDue().isEmpty());
        }
    }

    @EachDatabase
    void aServerThatSleptThroughTheCallOpensAndClosesIt(TestStore.Kind kind) {
        try (var city = new AwardCity(kind)) {
            Edition edition = city.begun();
            city.take(edition, EditionStep.PLAN);
            city.at(Instant.parse("2026-12-01T00:00:00Z"));
            assertEquals(EditionState.CLOSED, city.again(edition).state());
            assertEquals(
                    List.of("plan", "open", "close"),
                    city.read(tx -> AwardEventStore.ofEdition(tx, edition.id())).stream()
                            .map(AwardEvent::step)
                            .toList());
        }
    }

    @EachDatabase
    void aPlanThatIsNotCompleteOrOverIsNotPutForward(TestStore.Kind kind) {
        try (var city = new AwardCity(kind)) {
            Edition empty =
                    city.write(tx ->
                            city.awards.editions().begin(tx, 7, 2027, Plan.EMPTY, city.drafter));
            Refusal refused = assertThrows(Refusal.class, () -> city.take(empty, EditionStep.PLAN));
            assertEquals("award-plan-incomplete", refused.getMessage());
            Edition late = city.begun();
            city.at(Instant.parse("2026-10-01T00:00:00Z"));
            refused = assertThrows(Refusal.class, () -> city.take(late, EditionStep.PLAN));
            assertEquals("award-call-over", refused.getMessage());
            refused = assertThrows(Refusal.class, city::begun);
            assertEquals("award-number-taken", refused.getMessage());
        }
    }

    private static Refusal refused(AwardCity city, Edition edition, Plan plan) {
        return assertThrows(Refusal.class, () -> save(city, edition, plan));
    }

    private static Edition save(AwardCity city, Edition edition, Plan plan) {
        return city.write(tx ->
                city.awards
                        .editions()
                        .save(
                                tx,
                                edition.id(),
                                edition.year(),
                                plan,
                                edition.version(),
                                city.drafter));
    }

    private static Plan until(Plan plan, LocalDate last, EntryRules rules, Schedule schedule) {
        return new Plan(
                plan.name(),
                plan.theme(),
                plan.categories(),
                plan.callFrom(),
                last,
                rules,
                plan.criteria(),
                schedule);
    }

    @EachDatabase
    void whatNominatorsRelyOnStaysOnceTheCallIsOpen(TestStore.Kind kind) {
        try (var city = new AwardCity(kind)) {
            Edition open = city.open();
            Plan plan = open.plan();
            var easier = new EntryRules(true, 0, 0, true, 0);
            assertEquals(
                    "award-plan-promised",
                    refused(city, open, until(plan, AwardCity.CALL_UNTIL, easier, plan.schedule()))
                            .getMessage());
            assertEquals(
                    "award-plan-promised",
                    refused(
                                    city,
                                    open,
                                    until(
                                            plan,
                                            LocalDate.of(2026, 9, 1),
                                            plan.rules(),
                                            plan.schedule()))
                            .getMessage(),
                    "the call becomes no shorter");
            Schedule later =
                    new Schedule(
                            LocalDate.of(2026, 12, 1),
                            LocalDate.of(2026, 12, 20),
                            Instant.parse("2027-03-01T05:00:00Z"),
                            null,
                            Schedule.Telling.BEFORE);
            Edition longer =
                    save(city, open, until(plan, LocalDate.of(2026, 10, 15), plan.rules(), later));
            assertEquals(LocalDate.of(2026, 10, 15), longer.plan().callUntil());
            assertEquals(
                    "award-moved",
                    refused(city, open, longer.plan()).getMessage(),
                    "who saw an older plan does not overwrite a newer one");
            assertTrue(
                    city.store.audit.about(open.id(), 9).stream()
                            .anyMatch(each -> each.details().contains("call until 2026-10-15")));
            city.force(longer, EditionState.CLOSED);
            Edition closed = city.again(longer);
            assertEquals(
                    "award-plan-promised",
                    refused(
                                    city,
                                    closed,
                                    until(
                                            closed.plan(),
                                            LocalDate.of(2026, 10, 31),
                                            closed.plan().rules(),
                                            later))
                            .getMessage(),
                    "a call that is over does not begin again");
            city.force(longer, EditionState.ANNOUNCED);
            assertEquals(
                    "award-moved", refused(city, city.again(longer), closed.plan()).getMessage());
        }
    }

    @Test
    void aPlanSaysWhatIsMissingOrOutOfOrder() {
        assertEquals(
                List.of("name", "call", "categories", "criteria", "schedule"),
                Plan.EMPTY.problems());
        Plan plan = AwardCity.plan();
        assertEquals(List.of(), plan.problems());
        var early =
                new Schedule(
                        LocalDate.of(2026, 8, 1),
                        null,
                        AwardCity.ANNOUNCED_AT,
                        null,
                        Schedule.Telling.AFTER);
        assertEquals(
                List.of("schedule"),
                until(plan, AwardCity.CALL_UNTIL, plan.rules(), early).problems(),
                "jurors hand in after the call");
        var none =
                new Plan(
                        plan.name(),
                        plan.theme(),
                        List.of(new Category("c1", new Wording("", "x"), 1)),
                        LocalDate.of(2026, 9, 1),
                        LocalDate.of(2026, 8, 1),
                        plan.rules(),
                        plan.criteria(),
                        plan.schedule());
        assertEquals(List.of("call", "categories"), none.problems());
    }
}
