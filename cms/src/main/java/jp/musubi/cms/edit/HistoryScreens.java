package jp.musubi.cms.edit;

import jp.musubi.cms.database.Transaction;
import jp.musubi.cms.edit.HistoryView.ChangeView;
import jp.musubi.cms.edit.HistoryView.RevisionView;
import jp.musubi.cms.entry.Content;
import jp.musubi.cms.entry.Draft;
import jp.musubi.cms.entry.EntryRoutes;
import jp.musubi.cms.entry.Revision;
import jp.musubi.cms.entry.SaveOutcome;
import jp.musubi.cms.entry.Saving;
import jp.musubi.cms.entry.StoredEntry;
import jp.musubi.cms.screen.Screen;
import jp.musubi.cms.screen.Section;
import jp.musubi.cms.web.Answer;
import jp.musubi.cms.web.Parameter;
import jp.musubi.cms.web.Permission;
import jp.musubi.cms.web.Refusal;
import jp.musubi.cms.web.Request;
import jp.musubi.cms.web.Route;
import jp.musubi.cms.web.Schemas;
import jp.musubi.content.entry.Value;
import jp.musubi.content.label.Label;
import jp.musubi.content.model.ContentType;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** The revisions of an entry: who, when, why; comparing them, naming them, going back to one. */
final class HistoryScreens {
    private static final int REVISIONS_A_PAGE = 30;
    private static final int MAX_NAME_CHARS = 60;
    private static final String HISTORY = EditScreens.ENTRY + "/history";
    private static final Parameter NUMBER =
            Parameter.path("n", Label.of("版の番号", "Number of the revision"));

    private final Desktop desk;
    private final ValueTexts texts;
    private final Places places;
    private final CityClock times;

    HistoryScreens(Desktop desk, ValueTexts texts) {
        this.desk = desk;
        this.texts = texts;
        this.places = new Places(desk.languages());
        this.times = new CityClock(desk.clock());
    }

    List<Route> routes() {
        return List.of(
                Route.get(HISTORY, "これまでの版", "Revisions of an entry")
                        .allowing(Permission.READER)
                        .with(EntryRoutes.ID)
                        .with(number("before", "これより前", "Older than"))
                        .answeringPage()
                        .by(this::list),
                Route.get(HISTORY + "/{n}", "版をくらべる", "Compare revisions")
                        .allowing(Permission.READER)
                        .with(EntryRoutes.ID)
                        .with(NUMBER)
                        .with(number("against", "くらべる相手", "Compare with"))
                        .answeringPage()
                        .by(this::compare),
                Route.post(HISTORY + "/{n}/name", "版に名前をつける", "Name a revision")
                        .allowing(Permission.WRITER)
                        .with(EntryRoutes.ID)
                        .with(NUMBER)
                        .acceptingForm()
                        .by(this::name),
                Route.post(HISTORY + "/{n}/restoration", "この版に戻す", "Go back to a revision")
                        .allowing(Permission.WRITER)
                        .with(EntryRoutes.ID)
                        .with(NUMBER)
                        .acceptingForm()
                        .by(this::restore));
    }

    private static Parameter number(String name, String ja, String en) {
        return Parameter.query(name, Label.of(ja, en), Schemas.integer(1, Integer.MAX_VALUE));
    }

    private Answer list(Request request) {
        StoredEntry entry = desk.access().visible(request.caller(), request.id("id"));
        int before = request.query().integer("before", Integer.MAX_VALUE, 1, Integer.MAX_VALUE);
        List<Revision> revisions = desk.entries().revisions(entry.id(), before, REVISIONS_A_PAGE);
        boolean more = revisions.size() == REVISIONS_A_PAGE && revisions.getLast().number() > 1;
        var view =
                new HistoryView(
                        entry.id().toString(),
                        entry.title(),
                        EditScreens.home(entry),
                        entry.version(),
                        revisions.stream()
                                .map(revision -> view(entry, revision, request.language()))
                                .toList(),
                        more
                                ? EditScreens.path(entry.id(), "history")
                                        + "?before="
                                        + revisions.getLast().number()
                                : "");
        return desk.screens()
                .show(
                        request,
                        Screen.of(
                                        "history.peb",
                                        desk.screens().text(request, "history.title"),
                                        Section.MY_GROUPS)
                                .with("history", view));
    }

    private RevisionView view(StoredEntry entry, Revision revision, String language) {
        UUID author = revision.author();
        String name = author == null ? "" : desk.name(author);
        return new RevisionView(
                revision.number(),
                EditScreens.path(entry.id(), "history/" + revision.number()),
                name.isEmpty() ? desk.screens().text(language, "history.program") : name,
                CityClock.machine(revision.createdAt()),
                times.full(revision.createdAt(), language),
                desk.screens().text(language, "history.origin." + revision.origin().id()),
                revision.name(),
                revision.live(),
                revision.number() == entry.draftRevision());
    }

    private Content content(UUID entry, int number) {
        return desk.entries().revision(entry, number).orElseThrow(Refusal::notFound);
    }

    private Answer compare(Request request) {
        StoredEntry entry = desk.access().visible(request.caller(), request.id("id"));
        ContentType type = desk.input().typeOf(entry);
        int number = MergeScreens.number(request.path("n"));
        int against =
                request.query().integer("against", Math.max(1, number - 1), 1, Integer.MAX_VALUE);
        String language = request.language();
        List<ChangeView> changes =
                changes(type, content(entry.id(), against), content(entry.id(), number), language);
        List<RevisionView> others =
                desk.entries().revisions(entry.id(), Integer.MAX_VALUE, REVISIONS_A_PAGE).stream()
                        .map(revision -> view(entry, revision, language))
                        .toList();
        return desk.screens()
                .show(
                        request,
                        Screen.of(
                                        "compare.peb",
                                        desk.screens()
                                                .text(request, "history.compare", against, number),
                                        Section.MY_GROUPS)
                                .with("id", entry.id().toString())
                                .with("version", entry.version())
                                .with("number", number)
                                .with("against", against)
                                .with("current", number == entry.draftRevision())
                                .with("others", others)
                                .with("changes", changes));
    }

    private List<ChangeView> changes(
            ContentType type, Content before, Content after, String language) {
        var was = places.of(type, before);
        var is = places.of(type, after);
        var all = new LinkedHashSet<>(places.all(type));
        var changes = new ArrayList<ChangeView>();
        for (Place place : all) {
            Value old = was.get(place);
            Value now = is.get(place);
            if (!Objects.equals(old, now)) {
                changes.add(change(place, old, now, language));
            }
        }
        return changes;
    }

    private ChangeView change(
            Place place, @Nullable Value old, @Nullable Value now, String language) {
        List<PieceView> pieces =
                PieceView.between(
                        texts.text(place, old, language), texts.text(place, now, language));
        return new ChangeView(
                place.key(),
                texts.label(place, language),
                pieces.stream().filter(piece -> !piece.op().equals("insert")).toList(),
                pieces.stream().filter(piece -> !piece.op().equals("delete")).toList(),
                texts.picture(place, old).orElse(null),
                texts.picture(place, now).orElse(null));
    }

    private Answer name(Request request) throws IOException {
        StoredEntry entry = desk.access().visible(request.caller(), request.id("id"));
        desk.access().checkWritable(request.caller(), desk.input().typeOf(entry));
        int number = MergeScreens.number(request.path("n"));
        String typed = request.form().one("name").orElse("").replaceAll("\\p{Cc}", " ");
        int chars = Math.min(MAX_NAME_CHARS, typed.codePointCount(0, typed.length()));
        String name = typed.substring(0, typed.offsetByCodePoints(0, chars));
        desk.database()
                .write(tx -> {
                    if (!desk.entries().name(tx, entry.id(), number, name)) {
                        throw Refusal.notFound();
                    }
                    desk.audit()
                            .add(
                                    tx,
                                    request.caller().account(),
                                    "revision.name",
                                    entry.id(),
                                    Integer.toString(number));
                    return entry;
                });
        return Answer.seeOther(EditScreens.path(entry.id(), "history") + "?done=named");
    }

    private Answer restore(Request request) throws IOException {
        StoredEntry entry = desk.access().visible(request.caller(), request.id("id"));
        ContentType type = desk.input().typeOf(entry);
        desk.access().checkWritable(request.caller(), type);
        int number = MergeScreens.number(request.path("n"));
        long version = Sent.number(request.form().text("version"));
        Content old = content(entry.id(), number);
        desk.database().write(tx -> restored(tx, request, entry, type, old, number, version));
        return Answer.seeOther(EditScreens.path(entry.id(), "edit") + "?done=restored");
    }

    private StoredEntry restored(
            Transaction tx,
            Request request,
            StoredEntry entry,
            ContentType type,
            Content old,
            int number,
            long version) {
        Draft present = desk.entries().lockDraft(tx, entry.id()).orElseThrow(Refusal::notFound);
        Content content = desk.input().restorable(request.caller(), type, old, present.content());
        UUID account = request.caller().account();
        Saving saving = Saving.of(account, Saving.Origin.RESTORE);
        return switch (desk.entries().saveAs(tx, entry.id(), version, content, saving)) {
            case SaveOutcome.Saved(StoredEntry saved) -> {
                desk.audit().add(tx, account, "entry.restore", entry.id(), "from " + number);
                yield saved;
            }
            case SaveOutcome.Stale(Draft current) -> throw EntryRoutes.stale(current);
            case SaveOutcome.NotFound() -> throw Refusal.notFound();
        };
    }
}
