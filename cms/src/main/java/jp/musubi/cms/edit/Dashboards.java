package jp.musubi.cms.edit;

import jp.musubi.cms.edit.DashboardView.EventView;
import jp.musubi.cms.edit.DashboardView.NextView;
import jp.musubi.cms.edit.DashboardView.ReportView;
import jp.musubi.cms.edit.DashboardView.TaskView;
import jp.musubi.cms.edit.FormView.LinkView;
import jp.musubi.cms.edit.FormView.StateView;
import jp.musubi.cms.entry.Content;
import jp.musubi.cms.entry.Draft;
import jp.musubi.cms.entry.StoredEntry;
import jp.musubi.cms.screen.Screens;
import jp.musubi.cms.setting.FreshnessSettings;
import jp.musubi.content.entry.PartialDate;
import jp.musubi.content.model.ContentType;
import jp.musubi.content.model.Editing;
import jp.musubi.content.model.Field;
import jp.musubi.content.model.FieldKind;
import jp.musubi.content.model.Part;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Tells a group how its page stands and what to do next. */
final class Dashboards {
    private static final int GAUGE_STEPS = 12;
    private static final int MAX_REPORTS = 30;

    private final Desktop desk;
    private final Screens screens;
    private final FormViews forms;
    private final CityClock times;

    Dashboards(Desktop desk, FormViews forms) {
        this.desk = desk;
        this.screens = desk.screens();
        this.forms = forms;
        this.times = new CityClock(desk.clock());
    }

    DashboardView view(ContentType type, Draft group, String language) {
        StoredEntry entry = group.entry();
        Content live = forms.live(group);
        ReviewState.State review = desk.reviews().of(entry);
        List<FormViews.PartState> states = forms.states(type, group, List.of(), language);
        List<Field> wanted = type.fields().values().stream().filter(Dashboards::isWanted).toList();
        int filled = (int) wanted.stream().filter(field -> has(group, field)).count();
        int reached = wanted.isEmpty() ? 0 : filled * GAUGE_STEPS / wanted.size();
        return new DashboardView(
                entry.id().toString(),
                entry.title(),
                entry.isLive() ? type.path().replace("{slug}", entry.slug()) : "",
                next(type, group, live, review, states, language),
                filled,
                wanted.size(),
                IntStream.range(0, GAUGE_STEPS).mapToObj(at -> at < reached).toList(),
                tasks(group, live, review, states, language),
                events(group, review, language),
                reports(entry, language),
                live != null && review.stage() != ReviewState.Stage.WAITING,
                confirmedOn(group).map(PartialDate::toString).orElse(""));
    }

    /** Whether a page lacks something without it. */
    private static boolean isWanted(Field field) {
        return field.editing().writer() == Editing.Writer.OWNER
                && field.mayBePublic()
                && field.kind() != FieldKind.FLAG
                && (field.required()
                        || field.listColumn()
                        || field.facet()
                        || field.kind() == FieldKind.ASSET
                        || field.kind() == FieldKind.MARKDOWN);
    }

    private static boolean has(Draft draft, Field field) {
        return draft.content().fields().has(field.name());
    }

    private static Optional<PartialDate> confirmedOn(Draft group) {
        return group.content().fields().date(Confirming.FIELD);
    }

    private NextView next(
            ContentType type,
            Draft group,
            @Nullable Content live,
            ReviewState.State review,
            List<FormViews.PartState> states,
            String language) {
        return switch (review.stage()) {
            case RETURNED -> asked(type, group, review, language);
            case WAITING ->
                    plain(
                            "is-ai",
                            "dash.next.waiting",
                            link(group, "preview", "dash.act.look", language),
                            language);
            case NONE ->
                    live == null
                            ? begin(group, states, language)
                            : goOn(type, group, live, states, language);
        };
    }

    private NextView asked(
            ContentType type, Draft group, ReviewState.State review, String language) {
        List<ReviewState.Wish> wishes = review.wishes();
        String text = wishes.isEmpty() ? review.reason() : wishes.getFirst().text();
        Optional<Part> part =
                wishes.stream()
                        .findFirst()
                        .flatMap(wish -> type.field(wish.field()))
                        .flatMap(field -> partOf(type, field));
        Instant at = review.at();
        String by =
                at == null
                        ? ""
                        : screens.text(language, "dash.by", review.by(), times.full(at, language));
        String place = part.map(found -> "?part=" + found.name()).orElse("");
        return new NextView(
                "is-oudo",
                screens.text(language, "dash.next.asked", Math.max(1, wishes.size())),
                text,
                by,
                link(group, "edit" + place, "dash.act.correct", language),
                false);
    }

    static Optional<Part> partOf(ContentType type, Field field) {
        return type.parts().stream().filter(part -> part.fields().contains(field)).findFirst();
    }

    private NextView begin(Draft group, List<FormViews.PartState> states, String language) {
        Optional<FormViews.PartState> missing = missing(states);
        String place = missing.map(part -> "?part=" + part.part().name()).orElse("");
        return plain(
                "is-oudo",
                missing.isPresent() ? "dash.next.begin" : "dash.next.submit",
                link(group, "edit" + place, "dash.act.write", language),
                language);
    }

    private static Optional<FormViews.PartState> missing(List<FormViews.PartState> states) {
        return states.stream()
                .filter(part -> part.state().key().equals(Progress.Stage.MISSING.id()))
                .filter(part -> part.part().fields().stream().anyMatch(Dashboards::isWanted))
                .findFirst();
    }

    private NextView goOn(
            ContentType type,
            Draft group,
            Content live,
            List<FormViews.PartState> states,
            String language) {
        int changes = Progress.changes(type.parts(), group.content(), live).size();
        if (changes > 0) {
            return new NextView(
                    "is-ai",
                    screens.text(language, "dash.next.draft", changes),
                    screens.text(language, "dash.next.draft.text"),
                    "",
                    link(group, "edit", "dash.act.go-on", language),
                    false);
        }
        LocalDate old = FreshnessSettings.TOPIC.read(desk.settings()).oldSince(times.today());
        boolean fresh = confirmedOn(group).filter(date -> date.first().isAfter(old)).isPresent();
        if (!fresh) {
            NextView ask =
                    plain(
                            "is-oudo",
                            "dash.next.confirm",
                            link(group, "edit", "dash.act.change", language),
                            language);
            return new NextView(ask.hue(), ask.title(), ask.text(), "", ask.act(), true);
        }
        Optional<FormViews.PartState> missing = missing(states);
        if (missing.isPresent()) {
            Part part = missing.get().part();
            return new NextView(
                    "is-kusa",
                    screens.text(language, "dash.next.add", part.label().in(language)),
                    why(part, group, language),
                    "",
                    link(group, "edit?part=" + part.name(), "dash.act.write", language),
                    false);
        }
        return plain(
                "is-kusa",
                "dash.next.fine",
                link(group, "edit", "dash.act.edit", language),
                language);
    }

    private NextView plain(String hue, String key, LinkView act, String language) {
        return new NextView(
                hue,
                screens.text(language, key),
                screens.text(language, key + ".text"),
                "",
                act,
                false);
    }

    private LinkView link(Draft group, String screen, String key, String language) {
        return new LinkView(
                EditScreens.path(group.entry().id(), screen), screens.text(language, key));
    }

    private List<TaskView> tasks(
            Draft group,
            @Nullable Content live,
            ReviewState.State review,
            List<FormViews.PartState> states,
            String language) {
        return states.stream()
                .map(part ->
                        new TaskView(
                                EditScreens.path(group.entry().id(), "edit")
                                        + "?part="
                                        + part.part().name(),
                                part.part().label().in(language),
                                part.state(),
                                note(part, group, live, review, language)))
                .toList();
    }

    private String note(
            FormViews.PartState part,
            Draft group,
            @Nullable Content live,
            ReviewState.State review,
            String language) {
        long wishes =
                review.wishes().stream()
                        .filter(wish ->
                                part.part().fields().stream()
                                        .anyMatch(field -> field.name().equals(wish.field())))
                        .count();
        if (wishes > 0) {
            return screens.text(language, "dash.note.asked", wishes);
        }
        if (part.state().key().equals(Progress.Stage.CHANGED.id()) && live != null) {
            int changed = Progress.changed(part.part(), group.content(), live);
            return screens.text(language, "dash.note.changed", changed);
        }
        String why = why(part.part(), group, language);
        return why.isEmpty() && part.part().help() != null ? part.part().help().in(language) : why;
    }

    /** What is missing in a part, and why it helps to write it; empty for nothing. */
    private String why(Part part, Draft group, String language) {
        List<Field> missing =
                part.fields().stream()
                        .filter(field -> isWanted(field) && !has(group, field))
                        .toList();
        if (missing.isEmpty()) {
            return "";
        }
        Field first = missing.getFirst();
        String reason =
                switch (first.kind()) {
                    case ASSET -> "picture";
                    case CHOICE, CHOICES -> "choice";
                    case MARKDOWN -> "body";
                    case DATE, NUMBER, YEAR -> "fact";
                    default -> "text";
                };
        return screens.text(language, "dash.why." + reason, first.label().in(language));
    }

    private List<EventView> events(Draft group, ReviewState.State review, String language) {
        var events = new ArrayList<EventView>();
        Instant liveAt = group.entry().liveAt();
        if (liveAt != null) {
            events.add(
                    new EventView(
                            "is-kusa",
                            true,
                            CityClock.machine(liveAt),
                            times.precise(liveAt, language),
                            screens.text(language, "dash.event.live"),
                            ""));
        }
        Instant at = review.at();
        if (at != null) {
            boolean waits = review.stage() == ReviewState.Stage.WAITING;
            events.add(
                    new EventView(
                            waits ? "is-ai" : "is-oudo",
                            false,
                            CityClock.machine(at),
                            times.precise(at, language),
                            "",
                            screens.text(
                                    language,
                                    waits ? "dash.event.waiting" : "dash.event.returned",
                                    review.by())));
        }
        if (group.entry().hasUnpublishedChanges()) {
            Instant saved = group.entry().savedAt();
            events.add(
                    new EventView(
                            "is-ai",
                            false,
                            CityClock.machine(saved),
                            times.precise(saved, language),
                            "",
                            screens.text(language, "dash.event.saved")));
        }
        events.sort((one, other) -> other.at().compareTo(one.at()));
        confirmedOn(group)
                .ifPresent(date ->
                        events.add(
                                new EventView(
                                        "is-plain",
                                        false,
                                        date.toString(),
                                        times.day(date, language),
                                        "",
                                        screens.text(language, "dash.event.confirmed"))));
        return events;
    }

    private List<ReportView> reports(StoredEntry group, String language) {
        return desk.entries().newest("report", group.id(), MAX_REPORTS).stream()
                .map(report ->
                        new ReportView(
                                EditScreens.path(report.id(), "edit"),
                                report.title().isEmpty()
                                        ? screens.text(language, "dash.report.untitled")
                                        : report.title(),
                                state(report, language),
                                times.day(report.savedAt(), language)))
                .toList();
    }

    private StateView state(StoredEntry report, String language) {
        ReviewState.Stage stage = desk.reviews().of(report).stage();
        if (stage == ReviewState.Stage.WAITING) {
            return state("waiting", "is-oudo", language);
        }
        if (stage == ReviewState.Stage.RETURNED) {
            return state("returned", "is-oudo", language);
        }
        if (!report.isLive()) {
            return state("draft", "is-plain", language);
        }
        return report.hasUnpublishedChanges()
                ? state("changed", "is-ai", language)
                : state("live", "is-kusa", language);
    }

    private StateView state(String key, String hue, String language) {
        return new StateView(key, hue, screens.text(language, "dash.state." + key));
    }
}
