package jp.musubi.cms.award;

import jp.musubi.cms.award.decision.Deciding;
import jp.musubi.cms.award.decision.MeetingRecord;
import jp.musubi.cms.award.edition.AwardEventStore;
import jp.musubi.cms.award.edition.Category;
import jp.musubi.cms.award.edition.Criterion;
import jp.musubi.cms.award.edition.Edition;
import jp.musubi.cms.award.edition.Juror;
import jp.musubi.cms.award.edition.JurorStore;
import jp.musubi.cms.award.nomination.Nomination;
import jp.musubi.cms.award.nomination.NominationState;
import jp.musubi.cms.award.nomination.NominationStore;
import jp.musubi.cms.award.screening.Conflicts;
import jp.musubi.cms.award.screening.Ranking;
import jp.musubi.cms.award.screening.Sheet;
import jp.musubi.cms.database.Transaction;
import jp.musubi.cms.web.Request;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * The whole record of a screening, for requests for disclosure (情報公開請求), as rows of one shape.
 * Blackened (墨消し) it names no juror and nothing of nominators; who of the jurors said what can
 * still be followed by their numbers.
 */
final class Disclosure {
    private static final String BLACK = "■■■■";

    private final ScreenParts on;
    private final Transaction tx;
    private final Request request;
    private final Edition edition;
    private final boolean isBlackened;
    private final AwardViews views;
    private final Map<UUID, String> jurors = new LinkedHashMap<>();
    private final Map<UUID, Nomination> nominations = new LinkedHashMap<>();

    Disclosure(
            ScreenParts on, Transaction tx, Request request, Edition edition, boolean isBlackened) {
        this.on = on;
        this.tx = tx;
        this.request = request;
        this.edition = edition;
        this.isBlackened = isBlackened;
        this.views = on.views(request);
        for (Juror juror : JurorStore.of(tx, edition.id())) {
            String number = on.text(request, "award.disclosure.juror", jurors.size() + 1);
            String name = isBlackened ? BLACK : on.name(juror.account());
            jurors.put(juror.account(), number + " " + name);
        }
        NominationStore.of(tx, edition.id()).stream()
                .filter(each -> each.state() != NominationState.DRAFT)
                .filter(each -> each.submittedAt() != null)
                .forEach(each -> nominations.put(each.id(), each));
    }

    /** A part of the record, without the columns that it does not use. */
    public record SectionView(String title, List<String> columns, List<List<String>> rows) {}

    /**
     * One line.
     *
     * @param about the nomination; null for none
     */
    private record Row(
            @Nullable Nomination about, String juror, String item, String value, String words) {}

    private record Part(String name, List<Row> rows) {}

    /** The heads of the columns, without that of the part. */
    private List<String> columns() {
        return List.of("number", "nominee", "category", "of-juror", "item", "value", "words")
                .stream()
                .map(name -> on.text(request, "award.disclosure." + name))
                .toList();
    }

    private List<String> cells(Row row) {
        Nomination about = row.about();
        String category =
                about == null
                        ? ""
                        : edition.plan()
                                .category(about.category())
                                .map(each -> each.name().in(request.language()))
                                .orElse("");
        return List.of(
                about == null ? "" : about.numberText(),
                about == null ? "" : about.nominee().name(),
                category,
                row.juror(),
                row.item(),
                row.value(),
                row.words());
    }

    /** The parts as tables. */
    List<SectionView> sections() {
        List<String> columns = columns();
        return parts().stream()
                .filter(part -> !part.rows().isEmpty())
                .map(part -> {
                    List<List<String>> rows = part.rows().stream().map(this::cells).toList();
                    List<Integer> used =
                            IntStream.range(0, columns.size())
                                    .filter(at ->
                                            rows.stream().anyMatch(row -> !row.get(at).isEmpty()))
                                    .boxed()
                                    .toList();
                    return new SectionView(
                            on.text(request, "award.disclosure.part." + part.name()),
                            used.stream().map(columns::get).toList(),
                            rows.stream()
                                    .map(row -> used.stream().map(row::get).toList())
                                    .toList());
                })
                .toList();
    }

    /** The heads of all columns of the one table. */
    List<String> head() {
        var head = new ArrayList<String>();
        head.add(on.text(request, "award.disclosure.part"));
        head.addAll(columns());
        return head;
    }

    /** All lines of the one table. */
    List<List<String>> lines() {
        var lines = new ArrayList<List<String>>();
        for (Part part : parts()) {
            for (Row row : part.rows()) {
                var line = new ArrayList<String>();
                line.add(on.text(request, "award.disclosure.part." + part.name()));
                line.addAll(cells(row));
                lines.add(line);
            }
        }
        return lines;
    }

    private List<Part> parts() {
        return List.of(
                new Part("steps", steps()),
                new Part("criteria", criteria()),
                new Part("nominations", told()),
                new Part("nominators", nominators()),
                new Part("jury", jury()),
                new Part("conflicts", conflicts()),
                new Part("scores", scores()),
                new Part("ranking", ranking()),
                new Part("meeting", meeting()),
                new Part("results", results()));
    }

    private List<Row> steps() {
        return AwardEventStore.ofEdition(tx, edition.id()).stream()
                .map(each ->
                        new Row(
                                null,
                                "",
                                on.text(request, "audit.deed.award." + each.step()),
                                views.times().kept(each.at()),
                                each.reason()))
                .toList();
    }

    private List<Row> criteria() {
        return views.criteria(edition.plan()).stream()
                .map(each -> new Row(null, "", each.name(), each.weight(), each.rubric()))
                .toList();
    }

    private List<Row> told() {
        return nominations.values().stream()
                .map(each ->
                        new Row(
                                each,
                                "",
                                on.text(request, "award.nomination.state." + each.state().id()),
                                "",
                                each.text().summary()))
                .toList();
    }

    private String black(String words) {
        return isBlackened && !words.isEmpty() ? BLACK : words;
    }

    private List<Row> nominators() {
        return nominations.values().stream()
                .map(each ->
                        new Row(
                                each,
                                "",
                                black(each.nominator().name()),
                                black(each.text().relation()),
                                black(String.join("\n", each.text().supporters()))))
                .toList();
    }

    private List<Row> jury() {
        return JurorStore.of(tx, edition.id()).stream()
                .map(juror ->
                        new Row(
                                null,
                                name(juror.account()),
                                on.text(
                                        request,
                                        juror.isActive()
                                                ? "award.disclosure.in-jury"
                                                : "award.disclosure.left-jury"),
                                "",
                                black(juror.releaseReason())))
                .toList();
    }

    private String name(UUID juror) {
        return jurors.getOrDefault(juror, "–");
    }

    private List<Row> conflicts() {
        return Conflicts.of(tx, edition.id()).stream()
                .map(each ->
                        new Row(
                                nominations.get(each.nomination()),
                                name(each.juror()),
                                on.text(request, "award.conflict." + each.kind().id()),
                                "",
                                black(each.note())))
                .toList();
    }

    private List<Row> scores() {
        var rows = new ArrayList<Row>();
        for (Sheet sheet : on.parts().screening().counted(tx, edition)) {
            for (Criterion each : edition.plan().criteria()) {
                Sheet.Mark mark = sheet.marks().get(each.id());
                if (mark != null) {
                    rows.add(
                            new Row(
                                    nominations.get(sheet.nomination()),
                                    name(sheet.juror()),
                                    each.name().in(request.language()),
                                    Objects.toString(mark.score(), "–"),
                                    mark.comment()));
                }
            }
        }
        return rows;
    }

    private List<Row> ranking() {
        var rows = new ArrayList<Row>();
        for (Category category : edition.plan().categories()) {
            for (Ranking.Place place :
                    on.parts().screening().ranking(tx, edition, category).places()) {
                rows.add(
                        new Row(
                                nominations.get(place.nomination()),
                                "",
                                on.text(
                                        request,
                                        place.isTied() ? "award.place.tied" : "award.place",
                                        place.place()),
                                "%.3f".formatted(place.mean()),
                                on.text(
                                        request,
                                        "award.place.more",
                                        place.jurors(),
                                        "%.3f".formatted(place.spread()),
                                        "%+.3f".formatted(place.normal()))));
            }
        }
        return rows;
    }

    private List<Row> meeting() {
        MeetingRecord record = Deciding.meeting(tx, edition.id()).record();
        var rows = new ArrayList<Row>();
        rows.add(
                new Row(
                        null,
                        "",
                        on.text(request, "award.meeting.held-on"),
                        views.day(record.heldOn()),
                        ""));
        for (UUID juror : record.present()) {
            rows.add(new Row(null, name(juror), on.text(request, "award.meeting.present"), "", ""));
        }
        rows.add(new Row(null, "", on.text(request, "award.meeting.notes"), "", record.notes()));
        return rows;
    }

    private List<Row> results() {
        var rows = new ArrayList<Row>();
        Deciding.results(tx, edition.id())
                .forEach(each ->
                        rows.add(
                                new Row(
                                        nominations.get(each.nomination()),
                                        "",
                                        each.prize().in(request.language()),
                                        each.number(),
                                        each.citation().in(request.language()))));
        Deciding.meeting(tx, edition.id())
                .record()
                .none()
                .forEach((category, reason) ->
                        rows.add(
                                new Row(
                                        null,
                                        "",
                                        on.text(request, "award.none"),
                                        edition.plan()
                                                .category(category)
                                                .map(each -> each.name().in(request.language()))
                                                .orElse(""),
                                        reason.in(request.language()))));
        return rows;
    }
}
