package jp.musubi.cms.edit;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import jp.musubi.cms.database.Transaction;
import jp.musubi.cms.edit.MergeView.ConflictView;
import jp.musubi.cms.entry.Draft;
import jp.musubi.cms.entry.EntryRoutes;
import jp.musubi.cms.entry.Revision;
import jp.musubi.cms.entry.Saving;
import jp.musubi.cms.entry.StoredEntry;
import jp.musubi.cms.screen.Screen;
import jp.musubi.cms.screen.Screens;
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
import jp.musubi.content.model.ContentType;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.List;
import java.util.UUID;

/** Where somebody whose save came too late puts both texts together. */
final class MergeScreens {
    private static final String MERGE = EditScreens.ENTRY + "/merge/{n}";

    private final Desktop desk;
    private final Drafting drafting;
    private final ValueTexts texts;
    private final Screens screens;
    private final CityClock times;

    MergeScreens(Desktop desk, Drafting drafting, ValueTexts texts) {
        this.desk = desk;
        this.drafting = drafting;
        this.texts = texts;
        this.screens = desk.screens();
        this.times = new CityClock(desk.clock());
    }

    List<Route> routes() {
        Parameter number = Parameter.path("n", Label.of("よけておいた版", "Revision put aside"));
        return List.of(
                Route.get(MERGE, "二人の文を見くらべる", "Compare the texts of two people")
                        .allowing(Permission.WRITER)
                        .with(EntryRoutes.ID)
                        .with(number)
                        .answeringPage()
                        .by(this::show),
                Route.post(MERGE, "二人の文を合わせる", "Put the texts of two people together")
                        .allowing(Permission.WRITER)
                        .with(EntryRoutes.ID)
                        .with(number)
                        .acceptingForm()
                        .answering(200, Schemas.object())
                        .by(this::join));
    }

    /** What was put aside, and by whom. */
    private record Aside(StoredEntry entry, ContentType type, int number, int base) {}

    private Aside aside(Request request) {
        StoredEntry entry = desk.access().visible(request.caller(), request.id("id"));
        ContentType type = desk.input().typeOf(entry);
        desk.access().checkWritable(request.caller(), type);
        int number = number(request.path("n"));
        Revision revision =
                desk.database()
                        .read(tx -> desk.entries().findRevision(tx, entry.id(), number))
                        .orElseThrow(Refusal::notFound);
        Integer base = revision.base();
        if (base == null || !request.caller().account().equals(revision.author())) {
            throw Refusal.notFound();
        }
        return new Aside(entry, type, number, base);
    }

    static int number(String text) {
        if (!text.matches("[1-9][0-9]{0,8}")) {
            throw Refusal.notFound();
        }
        return Integer.parseInt(text);
    }

    private Answer show(Request request) {
        Aside aside = aside(request);
        Drafting.Merging merging = desk.database().write(tx -> merging(tx, aside));
        return show(request, aside.number(), merging, List.of(), 200);
    }

    private Drafting.Merging merging(Transaction tx, Aside aside) {
        return drafting.merging(tx, aside.type(), aside.entry().id(), aside.number(), aside.base());
    }

    private Answer join(Request request) throws IOException {
        Aside aside = aside(request);
        Form form = request.form();
        long version = Sent.number(form.text("version"));
        UUID session = Request.uuid(form.text("session")).orElse(null);
        var saving =
                new Saving(
                        request.caller().account(),
                        Saving.Origin.MERGE,
                        session == null ? null : new Saving.Session(session, 0));
        Joined result = desk.database().write(tx -> join(tx, aside, form, version, saving));
        Drafting.Merging merging = result.merging();
        Draft joined = result.draft();
        if (joined == null) {
            return request.wantsJson()
                    ? Answer.json(412, JsonNodeFactory.instance.objectNode())
                    : show(request, aside.number(), merging, List.of(), 412);
        }
        return request.wantsJson()
                ? told(joined, merging)
                : Answer.seeOther(EditScreens.path(joined.entry().id(), "edit") + "?done=merged");
    }

    /**
     * What came of putting two texts together.
     *
     * @param draft that says both; null when the draft changed since it was shown, or a choice is
     *     missing
     */
    private record Joined(Drafting.Merging merging, @Nullable Draft draft) {}

    private Joined join(Transaction tx, Aside aside, Form form, long version, Saving saving) {
        Drafting.Merging merging = merging(tx, aside);
        boolean answered =
                merging.theirs().entry().version() == version
                        && merging.merge().conflicts().stream()
                                .allMatch(conflict -> form.has(choice(conflict.place())));
        return new Joined(
                merging,
                answered
                        ? drafting.join(
                                tx,
                                aside.type(),
                                merging,
                                aside.number(),
                                place -> choice(form, place),
                                saving)
                        : null);
    }

    private Answer told(Draft joined, Drafting.Merging merging) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("version", joined.entry().version());
        json.put("revision", joined.entry().draftRevision());
        json.put("savedAt", times.minute(joined.entry().savedAt()));
        var fields = json.putArray("theirs");
        merging.merge().theirs().stream()
                .map(place -> place.field().name())
                .distinct()
                .forEach(fields::add);
        return Answer.json(200, json).with("Cache-Control", "no-store");
    }

    private static String choice(Place place) {
        return "choice." + place.key();
    }

    private static Merge.Choice choice(Form form, Place place) {
        return switch (form.text(choice(place))) {
            case "mine" -> Merge.Choice.MINE;
            case "both" -> Merge.Choice.BOTH;
            default -> Merge.Choice.THEIRS;
        };
    }

    /**
     * The screen that offers both texts.
     *
     * @param left what was typed and could not even be put aside
     */
    Answer show(
            Request request,
            int aside,
            Drafting.Merging merging,
            List<MergeView.LeftView> left,
            int status) {
        String language = request.language();
        Draft theirs = merging.theirs();
        UUID id = theirs.entry().id();
        var view =
                new MergeView(
                        EditScreens.path(id, "merge/" + aside),
                        theirs.entry().version(),
                        author(id, theirs.entry().draftRevision(), language),
                        times.precise(theirs.entry().savedAt(), language),
                        labels(merging.merge().mine(), language),
                        labels(merging.merge().theirs(), language),
                        merging.merge().conflicts().stream()
                                .map(conflict -> conflict(conflict, language))
                                .toList(),
                        left);
        String title = screens.text(request, "merge.title");
        return screens.show(
                request,
                Screen.of("merge.peb", title, Section.MY_GROUPS)
                        .with("merge", view)
                        .withStatus(status));
    }

    private String author(UUID id, int revision, String language) {
        return desk.database()
                .read(tx -> desk.entries().findRevision(tx, id, revision))
                .map(Revision::author)
                .map(desk::name)
                .filter(name -> !name.isEmpty())
                .map(name -> screens.text(language, "merge.person", name))
                .orElseGet(() -> screens.text(language, "merge.somebody"));
    }

    private List<String> labels(List<Place> places, String language) {
        return places.stream().map(place -> texts.label(place, language)).toList();
    }

    private ConflictView conflict(Merge.Conflict conflict, String language) {
        Place place = conflict.place();
        String theirs = texts.text(place, conflict.theirs(), language);
        String mine = texts.text(place, conflict.mine(), language);
        List<PieceView> pieces = PieceView.between(theirs, mine);
        return new ConflictView(
                place.key(),
                texts.label(place, language),
                pieces.stream().filter(piece -> !piece.op().equals("insert")).toList(),
                pieces.stream().filter(piece -> !piece.op().equals("delete")).toList(),
                texts.picture(place, conflict.theirs()).orElse(null),
                texts.picture(place, conflict.mine()).orElse(null),
                conflict.both().isPresent());
    }
}
