package jp.musubi.cms.edit;

import jp.musubi.cms.database.Transaction;
import jp.musubi.cms.edit.FormView.LinkView;
import jp.musubi.cms.entry.Content;
import jp.musubi.cms.entry.Draft;
import jp.musubi.cms.entry.EntryRoutes;
import jp.musubi.cms.screen.PreviewAnswer;
import jp.musubi.cms.screen.Screen;
import jp.musubi.cms.screen.Section;
import jp.musubi.cms.web.Answer;
import jp.musubi.cms.web.Parameter;
import jp.musubi.cms.web.Permission;
import jp.musubi.cms.web.Refusal;
import jp.musubi.cms.web.Request;
import jp.musubi.cms.web.Route;
import jp.musubi.cms.web.Schemas;
import jp.musubi.content.label.Label;
import jp.musubi.content.model.ContentType;
import jp.musubi.content.model.Field;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** How a draft would look, for its writers and for those to whom they give its secret address. */
final class PreviewScreens {
    /** How long a secret address is good. */
    static final Duration KEPT = Duration.ofDays(7);

    private static final String PREVIEW = EditScreens.ENTRY + "/preview";
    private static final String SECRET = Route.SCREENS + "/preview/";

    private static final Parameter LANGUAGE =
            Parameter.query("language", Label.of("ことば", "Language"), Schemas.text());

    private final Desktop desk;
    private final FormViews forms;
    private final Previews previews;
    private final EditLinkStore links;
    private final CityClock times;

    PreviewScreens(Desktop desk, FormViews forms) {
        this.desk = desk;
        this.forms = forms;
        this.previews = new Previews(desk);
        this.links = new EditLinkStore(desk.database(), desk.ids());
        this.times = new CityClock(desk.clock());
    }

    List<Route> routes() {
        return List.of(
                Route.get(PREVIEW, "見え方をたしかめる画面", "Screen with the preview of a draft")
                        .allowing(Permission.READER)
                        .with(EntryRoutes.ID)
                        .with(LANGUAGE)
                        .answeringPage()
                        .by(this::show),
                Route.get(PREVIEW + "/page", "下書きのページ", "The page of a draft")
                        .allowing(Permission.READER)
                        .with(EntryRoutes.ID)
                        .with(LANGUAGE)
                        .answeringPage()
                        .by(this::page),
                Route.post(PREVIEW + "/links", "見るだけのリンクを作る", "Make a secret address of a draft")
                        .allowing(Permission.WRITER)
                        .with(EntryRoutes.ID)
                        .acceptingForm()
                        .by(this::share),
                Route.post(
                                PREVIEW + "/links/{link}/end",
                                "見るだけのリンクを止める",
                                "End a secret address of a draft")
                        .allowing(Permission.WRITER)
                        .with(EntryRoutes.ID)
                        .with(Parameter.path("link", Label.of("リンク", "Link")))
                        .acceptingForm()
                        .by(this::end),
                Route.get(SECRET + "{secret}", "リンクで見る下書き", "A draft by its secret address")
                        .allowing(Permission.ANYONE)
                        .with(Parameter.path("secret", Label.of("合図", "Secret")))
                        .with(LANGUAGE)
                        .answeringPage()
                        .by(this::shared));
    }

    private Answer show(Request request) {
        return show(request, "");
    }

    private Answer show(Request request, String secret) {
        Draft draft = desk.access().visibleDraft(request.caller(), request.id("id"));
        UUID id = draft.entry().id();
        String language = request.language();
        String chosen = request.query().one("language").orElse(desk.languages().getFirst());
        List<LinkView> languages =
                desk.languages().stream()
                        .map(each ->
                                new LinkView(
                                        EditScreens.path(id, "preview") + "?language=" + each,
                                        desk.screens().text(language, "edit.in." + each)))
                        .toList();
        return desk.screens()
                .show(
                        request,
                        Screen.of(
                                        "preview.peb",
                                        desk.screens().text(request, "preview.title"),
                                        Section.MY_GROUPS)
                                .with("id", id.toString())
                                .with(
                                        "page",
                                        EditScreens.path(id, "preview/page")
                                                + "?language="
                                                + (desk.languages().contains(chosen)
                                                        ? chosen
                                                        : desk.languages().getFirst()))
                                .with("savedAt", times.minute(draft.entry().savedAt()))
                                .with("changes", changes(draft, language))
                                .with("live", draft.entry().isLive())
                                .with("languages", languages)
                                .with("links", shared(id, language))
                                .with("address", secret));
    }

    private List<String> changes(Draft draft, String language) {
        Content live = forms.live(draft);
        return live == null
                ? List.of()
                : Progress.changes(
                                desk.input().typeOf(draft.entry()).parts(), draft.content(), live)
                        .stream()
                        .map(Field::label)
                        .map(label -> label.in(language))
                        .toList();
    }

    private List<SharedView> shared(UUID id, String language) {
        return links.list(EditLink.Kind.PREVIEW, id).stream()
                .map(link ->
                        new SharedView(
                                EditScreens.path(id, "preview/links/" + link.id() + "/end"),
                                desk.name(link.account()),
                                times.full(link.madeAt(), language),
                                times.full(link.expiresAt(), language)))
                .toList();
    }

    private Answer page(Request request) {
        Draft draft = desk.access().visibleDraft(request.caller(), request.id("id"));
        return PreviewAnswer.framed(page(request, draft), PreviewAnswer.OF_SITE);
    }

    private byte[] page(Request request, Draft draft) {
        ContentType type = desk.input().typeOf(draft.entry());
        String language = request.query().one("language").orElse(desk.languages().getFirst());
        return previews.page(draft, type, language).orElseThrow(Refusal::notFound);
    }

    private Answer share(Request request) {
        Draft draft = desk.access().visibleDraft(request.caller(), request.id("id"));
        UUID id = draft.entry().id();
        UUID account = request.caller().account();
        String secret =
                desk.database()
                        .write(tx -> {
                            desk.audit().add(tx, account, "preview.share", id, "");
                            return links.make(tx, EditLink.Kind.PREVIEW, id, account, KEPT);
                        });
        return show(request, desk.baseUrl() + SECRET + secret);
    }

    private Answer end(Request request) {
        Draft draft = desk.access().visibleDraft(request.caller(), request.id("id"));
        UUID id = draft.entry().id();
        UUID link = request.id("link");
        desk.database().write(tx -> end(tx, request, id, link));
        return Answer.seeOther(EditScreens.path(id, "preview") + "?done=link-ended");
    }

    private boolean end(Transaction tx, Request request, UUID entry, UUID link) {
        if (!links.end(tx, entry, link)) {
            throw Refusal.notFound();
        }
        desk.audit().add(tx, request.caller().account(), "preview.end", entry, "");
        return true;
    }

    /** A link shows no more than whoever gave it may see by now. */
    private Answer shared(Request request) {
        Draft draft =
                links.find(EditLink.Kind.PREVIEW, request.path("secret"))
                        .flatMap(link ->
                                desk.entries()
                                        .findDraft(link.entry())
                                        .filter(found ->
                                                desk.access()
                                                        .maySee(link.account(), found.entry())))
                        .orElseThrow(Refusal::notFound);
        return PreviewAnswer.alone(page(request, draft), PreviewAnswer.OF_SITE);
    }
}
