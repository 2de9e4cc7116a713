package jp.musubi.cms.office;

import jp.musubi.cms.database.Database;
import jp.musubi.cms.entry.EntryRoutes;
import jp.musubi.cms.entry.LiveEntry;
import jp.musubi.cms.freshness.Asking;
import jp.musubi.cms.freshness.Confirmations;
import jp.musubi.cms.freshness.Question;
import jp.musubi.cms.freshness.QuestionStore;
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
import jp.musubi.cms.web.Refusal;
import jp.musubi.cms.web.Request;
import jp.musubi.cms.web.Route;
import jp.musubi.cms.web.Standing;
import jp.musubi.content.model.ContentModel;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.IntSupplier;

/** Where the office's day begins: what waits, what is old, what failed, what was last published. */
public final class OfficeScreen {
    private static final int MAX_STALE_ROWS = 50;

    private final ContentModel model;
    private final ReviewStore reviews;
    private final PublicationStore publications;
    private final Freshness freshness;
    private final IntSupplier applications;
    private final FailedMails mails;
    private final Asked asked;
    private final Holding holding;
    private final Screens screens;

    OfficeScreen(
            ContentModel model,
            ReviewStore reviews,
            PublicationStore publications,
            Freshness freshness,
            IntSupplier applications,
            FailedMails mails,
            Asked asked,
            Holding holding,
            Screens screens) {
        this.model = model;
        this.reviews = reviews;
        this.publications = publications;
        this.freshness = freshness;
        this.applications = applications;
        this.mails = mails;
        this.asked = asked;
        this.holding = holding;
        this.screens = screens;
    }

    /** How groups are asked whether their pages are still right, and which were. */
    record Asked(Database database, QuestionStore questions, Asking asking) {}

    /**
     * A profile that nobody confirmed for long.
     *
     * @param asked when its owners were asked about that, in words; empty for never
     * @param nobody whether nobody could be asked
     * @param people path at which somebody is invited
     */
    public record Stale(
            String id,
            String title,
            String address,
            String confirmed,
            String asked,
            boolean nobody,
            String people) {}

    /** A type of entries, and where they are listed. */
    public record TypeLink(String label, String address) {}

    /** The routes. */
    public List<Route> routes() {
        return List.of(
                Route.get(Route.SCREENS + "/office", "市の事務室", "The office")
                        .allowing(Permission.STAFF)
                        .answeringPage()
                        .by(this::show),
                Route.post(
                                Route.SCREENS + "/office/questions/{id}",
                                "団体に、変更がないかたずねる",
                                "Ask a group whether anything changed")
                        .allowing(Permission.PUBLISHER)
                        .with(EntryRoutes.ID)
                        .acceptingForm()
                        .by(this::ask));
    }

    private Answer ask(Request request) {
        UUID group = request.id("id");
        UUID staff = request.caller().account();
        Optional<Integer> people =
                asked.database().write(tx -> asked.asking().askNow(tx, group, staff));
        int mails = people.orElseThrow(Refusal::notFound);
        return Answer.seeOther(
                Route.SCREENS + "/office?done=" + (mails > 0 ? "asked" : "asked-nobody"));
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
        List<Stale> stale = stale(request, times);
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
                        .with("applications", applications.getAsInt())
                        .with("staleCount", freshness.count())
                        .with("stale", stale)
                        .with("nobody", stale.stream().anyMatch(Stale::nobody))
                        .with("mails", mails.count())
                        .with(
                                "readsMails",
                                request.caller().standing().includes(Standing.ADMINISTRATOR))
                        .with(
                                "failures",
                                publications.newest(Publication.State.FAILED, null, 50).size())
                        .with("last", last)
                        .with("held", holding.of(request))
                        .with("types", types));
    }

    private List<Stale> stale(Request request, Times times) {
        Map<UUID, Question> questions = asked.questions().all();
        return freshness.oldest(MAX_STALE_ROWS).stream()
                .map(old ->
                        stale(
                                request,
                                times,
                                old,
                                questions.get(UUID.fromString(old.live().entry().id()))))
                .toList();
    }

    private Stale stale(
            Request request, Times times, Freshness.Old old, @Nullable Question question) {
        LiveEntry live = old.live();
        String confirmed = live.entry().fields().text(Confirmations.CONFIRMED_ON).orElse("");
        boolean nobody = false;
        String words = "";
        if (question != null && question.isAbout(old.since())) {
            nobody = question.mails() == 0;
            String at = times.minute(question.askedAt());
            words = nobody ? "" : screens.text(request, "office.asked", at, question.mails());
        }
        return new Stale(
                live.entry().id(),
                live.entry().fields().text("title").orElse(live.entry().slug()),
                Route.SCREENS + "/entries/" + live.entry().id() + "/edit",
                confirmed.isEmpty()
                        ? screens.text(request, "office.never-confirmed", old.since())
                        : confirmed,
                words,
                nobody,
                Route.SCREENS + "/groups/" + live.entry().id() + "/people");
    }
}
