package jp.musubi.cms.edit;

import jp.musubi.cms.database.Transaction;
import jp.musubi.cms.entry.Content;
import jp.musubi.cms.entry.CreateOutcome;
import jp.musubi.cms.entry.Draft;
import jp.musubi.cms.entry.EntryAccess;
import jp.musubi.cms.entry.EntryRoutes;
import jp.musubi.cms.entry.NewEntry;
import jp.musubi.cms.entry.StoredEntry;
import jp.musubi.cms.screen.Screen;
import jp.musubi.cms.screen.Section;
import jp.musubi.cms.web.Answer;
import jp.musubi.cms.web.Permission;
import jp.musubi.cms.web.ProblemType;
import jp.musubi.cms.web.Refusal;
import jp.musubi.cms.web.Request;
import jp.musubi.cms.web.Route;
import jp.musubi.content.entry.Fields;
import jp.musubi.content.entry.Value;
import jp.musubi.content.model.ContentType;
import jp.musubi.content.model.Field;
import jp.musubi.content.model.FieldKind;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** A group's own screen: what to do next, what is live, its reports. */
final class DashboardScreens {
    /** Path of a group's screen. */
    static final String GROUP = Route.SCREENS + "/groups/{id}";

    private static final String REPORT = "report";

    private final Desktop desk;
    private final Dashboards dashboards;

    DashboardScreens(Desktop desk, FormViews forms) {
        this.desk = desk;
        this.dashboards = new Dashboards(desk, forms);
    }

    List<Route> routes() {
        return List.of(
                Route.get(GROUP, "わたしの団体のページ", "The screen of a group")
                        .allowing(Permission.READER)
                        .with(EntryRoutes.ID)
                        .answeringPage()
                        .by(this::show),
                Route.post(GROUP + "/reports/new", "活動報告を書きはじめる", "Begin a report")
                        .allowing(Permission.WRITER)
                        .with(EntryRoutes.ID)
                        .acceptingForm()
                        .by(this::begin));
    }

    /**
     * The group of an address.
     *
     * @throws Refusal (not found) if there is none, or it is another's
     */
    static Draft group(Desktop desk, Request request) {
        Draft draft = desk.access().visibleDraft(request.caller(), request.id("id"));
        if (!draft.entry().type().equals(EntryAccess.GROUP)) {
            throw Refusal.notFound();
        }
        return draft;
    }

    private Answer show(Request request) {
        Draft group = group(desk, request);
        ContentType type = desk.input().typeOf(group.entry());
        return desk.screens()
                .show(
                        request,
                        Screen.of("dashboard.peb", group.entry().title(), Section.MY_GROUPS)
                                .with("group", dashboards.view(type, group, request.language()))
                                .with("reporting", desk.model().type(REPORT).isPresent()));
    }

    private Answer begin(Request request) {
        Draft group = group(desk, request);
        ContentType type = desk.model().type(REPORT).orElseThrow(Refusal::notFound);
        Fields fields = Fields.NONE;
        for (Field field : type.fieldsOf(FieldKind.REFERENCE)) {
            if (EntryAccess.GROUP.equals(field.target())) {
                fields = fields.with(field.name(), new Value.Text(group.entry().id().toString()));
            }
        }
        UUID account = request.caller().account();
        var wanted =
                new NewEntry(
                        type, null, group.entry().id(), account, new Content(fields, Set.of()));
        StoredEntry report =
                desk.database()
                        .write(tx -> {
                            // Whoever presses twice waits here for what the first press began.
                            UUID locked =
                                    desk.entries()
                                            .lockDraft(tx, group.entry().id())
                                            .orElseThrow(Refusal::notFound)
                                            .entry()
                                            .id();
                            return blank(tx, type, locked, wanted)
                                    .orElseGet(() -> create(tx, wanted));
                        });
        return Answer.seeOther(EditScreens.path(report.id(), "edit"));
    }

    /** The newest report of a group, if nothing was written into it yet. */
    private Optional<StoredEntry> blank(
            Transaction tx, ContentType type, UUID group, NewEntry wanted) {
        return desk.entries().newest(tx, type.name(), group, 1).stream()
                .filter(newest -> !newest.isLive())
                .filter(newest ->
                        desk.entries()
                                .findDraft(tx, newest.id())
                                .filter(draft -> draft.content().equals(wanted.content()))
                                .isPresent())
                .findFirst();
    }

    private StoredEntry create(Transaction tx, NewEntry wanted) {
        return switch (desk.entries().create(tx, wanted)) {
            case CreateOutcome.Created(StoredEntry made) -> {
                desk.audit().add(tx, wanted.author(), "entry.create", made.id(), "");
                yield made;
            }
            case CreateOutcome.SlugTaken taken -> throw Refusal.of(ProblemType.CONFLICT);
            case CreateOutcome.SlugInvalid invalid -> throw Refusal.of(ProblemType.CONFLICT);
        };
    }
}
