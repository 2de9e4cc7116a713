package jp.musubi.cms.office;

import jp.musubi.cms.asset.Uploads;
import jp.musubi.cms.database.Database;
import jp.musubi.cms.screen.PreviewAnswer;
import jp.musubi.cms.screen.Screens;
import jp.musubi.cms.setting.SiteSettings;
import jp.musubi.cms.snapshot.SitePreviews;
import jp.musubi.cms.web.Answer;
import jp.musubi.cms.web.Limit;
import jp.musubi.cms.web.MultipartForm;
import jp.musubi.cms.web.Parameter;
import jp.musubi.cms.web.Permission;
import jp.musubi.cms.web.ProblemType;
import jp.musubi.cms.web.Refusal;
import jp.musubi.cms.web.Request;
import jp.musubi.cms.web.Route;
import jp.musubi.cms.web.Schemas;
import jp.musubi.content.label.Label;
import jp.musubi.content.snapshot.Look;
import jp.musubi.site.plan.RenderFailed;
import jp.musubi.site.render.LookPreview;
import jp.musubi.site.theme.ThemeOption.Picture;
import jp.musubi.site.theme.ThemeOptions;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Pages of the site as they are, and as they would be with what somebody chose in the form of looks
 * and did not save. The form is sent into a frame beside it, so that files chosen in it stay
 * chosen. Nothing of it is kept, neither pictures nor pages.
 */
final class LookPreviewScreen {
    static final String PATH = LookScreen.PATH + "/preview";

    /** More than a script that follows somebody's hand asks for. */
    private static final int MAX_PREVIEWS_PER_ACCOUNT_PER_MINUTE = 120;

    /** Each takes a processor for as long as it is made. */
    private static final int MAX_PREVIEWS_AT_ONCE = 2;

    private static final Duration MAX_WAIT = Duration.ofSeconds(10);

    /** The name of the field that says which page is looked at. */
    private static final String PAGE = "page";

    private static final String GROUP = "group";

    private final Database database;
    private final SiteSettings site;
    private final SitePreviews previews;
    private final Uploads uploads;
    private final Screens screens;
    private final Semaphore turns = new Semaphore(MAX_PREVIEWS_AT_ONCE, true);
    private final Limit limit =
            new Limit(
                    MAX_PREVIEWS_PER_ACCOUNT_PER_MINUTE,
                    Duration.ofMinutes(1),
                    ProblemType.TOO_MANY_REQUESTS.id());

    LookPreviewScreen(
            Database database, SiteSettings site, OfficeScreens.Looks looks, Screens screens) {
        this.database = database;
        this.site = site;
        this.previews = looks.previews();
        this.uploads = looks.uploads();
        this.screens = screens;
    }

    List<Route> routes() {
        return List.of(
                Route.get(PATH, "いまの見た目のページ", "A page as the site looks now")
                        .allowing(Permission.STAFF)
                        .with(Parameter.query(PAGE, Label.of("ページ", "Page"), Schemas.text()))
                        .answeringPage()
                        .by(this::saved),
                Route.post(PATH, "まだ保存していない見た目のページ", "A page with looks that are not saved")
                        .allowing(Permission.PUBLISHER)
                        .acceptingFiles(MultipartForm.Bounds.SEVERAL_FILES)
                        .answeringPage()
                        .by(this::typed));
    }

    private Answer saved(Request request) {
        limit.take(request.caller().account().toString());
        Look now = database.read(site::look);
        var mark =
                new LookPreview.Mark(
                        request.language(),
                        screens.text(request, "settings.look.preview.mark"),
                        screens.text(request, "settings.look.preview.saved"),
                        List.of());
        return page(request.query().one(PAGE).orElse(""), now, Map.of(), mark);
    }

    private Answer typed(Request request) throws IOException {
        limit.take(request.caller().account().toString());
        return uploads.read(
                request, MultipartForm.Bounds.SEVERAL_FILES, form -> typed(request, form));
    }

    private Answer typed(Request request, MultipartForm form) throws IOException {
        Look saved = database.read(site::look);
        LookForm typed =
                LookForm.of(previews.theme(), form.fields(), database.read(site::languages));
        LookPictures.Seen seen = new LookPictures(uploads, screens).see(request, form, typed);
        Collection<String> errors =
                new LookErrors(previews.theme(), screens, request.language())
                        .of(typed, saved, LookPictures.sent(form, typed), seen.errors())
                        .values();
        var mark =
                new LookPreview.Mark(
                        request.language(),
                        screens.text(request, "settings.look.preview.mark"),
                        screens.text(request, "settings.look.preview.typed"),
                        List.copyOf(errors));
        return page(
                form.fields().text(PAGE), typed.over(saved, seen.values()), seen.addresses(), mark);
    }

    private Answer page(String page, Look look, Map<String, String> looked, LookPreview.Mark mark) {
        var pictures = new TreeMap<String, String>();
        ThemeOptions options = previews.theme().dressed(look).options();
        options.all()
                .values()
                .forEach(option -> {
                    if (option instanceof Picture picture && picture.isBrought()) {
                        pictures.put(picture.file(), Route.API + "/" + picture.file());
                    }
                });
        pictures.putAll(looked);
        LookPreview.Page wanted =
                page.equals(GROUP) ? LookPreview.Page.GROUP : LookPreview.Page.FRONT;
        LookPreview.Shown shown = inTurn(wanted, look, pictures, mark);
        return PreviewAnswer.framed(
                shown.html().getBytes(StandardCharsets.UTF_8), "'sha256-" + digest(shown) + "'");
    }

    private LookPreview.Shown inTurn(
            LookPreview.Page page, Look look, Map<String, String> pictures, LookPreview.Mark mark) {
        if (!isMyTurn()) {
            throw Refusal.of(ProblemType.UNAVAILABLE).with("Retry-After", "5");
        }
        try {
            return previews.now().looks().render(page, look, pictures, mark);
        } catch (RenderFailed e) {
            throw new IllegalStateException("a page could not be shown with other looks", e);
        } finally {
            turns.release();
        }
    }

    private boolean isMyTurn() {
        try {
            return turns.tryAcquire(MAX_WAIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** What tells a browser which style sheet the page may have, as its policy writes it. */
    private static String digest(LookPreview.Shown shown) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(shown.css().getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
