package jp.musubi.cms.demo;

import jp.musubi.cms.account.Account;
import jp.musubi.cms.account.Role;
import jp.musubi.cms.award.decision.AwardParts;
import jp.musubi.cms.award.decision.Deciding;
import jp.musubi.cms.award.decision.DecisionWords;
import jp.musubi.cms.award.decision.MeetingRecord;
import jp.musubi.cms.award.edition.Edition;
import jp.musubi.cms.award.edition.EditionStep;
import jp.musubi.cms.award.edition.EntryRules;
import jp.musubi.cms.award.edition.Plan;
import jp.musubi.cms.award.edition.Schedule;
import jp.musubi.cms.award.edition.Wording;
import jp.musubi.cms.award.nomination.Nomination;
import jp.musubi.cms.award.nomination.NominationStep;
import jp.musubi.cms.award.nomination.NominationText;
import jp.musubi.cms.award.nomination.Nominator;
import jp.musubi.cms.award.nomination.Nominee;
import jp.musubi.cms.award.screening.Sheet;
import jp.musubi.cms.database.Transaction;
import jp.musubi.cms.demo.AwardStory.Nominated;
import jp.musubi.cms.demo.AwardStory.Told;
import jp.musubi.cms.entry.StoredEntry;
import jp.musubi.cms.screen.Screens;
import jp.musubi.cms.screen.Times;
import jp.musubi.cms.web.PublicAddress;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;

/**
 * Gives the sample city two editions of its awards, so that every screen has something to show: one
 * was announced some weeks ago, and of the other the jury scores. Each step is taken as people take
 * it, on its day.
 */
public final class DemoAwards {
    private static final LocalTime OFFICE_HOURS = LocalTime.of(10, 0);

    /** Who scores, with the juror of the demo first: the last one writes for a group. */
    private static final List<String> JURY =
            List.of("juror@example.jp", "juror-2@example.jp", "editor@example.jp");

    private static final String SECOND_JUROR = "見本 審査委員 二";

    private final AwardParts.Stores on;
    private final Screens screens;
    private final PublicAddress address;
    private final LocalDate today;
    private final AwardStory story = AwardStory.read();

    /**
     * The awards of a demonstration city.
     *
     * @param today the day on which it starts
     */
    public DemoAwards(
            AwardParts.Stores on, Screens screens, PublicAddress address, LocalDate today) {
        this.on = on;
        this.screens = screens;
        this.address = address;
        this.today = today;
    }

    /**
     * Tells the story, if the city has no edition yet and its accounts are there.
     *
     * @return how many editions it has more
     */
    public int seed() {
        boolean isFresh = AwardParts.of(on, screens, address).editionStore().all().isEmpty();
        if (!isFresh || on.accounts().findByEmail(JURY.getFirst()).isEmpty()) {
            return 0;
        }
        on.database()
                .write(tx ->
                        on.accounts()
                                .createWithoutPassphrase(tx, JURY.get(1), SECOND_JUROR, Role.MEMBER)
                                .isPresent());
        announced(story.announced());
        screened(story.screened());
        return 2;
    }

    /** Days before today on which things happen. */
    private record Days(int begin, int open, int close, int score) {}

    private void announced(Told told) {
        int announced = 40;
        var schedule =
                new Schedule(
                        ago(120),
                        ago(100),
                        at(ago(announced)).instant(),
                        ago(30),
                        Schedule.Telling.AFTER);
        var days = new Days(210, 200, 150, 145);
        UUID edition = open(told, days, schedule, ago(announced));
        Map<String, UUID> nominations = nominated(told, edition, 190, 160);
        screen(told, edition, nominations, days);
        List<UUID> jury = jury();
        for (UUID juror : jury) {
            on(
                    ago(122),
                    (parts, tx) -> {
                        parts.screening().handIn(tx, edition, juror);
                        return juror;
                    });
        }
        on(ago(121), (parts, tx) -> parts.screening().meet(tx, edition, staff()));
        var words = new DecisionWords(told.document(), Wording.NONE, "");
        UUID proposal =
                on(
                        ago(100),
                        (parts, tx) -> {
                            MeetingRecord record = record(told, nominations, jury);
                            long version = Deciding.meeting(tx, edition).version();
                            parts.deciding().save(tx, edition, record, version, staff());
                            return parts.deciding().propose(tx, edition, words, staff()).id();
                        });
        on(ago(98), (parts, tx) -> parts.deciding().decide(tx, proposal, true, administrator()));
        on(ago(announced)).due().runDue();
    }

    private void screened(Told told) {
        var schedule =
                new Schedule(
                        today.plusDays(10),
                        today.plusDays(20),
                        at(today.plusDays(60)).instant(),
                        today.plusDays(70),
                        Schedule.Telling.BEFORE);
        var days = new Days(95, 90, 20, 15);
        UUID edition = open(told, days, schedule, today.plusDays(60));
        Map<String, UUID> nominations = nominated(told, edition, 60, 30);
        screen(told, edition, nominations, days);
        on(
                ago(3),
                (parts, tx) -> {
                    parts.screening().handIn(tx, edition, jury().get(1));
                    return edition;
                });
    }

    private UUID open(Told told, Days days, Schedule schedule, LocalDate announcedOn) {
        var plan =
                new Plan(
                        story.name(),
                        told.theme(),
                        story.categories(),
                        ago(days.open()),
                        ago(days.close() + 1),
                        new EntryRules(false, 2, 3, true, 0),
                        story.criteria(),
                        schedule);
        int year = fiscalYear(announcedOn);
        UUID id =
                on(
                        ago(days.begin()),
                        (parts, tx) -> {
                            Edition begun =
                                    parts.editions().begin(tx, told.number(), year, plan, staff());
                            parts.editions().take(tx, begun.id(), EditionStep.PLAN, staff(), "");
                            return begun.id();
                        });
        on(ago(days.open())).due().runDue();
        return id;
    }

    private Map<String, UUID> nominated(Told told, UUID edition, int from, int checked) {
        var all = new LinkedHashMap<String, UUID>();
        int day = from;
        for (Nominated one : told.nominations()) {
            UUID id = on(ago(day), (parts, tx) -> nominate(parts, tx, edition, one));
            all.put(one.group(), id);
            day -= 2;
        }
        all.values()
                .forEach(id ->
                        on(
                                ago(checked),
                                (parts, tx) ->
                                        parts.nominating()
                                                .decide(
                                                        tx,
                                                        id,
                                                        NominationStep.ADMIT,
                                                        staff(),
                                                        story.checked())));
        return all;
    }

    private UUID nominate(AwardParts parts, Transaction tx, UUID edition, Nominated one) {
        UUID group =
                on.entries()
                        .find("group", one.group())
                        .map(StoredEntry::id)
                        .orElseThrow(() -> new IllegalStateException("no group " + one.group()));
        Account owner = account("owner@example.jp");
        var nominator =
                one.isOwn()
                        ? new Nominator(owner.id(), true, owner.name(), owner.email(), "ja")
                        : new Nominator(null, false, one.nominator(), one.email(), "ja");
        Nomination begun =
                one.isOwn()
                        ? parts.nominating().beginOwn(tx, edition, group, nominator)
                        : parts.nominating().begin(tx, on.ids().next(), edition, nominator);
        var text =
                new NominationText(
                        one.summary(), one.achievements(), one.links(), one.relation(), List.of());
        parts.nominating().save(tx, begun.id(), new Nominee(group, "", ""), one.category(), text);
        parts.nominating().submit(tx, begun.id(), nominator.account());
        if (!one.isOwn()) {
            parts.nominating().answer(tx, begun.id(), true, null, "");
        }
        return begun.id();
    }

    /** Closes the call, and has the jury score what it scored. */
    private void screen(Told told, UUID edition, Map<String, UUID> nominations, Days days) {
        on(ago(days.close())).due().runDue();
        List<UUID> jury = jury();
        on(
                ago(days.score()),
                (parts, tx) -> {
                    jury.forEach(juror -> parts.editions().name(tx, edition, juror, staff()));
                    return parts.screening().begin(tx, edition, staff());
                });
        for (Nominated one : told.nominations()) {
            UUID nomination = nominations.get(one.group());
            for (int at = 0; at < jury.size(); at++) {
                List<Integer> scores = one.scores().get(at);
                UUID juror = jury.get(at);
                String comment = at == 0 ? one.comment() : "";
                if (nomination != null && !scores.isEmpty()) {
                    on(
                            ago(days.score() - 5),
                            (parts, tx) ->
                                    parts.screening()
                                            .save(tx, nomination, juror, marks(scores, comment)));
                }
            }
        }
    }

    private Map<String, Sheet.Mark> marks(List<Integer> scores, String comment) {
        var marks = new HashMap<String, Sheet.Mark>();
        for (int at = 0; at < scores.size(); at++) {
            String criterion = story.criteria().get(at).id();
            marks.put(criterion, new Sheet.Mark(scores.get(at), at == 0 ? comment : ""));
        }
        return marks;
    }

    private MeetingRecord record(Told told, Map<String, UUID> nominations, List<UUID> jury) {
        var choices = new HashMap<UUID, MeetingRecord.Choice>();
        for (Nominated one : told.nominations()) {
            UUID nomination = nominations.get(one.group());
            Wording prize = one.prize();
            Wording citation = one.citation();
            if (nomination != null && prize != null && citation != null) {
                choices.put(nomination, new MeetingRecord.Choice(prize, citation));
            }
        }
        return new MeetingRecord(ago(100), jury, told.notes(), choices, told.none());
    }

    private LocalDate ago(int days) {
        return today.minusDays(days);
    }

    private static Clock at(LocalDate day) {
        return Clock.fixed(day.atTime(OFFICE_HOURS).atZone(Times.ZONE).toInstant(), ZoneOffset.UTC);
    }

    private AwardParts on(LocalDate day) {
        return AwardParts.of(
                new AwardParts.Stores(
                        on.database().at(at(day)),
                        on.ids(),
                        on.model(),
                        on.entries(),
                        on.accounts(),
                        on.mails(),
                        on.audit(),
                        on.publishing()),
                screens,
                address);
    }

    private <T> T on(LocalDate day, BiFunction<AwardParts, Transaction, T> work) {
        AwardParts parts = on(day);
        return parts.stores().database().write(tx -> work.apply(parts, tx));
    }

    /** The year that begins in April, as the city counts. */
    private static int fiscalYear(LocalDate day) {
        return day.minusMonths(3).getYear();
    }

    private List<UUID> jury() {
        var jury = new ArrayList<UUID>();
        JURY.forEach(email -> jury.add(account(email).id()));
        return jury;
    }

    private UUID staff() {
        return account("staff@example.jp").id();
    }

    private UUID administrator() {
        return account("admin@example.jp").id();
    }

    private Account account(String email) {
        return on.accounts().findByEmail(email).orElseThrow();
    }
}
