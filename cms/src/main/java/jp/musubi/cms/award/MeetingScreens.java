package jp.musubi.cms.award;

import jp.musubi.cms.award.decision.AwardAct;
import jp.musubi.cms.award.decision.Deciding;
import jp.musubi.cms.award.decision.DecisionWords;
import jp.musubi.cms.award.decision.Meeting;
import jp.musubi.cms.award.decision.MeetingRecord;
import jp.musubi.cms.award.edition.AwardPaths;
import jp.musubi.cms.award.edition.Category;
import jp.musubi.cms.award.edition.Edition;
import jp.musubi.cms.award.edition.EditionState;
import jp.musubi.cms.award.edition.Editions;
import jp.musubi.cms.award.edition.JurorStore;
import jp.musubi.cms.award.edition.Wording;
import jp.musubi.cms.award.nomination.Nomination;
import jp.musubi.cms.award.screening.Nominations;
import jp.musubi.cms.award.screening.Ranking;
import jp.musubi.cms.database.Transaction;
import jp.musubi.cms.decision.Proposal;
import jp.musubi.cms.screen.Screen;
import jp.musubi.cms.screen.Section;
import jp.musubi.cms.web.Answer;
import jp.musubi.cms.web.Form;
import jp.musubi.cms.web.Handler;
import jp.musubi.cms.web.Permission;
import jp.musubi.cms.web.Request;
import jp.musubi.cms.web.Route;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The meeting of a jury: the ranking, what is chosen, the decision of two people, the results. */
final class MeetingScreens {
    private static final String PATH = AwardPaths.EDITION + "/meeting";
    private static final String PROPOSAL = AwardPaths.OFFICE + "/proposals/{id}";

    private final ScreenParts on;

    MeetingScreens(ScreenParts on) {
        this.on = on;
    }

    List<Route> routes() {
        return List.of(
                Route.get(PATH, "審査会", "A jury's meeting")
                        .allowing(Permission.STAFF)
                        .with(ScreenParts.ID)
                        .answeringPage()
                        .by(request -> show(request, on.edition(request), "")),
                post(PATH, "審査会の記録を書く", "Write the record of a meeting", this::save),
                post(PATH + "/proposal", "表彰の結果を起案する", "Draft the results", this::propose),
                post(PATH + "/withdrawal", "表彰の取消を起案する", "Draft a withdrawal", this::withdraw),
                post(PROPOSAL + "/decision", "決裁する", "Decide", request -> decide(request, true)),
                post(
                        PROPOSAL + "/refusal",
                        "決裁しない",
                        "Decline a draft",
                        request -> decide(request, false)));
    }

    private static Route post(String path, String ja, String en, Handler handler) {
        return Route.post(path, ja, en)
                .allowing(Permission.PUBLISHER)
                .with(ScreenParts.ID)
                .acceptingForm()
                .by(handler);
    }

    /** A category with its ranking, and why it goes ungiven where it does. */
    public record CategoryView(
            String id,
            String name,
            String quota,
            List<PlaceView> places,
            boolean none,
            String noneReason,
            String noneReasonEn) {}

    /** A nomination in the ranking, with what was chosen. */
    public record PlaceView(
            String id,
            String address,
            String place,
            boolean tied,
            String nominee,
            String mean,
            String jurors,
            String spread,
            String normal,
            boolean chosen,
            String prize,
            String prizeEn,
            String citation,
            String citationEn) {}

    /** A juror, and whether they were there. */
    public record PresentView(String account, String name, boolean present) {}

    /** A prize that was decided. */
    public record ResultView(
            String id,
            String number,
            String nominee,
            String prize,
            boolean isPublic,
            String withdrawn,
            boolean withdrawable) {}

    private Answer show(Request request, Edition edition, String error) {
        if (edition.state().compareTo(EditionState.MEETING) < 0) {
            throw Editions.moved();
        }
        AwardViews views = on.views(request);
        UUID reader = request.caller().account();
        Screen screen =
                on.read(tx -> {
                    MeetingRecord record = Deciding.meeting(tx, edition.id()).record();
                    List<Proposal<AwardAct>> open =
                            Deciding.proposals(tx, edition.id()).stream()
                                    .filter(Proposal::isOpen)
                                    .toList();
                    boolean mayWrite = edition.state() == EditionState.MEETING && open.isEmpty();
                    List<String> problems = mayWrite ? Deciding.problems(tx, edition) : List.of();
                    return Screen.of(
                                    "award/meeting.peb",
                                    on.text(request, "award.meeting"),
                                    Section.AWARDS)
                            .with("edition", views.edition(edition))
                            .with(
                                    "version",
                                    Long.toString(Deciding.meeting(tx, edition.id()).version()))
                            .with("heldOn", day(record))
                            .with("heldOnDay", dayInWords(record, views))
                            .with("notes", record.notes())
                            .with("jury", jury(tx, edition, record))
                            .with("quorum", quorum(tx, request, edition, record))
                            .with("categories", categories(tx, request, edition, record))
                            .with(
                                    "proposals",
                                    open.stream()
                                            .map(each -> views.proposal(each, reader))
                                            .toList())
                            .with("results", results(tx, request, edition, open))
                            .with("mayWrite", mayWrite)
                            .with("mayPropose", mayWrite && problems.isEmpty())
                            .with(
                                    "problems",
                                    problems.stream()
                                            .map(each ->
                                                    on.text(
                                                            request,
                                                            "award.meeting.problem." + each))
                                            .toList());
                });
        return on.show(
                request,
                screen.with("maxDocument", DecisionWords.MAX_DOCUMENT_UNITS)
                        .with("error", error.isEmpty() ? "" : on.text(request, error))
                        .withStatus(error.isEmpty() ? 200 : 422));
    }

    private static String day(MeetingRecord record) {
        return Optional.ofNullable(record.heldOn()).map(Object::toString).orElse("");
    }

    private static String dayInWords(MeetingRecord record, AwardViews views) {
        return Optional.ofNullable(record.heldOn()).map(views.times()::date).orElse("");
    }

    private List<PresentView> jury(Transaction tx, Edition edition, MeetingRecord record) {
        return JurorStore.active(tx, edition.id()).stream()
                .map(juror ->
                        new PresentView(
                                juror.account().toString(),
                                on.name(juror.account()),
                                record.present().contains(juror.account())))
                .toList();
    }

    private String quorum(Transaction tx, Request request, Edition edition, MeetingRecord record) {
        List<UUID> jury =
                JurorStore.active(tx, edition.id()).stream().map(each -> each.account()).toList();
        long there = jury.stream().filter(record.present()::contains).count();
        return on.text(
                request,
                record.hasQuorum(jury) ? "award.quorum.met" : "award.quorum.unmet",
                there,
                jury.size());
    }

    private List<CategoryView> categories(
            Transaction tx, Request request, Edition edition, MeetingRecord record) {
        Map<UUID, Nomination> nominations = new HashMap<>();
        Nominations.screened(tx, edition.id()).forEach(one -> nominations.put(one.id(), one));
        return edition.plan().categories().stream()
                .map(category -> {
                    Ranking ranking = on.parts().screening().ranking(tx, edition, category);
                    Wording none = record.none().getOrDefault(category.id(), Wording.NONE);
                    return new CategoryView(
                            category.id(),
                            category.name().in(request.language()),
                            Integer.toString(category.quota()),
                            ranking.places().stream()
                                    .flatMap(place ->
                                            Optional.ofNullable(nominations.get(place.nomination()))
                                                    .map(one -> place(place, one, record))
                                                    .stream())
                                    .toList(),
                            record.none().containsKey(category.id()),
                            none.ja(),
                            none.en());
                })
                .toList();
    }

    private static PlaceView place(Ranking.Place place, Nomination one, MeetingRecord record) {
        MeetingRecord.Choice choice =
                record.choices()
                        .getOrDefault(
                                one.id(), new MeetingRecord.Choice(Wording.NONE, Wording.NONE));
        return new PlaceView(
                one.id().toString(),
                AwardPaths.of(AwardPaths.NOMINATION, one.id()),
                place.place() == 0 ? "–" : Integer.toString(place.place()),
                place.isTied(),
                one.nominee().name(),
                "%.2f".formatted(place.mean()),
                Integer.toString(place.jurors()),
                "%.2f".formatted(place.spread()),
                "%+.2f".formatted(place.normal()),
                record.choices().containsKey(one.id()),
                choice.prize().ja(),
                choice.prize().en(),
                choice.citation().ja(),
                choice.citation().en());
    }

    private List<ResultView> results(
            Transaction tx, Request request, Edition edition, List<Proposal<AwardAct>> open) {
        Map<UUID, String> names = new HashMap<>();
        Nominations.screened(tx, edition.id())
                .forEach(one -> names.put(one.id(), one.nominee().name()));
        AwardViews views = on.views(request);
        return Deciding.results(tx, edition.id()).stream()
                .map(each ->
                        new ResultView(
                                each.id().toString(),
                                each.number(),
                                names.getOrDefault(each.nomination(), "–"),
                                each.prize().in(request.language()),
                                each.entry() != null,
                                each.withdrawnOn() == null ? "" : views.day(each.withdrawnOn()),
                                each.entry() != null
                                        && each.withdrawnOn() == null
                                        && open.stream()
                                                .noneMatch(proposal ->
                                                        each.id().equals(proposal.act().result()))))
                .toList();
    }

    private Answer save(Request request) throws IOException {
        Edition edition = on.edition(request);
        Form form = request.form();
        long version = EditionScreens.whole(form.text("version"), 0, Integer.MAX_VALUE).orElse(-1);
        Meeting kept =
                on.write(tx ->
                        on.parts()
                                .deciding()
                                .save(
                                        tx,
                                        edition.id(),
                                        record(tx, form, edition),
                                        version,
                                        request.caller().account()));
        return ScreenParts.back(
                AwardPaths.of(PATH, edition.id()),
                kept.version() > 0 ? "award-meeting-saved" : "award-saved");
    }

    private static MeetingRecord record(Transaction tx, Form form, Edition edition) {
        Map<UUID, MeetingRecord.Choice> choices = new HashMap<>();
        for (Nomination one : Nominations.screened(tx, edition.id())) {
            String id = one.id().toString();
            if (form.has("prize-given-" + id)) {
                choices.put(
                        one.id(),
                        new MeetingRecord.Choice(
                                wording(form, "prize-" + id), wording(form, "citation-" + id)));
            }
        }
        Map<String, Wording> none = new HashMap<>();
        for (Category category : edition.plan().categories()) {
            if (form.has("none-" + category.id())) {
                none.put(category.id(), wording(form, "none-reason-" + category.id()));
            }
        }
        List<UUID> present =
                form.all("present").stream().flatMap(each -> Request.uuid(each).stream()).toList();
        return new MeetingRecord(
                PlanForm.day(form, "held-on"), present, form.text("notes"), choices, none);
    }

    private static Wording wording(Form form, String name) {
        return new Wording(form.text(name), form.text(name + "-en"));
    }

    private static DecisionWords words(Form form) {
        return new DecisionWords(
                form.text("document"), wording(form, "reason"), form.text("internal"));
    }

    private Answer propose(Request request) throws IOException {
        Edition edition = on.edition(request);
        DecisionWords words = words(request.form());
        if (words.document().isEmpty()) {
            return show(request, edition, "award.document-missing");
        }
        on.write(tx ->
                on.parts().deciding().propose(tx, edition.id(), words, request.caller().account()));
        return ScreenParts.back(AwardPaths.of(PATH, edition.id()), "award-proposed");
    }

    private Answer withdraw(Request request) throws IOException {
        Edition edition = on.edition(request);
        Form form = request.form();
        DecisionWords words = words(form);
        UUID result = EditionScreens.id(form, "result");
        if (words.document().isEmpty() || words.reason().isMissing()) {
            return show(request, edition, "award.withdrawal-incomplete");
        }
        on.write(tx ->
                on.parts()
                        .deciding()
                        .proposeWithdrawal(tx, result, words, request.caller().account()));
        return ScreenParts.back(AwardPaths.of(PATH, edition.id()), "award-proposed");
    }

    private Answer decide(Request request, boolean taken) {
        Proposal<AwardAct> decided =
                on.write(tx ->
                        on.parts()
                                .deciding()
                                .decide(tx, request.id("id"), taken, request.caller().account()));
        on.wakes().run();
        return ScreenParts.back(
                AwardPaths.of(PATH, decided.act().edition()),
                taken ? "award-decided" : "award-declined");
    }
}
