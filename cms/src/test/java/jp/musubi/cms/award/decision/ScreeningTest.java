package jp.musubi.cms.award.decision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jp.musubi.cms.account.Membership;
import jp.musubi.cms.award.edition.Criterion;
import jp.musubi.cms.award.edition.Edition;
import jp.musubi.cms.award.edition.EditionState;
import jp.musubi.cms.award.edition.JurorStore;
import jp.musubi.cms.award.edition.Wording;
import jp.musubi.cms.award.nomination.Nomination;
import jp.musubi.cms.award.nomination.NominationStep;
import jp.musubi.cms.award.screening.Conflict;
import jp.musubi.cms.award.screening.Conflicts;
import jp.musubi.cms.award.screening.Ranking;
import jp.musubi.cms.award.screening.Sheet;
import jp.musubi.cms.database.EachDatabase;
import jp.musubi.cms.database.TestStore;
import jp.musubi.cms.web.Refusal;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Jurors score alone, not what they are close to, and the machine resolves no tie. */
class ScreeningTest {
    private static String refusal(Runnable work) {
        return String.valueOf(assertThrows(Refusal.class, work::run).getMessage());
    }

    private static boolean isAllIn(AwardCity city, Edition edition) {
        return city.read(tx -> city.awards.screening().isAllIn(tx, edition));
    }

    @EachDatabase
    void jurorsSeeWhatOthersSayOnceAllHaveHandedIn(TestStore.Kind kind) {
        try (var city = new AwardCity(kind)) {
            Edition open = city.open();
            UUID first = city.juror(open, "first@example.jp");
            UUID second = city.juror(open, "second@example.jp");
            Nomination one = city.admitted(open, city.group);
            Nomination other = city.admitted(open, city.group("山の会", "yama@example.jp"));
            Edition edition = city.screening(open);
            assertTrue(city.mailsTo("first@example.jp").contains("審査をおはじめください"));
            city.score(one, first, 5, 4);
            assertEquals("award-scores-missing", refusal(() -> city.handIn(edition, first)));
            city.score(other, first, 3, 3);
            city.handIn(edition, first);
            assertEquals("award-handed-in", refusal(() -> city.score(one, first, 1, 1)));
            assertFalse(isAllIn(city, edition));
            assertEquals(
                    "not-found",
                    refusal(() -> city.read(tx -> city.awards.screening().counted(tx, edition))));
            assertEquals(
                    "award-not-all-in",
                    refusal(() ->
                            city.write(tx ->
                                    city.awards.screening().meet(tx, edition.id(), city.drafter))));
            city.score(one, second, 4, 4);
            city.score(other, second, 2, 5);
            assertFalse(isAllIn(city, edition), "what is written is not handed in");
            city.handIn(edition, second);
            assertEquals(4, city.read(tx -> city.awards.screening().counted(tx, edition)).size());
            assertEquals(
                    EditionState.MEETING,
                    city.write(tx -> city.awards.screening().meet(tx, edition.id(), city.drafter))
                            .state());
            assertEquals("award-moved", refusal(() -> city.score(one, second, 1, 1)));
        }
    }

    @EachDatabase
    void whoIsCloseToANomineeTakesNoPartAlsoWhenTheScreenIsPassedBy(TestStore.Kind kind) {
        try (var city = new AwardCity(kind)) {
            Edition open = city.open();
            UUID member = city.juror(open, "member@example.jp");
            UUID reached = city.juror(open, "hotaru@example.jp");
            UUID nominator = city.juror(open, "suzuki@example.jp");
            UUID friend = city.juror(open, "friend@example.jp");
            UUID free = city.juror(open, "free@example.jp");
            city.write(tx -> {
                city.store.accounts.join(tx, member, city.group, Membership.Part.EDITOR);
                JurorStore.declare(tx, open.id(), friend, List.of(city.group));
                return member;
            });
            Nomination one = city.admitted(open, city.group);
            Edition edition = city.screening(open);
            for (UUID juror : List.of(member, reached, nominator, friend)) {
                assertEquals("award-conflict", refusal(() -> city.score(one, juror, 5, 5)));
                assertEquals(
                        List.of(),
                        city.read(tx -> city.awards.screening().list(tx, edition, juror)));
            }
            city.score(one, free, 5, 5);
            List<Conflict> noted = city.read(tx -> Conflicts.of(tx, edition.id()));
            assertEquals(
                    List.of(
                            Conflict.Kind.MEMBER,
                            Conflict.Kind.SAME_ADDRESS,
                            Conflict.Kind.NOMINATOR,
                            Conflict.Kind.INTEREST),
                    noted.stream().map(Conflict::kind).sorted().toList());
            for (Conflict each : noted) {
                assertEquals(
                        "award-conflict-stays",
                        refusal(() ->
                                city.write(tx -> {
                                    city.awards
                                            .conflicts()
                                            .remove(tx, edition.id(), each.id(), city.drafter);
                                    return each;
                                })));
            }
            city.write(tx -> {
                city.awards
                        .conflicts()
                        .declare(tx, one.id(), free, Conflict.Kind.RELATIVE, "いとこが代表です");
                return free;
            });
            assertEquals("award-conflict", refusal(() -> city.score(one, free, 5, 5)));
            assertTrue(
                    city.read(tx -> city.awards.screening().counted(tx, edition)).isEmpty(),
                    "what was scored before does not count");
        }
    }

    @EachDatabase
    void whatIsFoundDuringTheScreeningCountsAtOnce(TestStore.Kind kind) {
        try (var city = new AwardCity(kind)) {
            Edition open = city.open();
            UUID juror = city.juror(open, "late@example.jp");
            Nomination one = city.admitted(open, city.group);
            Edition edition = city.screening(open);
            city.score(one, juror, 5, 5);
            city.write(tx -> {
                city.store.accounts.join(tx, juror, city.group, Membership.Part.EDITOR);
                return juror;
            });
            assertEquals("award-conflict", refusal(() -> city.score(one, juror, 4, 4)));
            city.write(tx -> city.awards.screening().meet(tx, edition.id(), city.drafter));
            assertEquals(
                    Conflict.Kind.MEMBER,
                    city.read(tx -> Conflicts.of(tx, edition.id())).getFirst().kind());
        }
    }

    @EachDatabase
    void theOfficeNotesConflictsAndTakesOnlyItsOwnAway(TestStore.Kind kind) {
        try (var city = new AwardCity(kind)) {
            Edition open = city.open();
            UUID juror = city.juror(open, "juror@example.jp");
            Nomination one = city.admitted(open, city.group);
            Edition edition = city.screening(open);
            city.write(tx -> {
                city.awards.conflicts().noteByOffice(tx, one.id(), juror, "元会員", city.drafter);
                return one;
            });
            assertEquals("award-conflict", refusal(() -> city.score(one, juror, 5, 5)));
            UUID noted = city.read(tx -> Conflicts.of(tx, edition.id())).getFirst().id();
            city.write(tx -> {
                city.awards.conflicts().remove(tx, edition.id(), noted, city.drafter);
                return noted;
            });
            city.score(one, juror, 5, 5);
            city.write(tx -> {
                city.awards.editions().release(tx, edition.id(), juror, "病気", city.drafter);
                return juror;
            });
            assertEquals("not-found", refusal(() -> city.score(one, juror, 5, 5)));
        }
    }

    @EachDatabase
    void whatIsWithdrawnDuringTheScreeningIsNotRanked(TestStore.Kind kind) {
        try (var city = new AwardCity(kind)) {
            Edition open = city.open();
            UUID juror = city.juror(open, "juror@example.jp");
            Nomination one = city.admitted(open, city.group);
            Nomination other = city.admitted(open, city.group("山の会", "yama@example.jp"));
            Edition edition = city.screening(open);
            city.score(one, juror, 5, 5);
            city.score(other, juror, 3, 3);
            city.write(tx -> city.awards.nominating().withdraw(tx, one.id(), null));
            city.handIn(edition, juror);
            Ranking ranking =
                    city.read(tx ->
                            city.awards
                                    .screening()
                                    .ranking(tx, edition, edition.plan().categories().getFirst()));
            assertEquals(
                    List.of(other.id()),
                    ranking.places().stream().map(Ranking.Place::nomination).toList());
            assertEquals(
                    "award-moved",
                    refusal(() ->
                            city.write(tx ->
                                    city.awards
                                            .nominating()
                                            .decide(
                                                    tx,
                                                    other.id(),
                                                    NominationStep.REJECT,
                                                    city.drafter,
                                                    "x"))));
        }
    }

    private static Sheet sheet(UUID nomination, UUID juror, int first, int second) {
        return new Sheet(
                nomination,
                juror,
                Map.of("k1", new Sheet.Mark(first, ""), "k2", new Sheet.Mark(second, "")));
    }

    @Test
    void equalMeansShareTheirPlaceHoweverManyScored() {
        List<Criterion> criteria =
                List.of(
                        new Criterion("k1", Wording.NONE, Wording.NONE, 2),
                        new Criterion("k2", Wording.NONE, Wording.NONE, 1));
        UUID a = new UUID(0, 1);
        UUID b = new UUID(0, 2);
        UUID c = new UUID(0, 3);
        UUID unscored = new UUID(0, 4);
        UUID one = new UUID(1, 1);
        UUID two = new UUID(1, 2);
        UUID three = new UUID(1, 3);
        List<Sheet> sheets =
                List.of(
                        sheet(a, one, 4, 3),
                        sheet(a, two, 3, 4),
                        sheet(a, three, 4, 3),
                        sheet(b, one, 4, 3),
                        sheet(b, two, 4, 1),
                        sheet(b, three, 3, 5),
                        sheet(c, one, 2, 2));
        Ranking ranking = Ranking.of(List.of(unscored, c, b, a), sheets, criteria);
        Ranking.Place best = ranking.places().getFirst();
        assertEquals(a, best.nomination());
        assertEquals(32.0 / 9, best.mean(), 1e-9);
        assertEquals(3, best.jurors());
        assertEquals(Math.sqrt(1.0 / 27), best.spread(), 1e-9);
        assertFalse(best.isTied());

        List<Sheet> tied =
                List.of(
                        sheet(a, one, 3, 4),
                        sheet(a, two, 4, 2),
                        sheet(a, three, 3, 4),
                        sheet(b, one, 4, 2),
                        sheet(b, two, 3, 4),
                        sheet(c, one, 2, 2));
        ranking = Ranking.of(List.of(unscored, c, b, a), tied, criteria);
        assertEquals(
                List.of(1, 1, 3, 0), ranking.places().stream().map(Ranking.Place::place).toList());
        assertEquals(
                List.of(true, true, false, false),
                ranking.places().stream().map(Ranking.Place::isTied).toList());
        assertEquals(
                List.of(b, a),
                ranking.places().stream().limit(2).map(Ranking.Place::nomination).toList(),
                "tied ones stay in the order in which they came");
    }

    @Test
    void aStrictJurorCountsAsMuchAsAMildOneOnTheirOwnScales() {
        List<Criterion> criteria = List.of(new Criterion("k1", Wording.NONE, Wording.NONE, 1));
        UUID a = new UUID(0, 1);
        UUID b = new UUID(0, 2);
        UUID strict = new UUID(1, 1);
        UUID mild = new UUID(1, 2);
        List<Sheet> sheets =
                List.of(
                        sheet(a, strict, 2, 1),
                        sheet(b, strict, 1, 1),
                        sheet(a, mild, 4, 1),
                        sheet(b, mild, 5, 1));
        Ranking ranking = Ranking.of(List.of(a, b), sheets, criteria);
        assertEquals(0, ranking.places().getFirst().normal(), 1e-9);
        assertTrue(ranking.places().getFirst().isTied());
        Ranking alone = Ranking.of(List.of(a), List.of(sheet(a, strict, 2, 1)), criteria);
        assertEquals(0, alone.places().getFirst().spread());
        assertEquals(0, alone.places().getFirst().normal(), "one score has no scale");
    }
}
