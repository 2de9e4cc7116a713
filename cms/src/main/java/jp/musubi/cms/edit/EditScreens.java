package jp.musubi.cms.edit;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import jp.musubi.cms.database.Database;
import jp.musubi.cms.database.Transaction;
import jp.musubi.cms.entry.Draft;
import jp.musubi.cms.entry.EntryAccess;
import jp.musubi.cms.entry.EntryInput;
import jp.musubi.cms.entry.EntryRoutes;
import jp.musubi.cms.entry.EntryStore;
import jp.musubi.cms.entry.StoredEntry;
import jp.musubi.cms.screen.Screen;
import jp.musubi.cms.screen.Screens;
import jp.musubi.cms.screen.Section;
import jp.musubi.cms.web.Answer;
import jp.musubi.cms.web.Caller;
import jp.musubi.cms.web.Parameter;
import jp.musubi.cms.web.Permission;
import jp.musubi.cms.web.Refusal;
import jp.musubi.cms.web.Request;
import jp.musubi.cms.web.Route;
import jp.musubi.cms.web.Schemas;
import jp.musubi.content.label.Label;
import jp.musubi.content.model.ContentType;
import jp.musubi.content.problem.Problem;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/** The form of an entry, and where it is saved, by people and by itself. */
final class EditScreens {
    /** Path of an entry's screens. */
    static final String ENTRY = Route.SCREENS + "/entries/{id}";

    private final Database database;
    private final EntryStore entries;
    private final EntryAccess access;
    private final EntryInput input;
    private final Drafting drafting;
    private final FormViews forms;
    private final FormWriter writer;
    private final MergeScreens merges;
    private final Presence presence;
    private final Submitting submitting;
    private final Screens screens;
    private final CityClock times;
    private final Function<UUID, String> names;

    EditScreens(Desktop desk, Drafting drafting, FormViews forms, MergeScreens merges) {
        this.database = desk.database();
        this.entries = desk.entries();
        this.access = desk.access();
        this.input = desk.input();
        this.drafting = drafting;
        this.forms = forms;
        this.writer = new FormWriter(desk.languages());
        this.merges = merges;
        this.presence = new Presence(desk.database());
        this.submitting = desk.submitting();
        this.screens = desk.screens();
        this.times = new CityClock(desk.clock());
        this.names = desk::name;
    }

    List<Route> routes() {
        return List.of(
                Route.get(ENTRY + "/edit", "記事を書く画面", "Form of an entry")
                        .allowing(Permission.WRITER)
                        .with(EntryRoutes.ID)
                        .with(
                                Parameter.query(
                                        "part", Label.of("開く部分", "Part to open"), Schemas.text()))
                        .answeringPage()
                        .by(this::show),
                Route.get(ENTRY + "/draft", "書きかけの版と合図", "Version of a draft, for its form")
                        .allowing(Permission.WRITER)
                        .with(EntryRoutes.ID)
                        .answering(200, Schemas.object())
                        .by(this::state),
                Route.post(ENTRY + "/draft", "書いたものを保存する", "Save what was typed")
                        .allowing(Permission.WRITER)
                        .with(EntryRoutes.ID)
                        .acceptingForm()
                        .by(this::save));
    }

    /** The screen of whose pages an entry is one. */
    static String home(StoredEntry entry) {
        UUID group = entry.group();
        return group == null ? Route.SCREENS : Route.SCREENS + "/groups/" + group;
    }

    static String path(UUID entry, String screen) {
        return Route.SCREENS + "/entries/" + entry + "/" + screen;
    }

    private Answer show(Request request) {
        StoredEntry entry = access.visible(request.caller(), request.id("id"));
        ContentType type = input.typeOf(entry);
        access.checkWritable(request.caller(), type);
        Draft draft = database.write(tx -> kept(tx, entry.id()));
        UUID session = UUID.randomUUID();
        var filling =
                new FormViews.Filling(
                        type,
                        draft,
                        FormViews.Source.of(draft),
                        writer.write(type, draft.content()),
                        List.of(),
                        session,
                        request.query().one("part").orElse(""),
                        others(request.caller(), entry.id()));
        return form(request, filling, 200);
    }

    /**
     * A draft that a form is filled from. Its revision grows no more from the moment it is read:
     * merging compares with what the form showed.
     */
    private Draft kept(Transaction tx, UUID id) {
        Draft draft = entries.lockDraft(tx, id).orElseThrow(Refusal::notFound);
        entries.keep(tx, id, draft.entry().draftRevision());
        return draft;
    }

    private Answer form(Request request, FormViews.Filling filling, int status) {
        String title =
                screens.text(
                        request,
                        filling.type().name().equals(EntryAccess.GROUP)
                                ? "edit.title"
                                : "edit.title.any",
                        filling.type().label().in(request.language()));
        return screens.show(
                request,
                Screen.of("edit.peb", title, Section.MY_GROUPS)
                        .with("form", forms.view(request, filling))
                        .with("staff", request.caller().isStaff())
                        .with("takeDown", takeDown(request.caller(), filling))
                        .with("address", address(request.caller(), filling))
                        .withStatus(status));
    }

    /** Where staff take a public entry off the site, after a reason; empty for others. */
    private static String takeDown(Caller caller, FormViews.Filling filling) {
        return caller.isStaff() && filling.draft().entry().isLive()
                ? Route.SCREENS + "/types/" + filling.type().plural() + "/bulk"
                : "";
    }

    /** Where staff change the address; empty for others, and where no name is part of it. */
    private static String address(Caller caller, FormViews.Filling filling) {
        return caller.isStaff() && AddressScreens.isNamed(filling.type())
                ? path(filling.draft().entry().id(), "address")
                : "";
    }

    private List<String> others(Caller caller, UUID entry) {
        return presence.sign(entry, caller.account()).stream().map(names).toList();
    }

    /** What a form needs to go on after its session ended and somebody signed in anew. */
    private Answer state(Request request) {
        StoredEntry entry = access.visible(request.caller(), request.id("id"));
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("account", request.caller().account().toString());
        json.put("csrf", request.caller().browser().map(Caller.Session::csrfToken).orElse(""));
        json.put("version", entry.version());
        return Answer.json(200, json).with("Cache-Control", "no-store");
    }

    private Answer save(Request request) throws IOException {
        StoredEntry entry = access.visible(request.caller(), request.id("id"));
        ContentType type = input.typeOf(entry);
        access.checkWritable(request.caller(), type);
        Sent sent = Sent.of(Typed.of(request.form()));
        Drafting.Outcome outcome = drafting.save(request.caller(), entry.id(), type, sent);
        List<String> others = others(request.caller(), entry.id());
        return request.wantsJson()
                ? told(request, type, outcome, others)
                : shown(request, type, sent, outcome, others);
    }

    private Answer shown(
            Request request,
            ContentType type,
            Sent sent,
            Drafting.Outcome outcome,
            List<String> others)
            throws IOException {
        return switch (outcome) {
            case Drafting.Outcome.Clash(int aside, Drafting.Merging merging, var problems) ->
                    merges.show(request, aside, merging, left(request, type, sent, problems), 412);
            case Drafting.Outcome.Behind(Draft draft, var problems) ->
                    problems.isEmpty() && isHandedIn(sent)
                            // Nobody hands in what they have not seen.
                            ? Answer.seeOther(path(draft.entry().id(), "edit") + "?done=behind")
                            : next(
                                    request,
                                    filling(type, draft, sent.source(), sent, problems, others));
            case Drafting.Outcome.Saved(Draft draft, var problems) ->
                    next(
                            request,
                            filling(
                                    type,
                                    draft,
                                    FormViews.Source.of(draft),
                                    sent,
                                    wrong(type, draft, sent, problems),
                                    others));
        };
    }

    /**
     * What could be neither saved nor put aside: it is shown, so that nobody has to remember it.
     */
    private static List<MergeView.LeftView> left(
            Request request, ContentType type, Sent sent, List<Problem> problems) {
        var left = new ArrayList<MergeView.LeftView>();
        for (Problem problem : problems) {
            type.field(Drafting.fieldOf(problem.field()))
                    .ifPresent(field ->
                            left.add(
                                    new MergeView.LeftView(
                                            field.label().in(request.language()),
                                            problem.message(request.language()),
                                            sent.typed().texts(field))));
        }
        return left;
    }

    private static boolean isHandedIn(Sent sent) {
        return sent.typed().text("then").equals("submit");
    }

    /** What is wrong with a form, and when it is handed in, what keeps its draft from being so. */
    private List<Problem> wrong(ContentType type, Draft draft, Sent sent, List<Problem> problems) {
        List<Problem> all = new ArrayList<>(problems);
        if (isHandedIn(sent)) {
            all.addAll(input.unready(type, draft.content()));
        }
        return all;
    }

    /** A form as it was sent. */
    private static FormViews.Filling filling(
            ContentType type,
            Draft draft,
            FormViews.Source source,
            Sent sent,
            List<Problem> problems,
            List<String> others) {
        return new FormViews.Filling(
                type, draft, source, sent.typed(), problems, sent.session().id(), "", others);
    }

    private Answer next(Request request, FormViews.Filling filling) throws IOException {
        if (!filling.problems().isEmpty()) {
            return form(request, filling, 422);
        }
        Draft draft = filling.draft();
        UUID id = draft.entry().id();
        return switch (filling.typed().text("then")) {
            case "submit" -> submitting.submit(request, draft);
            case "preview" -> Answer.seeOther(path(id, "preview"));
            default -> Answer.seeOther(path(id, "edit") + "?done=draft-saved");
        };
    }

    private Answer told(
            Request request, ContentType type, Drafting.Outcome outcome, List<String> others) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        others.forEach(json.putArray("others")::add);
        return switch (outcome) {
            case Drafting.Outcome.Saved(Draft draft, var problems) -> {
                json.put("version", draft.entry().version());
                json.put("revision", draft.entry().draftRevision());
                yield told(request, type, draft, problems, json);
            }
            case Drafting.Outcome.Behind(Draft draft, var problems) ->
                    told(request, type, draft, problems, json.put("behind", true));
            case Drafting.Outcome.Clash(int aside, Drafting.Merging merging, var problems) -> {
                json.put("merge", path(merging.theirs().entry().id(), "merge/" + aside));
                json.put("conflicts", merging.merge().conflicts().size());
                json.put("version", merging.theirs().entry().version());
                merging.merge().theirs().stream()
                        .map(Place::key)
                        .forEach(json.putArray("theirs")::add);
                putProblems(json, problems, request.language());
                yield Answer.json(412, json).with("Cache-Control", "no-store");
            }
        };
    }

    private static void putProblems(ObjectNode json, List<Problem> problems, String language) {
        ArrayNode wrong = json.putArray("problems");
        for (Problem problem : problems) {
            wrong.addObject()
                    .put("field", Drafting.fieldOf(problem.field()))
                    .put("message", problem.message(language));
        }
    }

    private Answer told(
            Request request,
            ContentType type,
            Draft draft,
            List<Problem> problems,
            ObjectNode json) {
        json.put("savedAt", times.minute(draft.entry().savedAt()));
        putProblems(json, problems, request.language());
        ArrayNode parts = json.putArray("parts");
        for (FormViews.PartState part : forms.states(type, draft, problems, request.language())) {
            Map.of(
                            "name", part.part().name(),
                            "hue", part.state().hue(),
                            "text", part.state().text())
                    .forEach(parts.addObject()::put);
        }
        return Answer.json(200, json).with("Cache-Control", "no-store");
    }
}
