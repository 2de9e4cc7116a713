package jp.musubi.cms.award.decision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jp.musubi.cms.award.edition.Edition;
import jp.musubi.cms.award.edition.EditionState;
import jp.musubi.cms.award.edition.Wording;
import jp.musubi.cms.award.nomination.Nomination;
import jp.musubi.cms.award.nomination.NominationState;
import jp.musubi.cms.database.EachDatabase;
import jp.musubi.cms.database.TestStore;
import jp.musubi.cms.database.Transaction;
import jp.musubi.cms.decision.Proposal;
import jp.musubi.cms.entry.Content;
import jp.musubi.cms.entry.Draft;
import jp.musubi.cms.entry.LiveEntry;
import jp.musubi.cms.publish.Publishing;
import jp.musubi.cms.web.Refusal;
import jp.musubi.content.entry.Fields;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Function;

/** What a jury chose is fixed by two people, public at its time and not before, and withdrawn. */
class DecidingTest {
    private static final Wording REASON = new Wording("条件にかなう活動がありませんでした。", "None fitted.");
    private static final MeetingRecord.Choice GRAND =
            new MeetingRecord.Choice(
                    new Wording("大賞", "Grand Prize"), new Wording("川を守りました。", "For the river."));
    private static final DecisionWords DOCUMENT = new DecisionWords("協働第41号", Wording.NONE, "");

    /** An edition whose jury meets over two nominations in its first category. */
    private static final class Met implements AutoCloseable {
        final AwardCity city;
        final Edition edition;
        final UUID juror;
        final Nomination one;
        final Nomination other;

        Met(TestStore.Kind kind) {
            city = new AwardCity(kind);
            Edition open = city.open();
            juror = city.juror(open, "juror@example.jp");
            one = city.admitted(open, city.group);
            other = city.admitted(open, city.group("山の会", "yama@example.jp"));
            Edition screening = city.screening(open);
            city.score(one, juror, 5, 5);
            city.score(other, juror, 3, 3);
            city.handIn(screening, juror);
            edition =
                    city.write(
                            tx -> city.awards.screening().meet(tx, screening.id(), city.drafter));
        }

        MeetingRecord record() {
            return new MeetingRecord(
                    LocalDate.of(2026, 12, 15),
                    List.of(juror),
                    "全員一致",
                    Map.of(one.id(), GRAND),
                    Map.of("c2", REASON));
        }

        Meeting save(MeetingRecord record) {
            return city.write(tx ->
                    city.awards
                            .deciding()
                            .save(
                                    tx,
                                    edition.id(),
                                    record,
                                    Deciding.meeting(tx, edition.id()).version(),
                                    city.drafter));
        }

        Proposal<AwardAct> proposed() {
            save(record());
            return city.write(
                    tx -> city.awards.deciding().propose(tx, edition.id(), DOCUMENT, city.drafter));
        }

        Result decided() {
            UUID proposal = proposed().id();
            return city.write(tx -> {
                city.awards.deciding().decide(tx, proposal, true, city.decider);
                return Deciding.results(tx, edition.id()).getFirst();
            });
        }

        List<LiveEntry> published() {
            var all = new ArrayList<LiveEntry>();
            city.read(tx -> {
                city.store.entries.forEachLive(tx, "award", all::add);
                return all;
            });
            return all;
        }

        List<String> problems(MeetingRecord record) {
            save(record);
            return city.read(tx -> Deciding.problems(tx, city.again(edition)));
        }

        @Override
        public void close() {
            city.close();
        }
    }

    private static String refusal(Runnable work) {
        return String.valueOf(assertThrows(Refusal.class, work::run).getMessage());
    }

    @EachDatabase
    void aRecordSaysWhatIsMissing(TestStore.Kind kind) {
        try (var met = new Met(kind)) {
            assertEquals(
                    List.of("held-on", "quorum", "category-open"),
                    met.problems(MeetingRecord.EMPTY));
            MeetingRecord right = met.record();
            assertEquals(List.of(), met.problems(right));
            assertEquals(
                    List.of("category-both", "none-reason", "citation"),
                    met.problems(
                            new MeetingRecord(
                                    right.heldOn(),
                                    right.present(),
                                    "",
                                    Map.of(
                                            met.one.id(),
                                            new MeetingRecord.Choice(
                                                    new Wording("大賞", ""), Wording.NONE)),
                                    Map.of("c1", REASON, "c2", Wording.NONE))));
            MeetingRecord many =
                    new MeetingRecord(right.heldOn(), List.of(), "", right.choices(), right.none());
            assertEquals(List.of("quorum"), met.problems(many));
            assertEquals(
                    "award-record-incomplete",
                    refusal(() ->
                            met.city.write(tx ->
                                    met.city
                                            .awards
                                            .deciding()
                                            .propose(
                                                    tx,
                                                    met.edition.id(),
                                                    DOCUMENT,
                                                    met.city.drafter))));
        }
    }

    @EachDatabase
    void nobodyDecidesWhatTheyDraftedAndADraftLocksTheRecord(TestStore.Kind kind) {
        try (var met = new Met(kind)) {
            Proposal<AwardAct> proposal = met.proposed();
            Deciding deciding = met.city.awards.deciding();
            assertEquals("award-moved", refusal(() -> met.save(met.record())));
            assertEquals(
                    "award-same-person",
                    refusal(() ->
                            met.city.write(tx ->
                                    deciding.decide(tx, proposal.id(), true, met.city.drafter))));
            met.city.write(tx -> deciding.decide(tx, proposal.id(), false, met.city.decider));
            assertEquals(EditionState.MEETING, met.city.again(met.edition).state());
            met.save(met.record());
            assertEquals(
                    "award-moved",
                    refusal(() ->
                            met.city.write(tx ->
                                    deciding.decide(tx, proposal.id(), true, met.city.decider))));
        }
    }

    @EachDatabase
    void nothingIsPublicBeforeItsTimeAndAllOfItThen(TestStore.Kind kind) {
        try (var met = new Met(kind)) {
            long before = met.city.store.entries.generation();
            Result result = met.decided();
            assertEquals("H-2026-0001", result.number());
            assertEquals(EditionState.DECIDED, met.city.again(met.edition).state());
            assertEquals(AwardCity.ANNOUNCED_AT, met.city.awards.due().nextDue().orElseThrow());
            met.city.at(AwardCity.ANNOUNCED_AT.minusMillis(1));
            assertEquals(List.of(), met.published());
            assertEquals(before, met.city.store.entries.generation());
            assertTrue(met.city.store.entries.newest("award", null, 9).isEmpty());
            assertEquals(NominationState.ADMITTED, met.city.again(met.one).state());
            assertFalse(met.city.mailsTo("hanako@example.jp").contains("大賞"));

            met.city.at(AwardCity.ANNOUNCED_AT);
            assertEquals(EditionState.ANNOUNCED, met.city.again(met.edition).state());
            List<Fields> published =
                    met.published().stream().map(live -> live.entry().fields()).toList();
            assertEquals(2, published.size(), "a prize, and a category that nobody won in");
            Fields fields = published.getFirst();
            assertEquals("第6回 協働のまちづくり表彰 大賞", fields.text("title", "ja").orElseThrow());
            assertEquals(met.city.group.toString(), fields.text("group").orElseThrow());
            assertEquals(BigDecimal.valueOf(2026), fields.number("year").orElseThrow());
            assertEquals("環境の部", fields.text("category", "ja").orElseThrow());
            assertEquals("For the river.", fields.text("citation", "en").orElseThrow());
            assertEquals("2027-02-20", fields.text("ceremony_on").orElseThrow());
            assertEquals(NominationState.HONOURED, met.city.again(met.one).state());
            assertEquals(NominationState.NOT_HONOURED, met.city.again(met.other).state());
            assertTrue(met.city.mailsTo("hanako@example.jp").contains("大賞 をお受けになりました"));
            assertTrue(met.city.mailsTo("yama@example.jp").contains("の結果"));
            assertTrue(met.city.mailsTo("suzuki@example.jp").contains("結果を公表しました"));
            assertTrue(met.city.awards.due().nextDue().isEmpty());
            met.city.at(AwardCity.ANNOUNCED_AT.plusSeconds(60));
            assertEquals(2, met.published().size(), "it is announced once");
        }
    }

    @EachDatabase
    void thatNobodyWonInACategoryBecomesPublicWithTheResultsAndItsReason(TestStore.Kind kind) {
        try (var met = new Met(kind)) {
            met.decided();
            met.city.at(AwardCity.ANNOUNCED_AT);
            Fields none = met.published().getLast().entry().fields();
            assertEquals("ungiven", none.text("state").orElseThrow());
            assertEquals("第6回 協働のまちづくり表彰 学びの部 該当なし", none.text("title", "ja").orElseThrow());
            assertEquals("学びの部", none.text("category", "ja").orElseThrow());
            assertEquals(REASON.en(), none.text("public_reason", "en").orElseThrow());
            assertEquals("2026-10-01", none.text("decided_on").orElseThrow());
            assertTrue(none.text("number").isEmpty(), "nothing is certified");
            assertTrue(none.text("group").isEmpty());
        }
    }

    @EachDatabase
    void anAwardIsWithdrawnByTwoPeopleAndItsPageStays(TestStore.Kind kind) {
        try (var met = new Met(kind)) {
            Result result = met.decided();
            Deciding deciding = met.city.awards.deciding();
            var words =
                    new DecisionWords(
                            "協働第50号", new Wording("成果の記録に誤りがありました。", "Wrong records."), "内部");
            assertEquals(
                    "award-moved",
                    refusal(() ->
                            met.city.write(tx ->
                                    deciding.proposeWithdrawal(
                                            tx, result.id(), words, met.city.drafter))),
                    "what is not public is not withdrawn");
            met.city.at(AwardCity.ANNOUNCED_AT);
            assertEquals(
                    "award-reason-missing",
                    refusal(() ->
                            met.city.write(tx ->
                                    deciding.proposeWithdrawal(
                                            tx, result.id(), DOCUMENT, met.city.drafter))));
            Proposal<AwardAct> proposal =
                    met.city.write(tx ->
                            deciding.proposeWithdrawal(tx, result.id(), words, met.city.drafter));
            assertEquals(
                    "award-same-person",
                    refusal(() ->
                            met.city.write(tx ->
                                    deciding.decide(tx, proposal.id(), true, met.city.drafter))));
            met.city.write(tx -> deciding.decide(tx, proposal.id(), true, met.city.decider));
            Fields fields = met.published().getFirst().entry().fields();
            assertEquals("withdrawn", fields.text("state").orElseThrow());
            assertEquals("Wrong records.", fields.text("public_reason", "en").orElseThrow());
            assertEquals("2027-02-14", fields.text("withdrawn_on").orElseThrow());
            assertEquals("H-2026-0001", fields.text("number").orElseThrow());
            assertTrue(met.city.mailsTo("hanako@example.jp").contains("表彰の取消"));
            assertEquals(
                    "award-moved",
                    refusal(() ->
                            met.city.write(tx ->
                                    deciding.proposeWithdrawal(
                                            tx, result.id(), words, met.city.drafter))));
        }
    }

    @EachDatabase
    void whatTwoDecidedIsTranslatedButNotChangedByWritingItsEntry(TestStore.Kind kind) {
        try (var met = new Met(kind)) {
            Result result = met.decided();
            met.city.at(AwardCity.ANNOUNCED_AT);
            UUID id = UUID.fromString(met.published().getFirst().entry().id());
            TestStore store = met.city.store;
            var publishing =
                    new Publishing(
                            store.entries,
                            store.publications,
                            store.audit,
                            AwardCustody.of(store.entries));
            written(met.city, id, new Wording("大賞", "Great Prize"));
            met.city.write(tx -> publishing.publish(tx, id, OptionalLong.empty(), null));
            assertEquals("Great Prize", prize(met, "en"));
            written(met.city, id, new Wording("金賞", "Gold Prize"));
            List<Function<Transaction, Object>> ways =
                    List.of(
                            tx -> publishing.publish(tx, id, OptionalLong.empty(), null),
                            tx -> publishing.unpublish(tx, id, null),
                            tx -> publishing.trash(tx, id, null, ""));
            for (Function<Transaction, Object> way : ways) {
                assertEquals("award-kept", refusal(() -> met.city.write(way)));
            }
            Deciding deciding = met.city.awards.deciding();
            var words = new DecisionWords("協働第50号", new Wording("誤りがありました。", ""), "");
            met.city.write(tx -> {
                Proposal<AwardAct> proposal =
                        deciding.proposeWithdrawal(tx, result.id(), words, met.city.drafter);
                return deciding.decide(tx, proposal.id(), true, met.city.decider);
            });
            assertEquals("大賞", prize(met, "ja"), "what one wrote is not what two withdrew");
        }
    }

    private static String prize(Met met, String language) {
        return met.published().getFirst().entry().fields().text("prize", language).orElseThrow();
    }

    /** Somebody writes another prize into the draft of an award's entry. */
    private static void written(AwardCity city, UUID award, Wording prize) {
        city.write(tx -> {
            Draft draft = city.store.entries.lockDraft(tx, award).orElseThrow();
            var content =
                    new Content(
                            draft.content().fields().with("prize", prize.value()),
                            draft.content().shown());
            return city.store.entries.save(
                    tx, award, draft.entry().version(), content, city.drafter);
        });
    }

    @EachDatabase
    void noNumberIsGivenTwice(TestStore.Kind kind) {
        try (var city = new AwardCity(kind)) {
            assertEquals(1, (int) city.write(tx -> ResultStore.nextCount(tx, 2026, 0)));
            assertEquals(2, (int) city.write(tx -> ResultStore.nextCount(tx, 2026, 0)));
            assertEquals(
                    8,
                    (int) city.write(tx -> ResultStore.nextCount(tx, 2026, 7)),
                    "others came to their numbers before");
            assertEquals(1, (int) city.write(tx -> ResultStore.nextCount(tx, 2027, 0)));
        }
    }
}
