package jp.musubi.cms.award;

import jp.musubi.cms.award.edition.AwardPaths;
import jp.musubi.cms.award.edition.Criterion;
import jp.musubi.cms.award.edition.Edition;
import jp.musubi.cms.award.edition.EditionState;
import jp.musubi.cms.award.edition.EditionStore;
import jp.musubi.cms.award.edition.Juror;
import jp.musubi.cms.award.edition.JurorStore;
import jp.musubi.cms.award.nomination.Nomination;
import jp.musubi.cms.award.nomination.NominationStore;
import jp.musubi.cms.award.screening.Conflict;
import jp.musubi.cms.award.screening.Screening;
import jp.musubi.cms.award.screening.Sheet;
import jp.musubi.cms.database.Transaction;
import jp.musubi.cms.screen.Screen;
import jp.musubi.cms.screen.Section;
import jp.musubi.cms.web.Answer;
import jp.musubi.cms.web.Form;
import jp.musubi.cms.web.Parameter;
import jp.musubi.cms.web.Permission;
import jp.musubi.cms.web.Refusal;
import jp.musubi.cms.web.Request;
import jp.musubi.cms.web.Route;
import jp.musubi.cms.web.Schemas;
import jp.musubi.content.label.Label;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;

/** What a juror sees: their own list and sheets, and the others' once all have handed in. */
final class JuryScreens {
    private final ScreenParts on;
    private final GroupSearch groups;

    JuryScreens(ScreenParts on) {
        this.on = on;
        this.groups = new GroupSearch(on.parts().stores().entries());
    }

    List<Route> routes() {
        return List.of(
                Route.get(AwardPaths.JURY, "審査", "What a juror is to score")
                        .allowing(Permission.READER)
                        .with(
                                Parameter.query(
                                        "q", Label.of("団体の名前", "Name of a group"), Schemas.text()))
                        .answeringPage()
                        .by(request -> list(request, "")),
                Route.post(AwardPaths.JURY + "/hand-in", "採点を提出する", "Hand scores in")
                        .allowing(Permission.WRITER)
                        .acceptingForm()
                        .by(this::handIn),
                Route.post(AwardPaths.JURY + "/interests", "関わりのある団体を届ける", "Declare interests")
                        .allowing(Permission.WRITER)
                        .acceptingForm()
                        .by(this::declare),
                Route.get(AwardPaths.SHEET, "採点", "A sheet of scores")
                        .allowing(Permission.READER)
                        .with(ScreenParts.ID)
                        .answeringPage()
                        .by(request -> sheet(request, "")),
                Route.post(AwardPaths.SHEET, "採点を書く", "Write scores")
                        .allowing(Permission.WRITER)
                        .with(ScreenParts.ID)
                        .acceptingForm()
                        .by(this::save),
                Route.post(AwardPaths.SHEET + "/conflict", "関わりを届ける", "Declare a conflict")
                        .allowing(Permission.WRITER)
                        .with(ScreenParts.ID)
                        .acceptingForm()
                        .by(this::conflict));
    }

    /** An edition in whose jury the reader is. */
    public record JuryView(
            AwardViews.EditionView edition,
            boolean scoring,
            boolean handedIn,
            boolean ready,
            String progress,
            List<TaskView> tasks,
            List<String> interests) {}

    /** A nomination on the reader's list. */
    public record TaskView(
            String address, String nominee, String category, String state, String hue) {}

    private Answer list(Request request, String error) {
        UUID me = request.caller().account();
        String words = request.query().one("q").filter(text -> text.length() <= 100).orElse("");
        List<JuryView> juries =
                on.read(tx ->
                        JurorStore.ofAccount(tx, me).stream()
                                .flatMap(juror ->
                                        EditionStore.find(tx, juror.edition()).stream()
                                                .map(edition -> jury(tx, request, edition, juror)))
                                .toList());
        if (juries.isEmpty()) {
            throw Refusal.notFound();
        }
        return on.show(
                request,
                Screen.of("award/jury.peb", on.text(request, "award.jury"), Section.JURY)
                        .with("juries", juries)
                        .with("words", words)
                        .with("found", on.read(tx -> groups.find(tx, words)))
                        .with("error", error.isEmpty() ? "" : on.text(request, error))
                        .withStatus(error.isEmpty() ? 200 : 422));
    }

    private JuryView jury(Transaction tx, Request request, Edition edition, Juror juror) {
        AwardViews views = on.views(request);
        boolean isScoring = edition.state() == EditionState.SCREENING;
        boolean isShown = edition.state().compareTo(EditionState.SCREENING) >= 0;
        List<TaskView> tasks =
                isShown
                        ? on.parts().screening().list(tx, edition, juror.account()).stream()
                                .map(one -> task(tx, request, edition, one, juror))
                                .toList()
                        : List.of();
        int open = isScoring ? on.parts().screening().open(tx, edition, juror.account()) : 0;
        return new JuryView(
                views.edition(edition),
                isScoring,
                juror.handedInAt() != null,
                isScoring && juror.handedInAt() == null && open == 0 && !tasks.isEmpty(),
                on.text(request, "award.jury.progress", tasks.size() - open, tasks.size()),
                tasks,
                juror.interests().stream()
                        .map(group -> groups.name(tx, group))
                        .filter(name -> !name.isEmpty())
                        .toList());
    }

    private TaskView task(
            Transaction tx, Request request, Edition edition, Nomination one, Juror juror) {
        boolean isDone =
                Screening.sheet(tx, one, juror.account())
                        .filter(sheet -> sheet.isComplete(edition.plan().criteria()))
                        .isPresent();
        return new TaskView(
                AwardPaths.of(AwardPaths.SHEET, one.id()),
                one.nominee().name(),
                edition.plan()
                        .category(one.category())
                        .map(category -> category.name().in(request.language()))
                        .orElse("–"),
                on.text(request, isDone ? "award.jury.scored" : "award.jury.unscored"),
                isDone ? "is-kusa" : "is-oudo");
    }

    private Answer handIn(Request request) throws IOException {
        UUID edition = EditionScreens.id(request.form(), "edition");
        on.write(tx -> {
            on.parts().screening().handIn(tx, edition, request.caller().account());
            return edition;
        });
        return ScreenParts.back(AwardPaths.JURY, "award-handed-in");
    }

    private Answer declare(Request request) throws IOException {
        Form form = request.form();
        UUID edition = EditionScreens.id(form, "edition");
        UUID group = EditionScreens.id(form, "group");
        UUID me = request.caller().account();
        on.write(tx -> {
            Juror juror =
                    JurorStore.find(tx, edition, me)
                            .filter(Juror::isActive)
                            .orElseThrow(Refusal::notFound);
            var all = new ArrayList<>(juror.interests());
            all.add(group);
            JurorStore.declare(tx, edition, me, all);
            return group;
        });
        return ScreenParts.back(AwardPaths.JURY, "award-interest-noted");
    }

    /** A criterion with what the reader says under it. */
    public record MarkView(
            String id,
            String name,
            String rubric,
            String weight,
            @Nullable Integer score,
            String comment) {}

    /** What another juror says of the same nomination. */
    public record OtherView(String name, List<String> scores) {}

    /** The nomination that the path names, if the reader is in its jury, which has begun. */
    private Nomination mine(Transaction tx, Request request) {
        Nomination one = NominationStore.find(tx, request.id("id")).orElseThrow(Refusal::notFound);
        boolean isOfJury =
                JurorStore.find(tx, one.edition(), request.caller().account())
                        .filter(Juror::isActive)
                        .isPresent();
        boolean hasBegun =
                EditionStore.find(tx, one.edition())
                        .filter(edition -> edition.state().compareTo(EditionState.SCREENING) >= 0)
                        .isPresent();
        if (!isOfJury || !hasBegun) {
            throw Refusal.notFound();
        }
        return one;
    }

    private Answer sheet(Request request, String error) {
        UUID me = request.caller().account();
        AwardViews views = on.views(request);
        Screen screen =
                on.read(tx -> {
                    Nomination one = mine(tx, request);
                    Edition edition =
                            EditionStore.find(tx, one.edition()).orElseThrow(Refusal::notFound);
                    Juror juror =
                            JurorStore.find(tx, edition.id(), me).orElseThrow(Refusal::notFound);
                    boolean takesPart =
                            on.parts().screening().list(tx, edition, me).stream()
                                    .anyMatch(each -> each.id().equals(one.id()));
                    boolean mayWrite =
                            takesPart
                                    && edition.state() == EditionState.SCREENING
                                    && juror.handedInAt() == null;
                    boolean isAllIn = on.parts().screening().isAllIn(tx, edition);
                    return Screen.of("award/sheet.peb", one.nominee().name(), Section.JURY)
                            .with("edition", views.edition(edition))
                            .with("one", views.nomination(edition, one))
                            .with("takesPart", takesPart)
                            .with("mayWrite", mayWrite)
                            .with("mayDeclare", edition.state() == EditionState.SCREENING)
                            .with(
                                    "marks",
                                    marks(
                                            request,
                                            edition,
                                            Screening.sheet(tx, one, me).orElse(null)))
                            .with(
                                    "others",
                                    isAllIn && takesPart ? others(tx, edition, one) : List.of())
                            .with("allIn", isAllIn);
                });
        return on.show(
                request,
                screen.with("kinds", kinds(request))
                        .with(
                                "scores",
                                IntStream.rangeClosed(Criterion.LOWEST, Criterion.HIGHEST)
                                        .boxed()
                                        .toList())
                        .with("maxComment", Sheet.MAX_COMMENT_UNITS)
                        .with("error", error.isEmpty() ? "" : on.text(request, error))
                        .withStatus(error.isEmpty() ? 200 : 422));
    }

    /** A kind of conflict that jurors declare. */
    public record KindView(String id, String text) {}

    private List<KindView> kinds(Request request) {
        return Arrays.stream(Conflict.Kind.values())
                .filter(Conflict.Kind::isDeclared)
                .map(kind ->
                        new KindView(kind.id(), on.text(request, "award.conflict." + kind.id())))
                .toList();
    }

    private List<MarkView> marks(Request request, Edition edition, @Nullable Sheet sheet) {
        return on.views(request).criteria(edition.plan()).stream()
                .map(each -> {
                    Sheet.Mark mark = sheet == null ? null : sheet.marks().get(each.id());
                    return new MarkView(
                            each.id(),
                            each.name(),
                            each.rubric(),
                            each.weight(),
                            mark == null ? null : mark.score(),
                            mark == null ? "" : mark.comment());
                })
                .toList();
    }

    private List<OtherView> others(Transaction tx, Edition edition, Nomination one) {
        return on.parts().screening().counted(tx, edition).stream()
                .filter(sheet -> sheet.nomination().equals(one.id()))
                .map(sheet ->
                        new OtherView(
                                on.name(sheet.juror()),
                                edition.plan().criteria().stream()
                                        .map(each -> said(sheet, each))
                                        .toList()))
                .toList();
    }

    /** The score under a criterion, and what is said to it. */
    private static String said(Sheet sheet, Criterion criterion) {
        Sheet.Mark mark = sheet.marks().get(criterion.id());
        return mark == null
                ? "–"
                : (Objects.toString(mark.score(), "–") + " " + mark.comment()).strip();
    }

    private Answer save(Request request) throws IOException {
        Form form = request.form();
        Nomination one = on.read(tx -> mine(tx, request));
        Edition edition = on.edition(one.edition());
        Map<String, Sheet.Mark> marks = new LinkedHashMap<>();
        for (Criterion each : edition.plan().criteria()) {
            Optional<Integer> score =
                    EditionScreens.whole(
                            form.text("score-" + each.id()), Criterion.LOWEST, Criterion.HIGHEST);
            marks.put(
                    each.id(),
                    new Sheet.Mark(score.orElse(null), form.text("comment-" + each.id())));
        }
        on.write(
                tx -> on.parts().screening().save(tx, one.id(), request.caller().account(), marks));
        return ScreenParts.back(AwardPaths.JURY, "award-scored");
    }

    private Answer conflict(Request request) throws IOException {
        Form form = request.form();
        Nomination one = on.read(tx -> mine(tx, request));
        Optional<Conflict.Kind> kind =
                Arrays.stream(Conflict.Kind.values())
                        .filter(Conflict.Kind::isDeclared)
                        .filter(each -> each.id().equals(form.text("kind")))
                        .findFirst();
        if (kind.isEmpty()) {
            return sheet(request, "award.kind-missing");
        }
        on.write(tx -> {
            on.parts()
                    .conflicts()
                    .declare(
                            tx,
                            one.id(),
                            request.caller().account(),
                            kind.get(),
                            form.text("note"));
            return one;
        });
        return ScreenParts.back(AwardPaths.JURY, "award-conflict-declared");
    }
}
