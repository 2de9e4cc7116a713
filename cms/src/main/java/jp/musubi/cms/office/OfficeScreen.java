package jp.musubi.cms.office;

import jp.musubi.cms.entry.LiveEntry;
import jp.musubi.cms.publish.Publication;
import jp.musubi.cms.publish.PublicationStore;
import jp.musubi.cms.review.Review;
import jp.musubi.cms.review.ReviewStore;
import jp.musubi.cms.screen.Screen;
import jp.musubi.cms.screen.Screens;
import jp.musubi.cms.screen.Section;
import jp.musubi.cms.screen.Times;
import jp.musubi.cms.web.Answer;
import jp.musubi.cms.web.Permission;
import jp.musubi.cms.web.Request;
import jp.musubi.cms.web.Route;
import jp.musubi.cms.web.Standing;
import jp.musubi.content.model.ContentModel;

import java.util.List;

/** Where the office's day begins: what waits, what is old, what failed, what was last published. */
public final class OfficeScreen {
    private static final int MAX_STALE_ROWS = 50;

    private final ContentModel model;
    private final ReviewStore reviews;
    private final PublicationStore publications;
    private final Freshness freshness;
    private final FailedMails mails;
    private final Screens screens;

    public OfficeScreen(
            ContentModel model,
            ReviewStore reviews,
            PublicationStore publications,
            Freshness freshness,
            FailedMails mails,
            Screens screens) {
        this.model = model;
        this.reviews = reviews;
        this.publications = publications;
        this.freshness = freshness;
        this.mails = mails;
        this.screens = screens;
    }

    /** A profile that nobody confirmed for long. */
    public record Stale(String title, String address, String confirmed) {}

    /** A type of entries, and where they are listed. */
    public record TypeLink(String label, String address) {}

    /** The routes. */
    public List<Route> routes() {
        return List.of(
                Route.get(Route.SCREENS + "/office", "市の事務室", "The office")
                        .allowing(Permission.STAFF)
                        .answeringPage()
                        .by(this::show));
    }

    private Answer show(Request request) {
        String language = request.language();
        var times = new Times(screens, language);
        String last =
                publications.newest(Publication.State.DONE, null, 1).stream()
                        .map(listed -> listed.publication().finishedAt())
                        .map(at -> at == null ? "" : times.minute(at))
                        .findFirst()
                        .orElse("");
        List<Stale> stale = freshness.oldest(MAX_STALE_ROWS).stream().map(this::stale).toList();
        List<TypeLink> types =
                model.types().values().stream()
                        .map(type ->
                                new TypeLink(
                                        type.pluralLabel().in(language),
                                        Route.SCREENS + "/types/" + type.plural()))
                        .toList();
        return screens.show(
                request,
                Screen.of("office.peb", screens.text(request, "office.title"), Section.NONE)
                        .with("waiting", reviews.count(Review.State.WAITING))
                        .with("live", reviews.count(Review.State.LIVE))
                        .with("staleCount", freshness.count())
                        .with("stale", stale)
                        .with("mails", mails.count())
                        .with(
                                "readsMails",
                                request.caller().standing().includes(Standing.ADMINISTRATOR))
                        .with(
                                "failures",
                                publications.newest(Publication.State.FAILED, null, 50).size())
                        .with("last", last)
                        .with("types", types));
    }

    private Stale stale(LiveEntry live) {
        return new Stale(
                live.entry().fields().text("title").orElse(live.entry().slug()),
                Route.SCREENS + "/entries/" + live.entry().id() + "/edit",
                live.entry().fields().text("confirmed_on").orElse(""));
    }
}
