package jp.musubi.cms.office;

import jp.musubi.cms.publish.Publication;
import jp.musubi.cms.publish.PublicationStore;
import jp.musubi.cms.screen.Screen;
import jp.musubi.cms.screen.Screens;
import jp.musubi.cms.screen.Section;
import jp.musubi.cms.screen.Times;
import jp.musubi.cms.web.Answer;
import jp.musubi.cms.web.Parameter;
import jp.musubi.cms.web.Permission;
import jp.musubi.cms.web.Request;
import jp.musubi.cms.web.Route;
import jp.musubi.cms.web.Schemas;
import jp.musubi.content.label.Label;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What became public and when, what is on its way, and what failed. */
public final class PublicationScreens {
    /** Path of the list. */
    public static final String PATH = Route.SCREENS + "/publications";

    private static final int MAX_ROWS = 50;
    private static final String RETRY = PATH + "/retry";

    private final PublicationStore publications;
    private final PublicationPage page;
    private final Holding holding;
    private final Runnable publisher;
    private final Screens screens;

    /**
     * Screens of publications.
     *
     * @param page shows one of them
     * @param publisher is run when something should be tried again
     */
    PublicationScreens(
            PublicationStore publications,
            PublicationPage page,
            Holding holding,
            Runnable publisher,
            Screens screens) {
        this.publications = publications;
        this.page = page;
        this.holding = holding;
        this.publisher = publisher;
        this.screens = screens;
    }

    /** A line of the list. */
    public record Row(
            String address,
            String title,
            String kind,
            String state,
            String hue,
            String at,
            String took,
            String message) {}

    /** The routes. */
    public List<Route> routes() {
        return List.of(
                Route.get(PATH, "公開の記録", "Publications")
                        .allowing(Permission.STAFF)
                        .with(
                                Parameter.query(
                                        "before",
                                        Label.of("これより前のもの", "Those before this one"),
                                        Schemas.text()))
                        .answeringPage()
                        .by(this::list),
                Route.post(RETRY, "失敗した公開をもう一度", "Try failed publications again")
                        .allowing(Permission.PUBLISHER)
                        .acceptingForm()
                        .by(this::retry),
                Route.get(PATH + "/{id}", "公開の進み具合の画面", "How far a publication is, as a page")
                        .allowing(Permission.READER)
                        .with(Parameter.path("id", Label.of("公開の ID", "Id of the publication")))
                        .answeringPage()
                        .by(page::show));
    }

    private Answer list(Request request) {
        @Nullable UUID before = request.query().one("before").flatMap(Request::uuid).orElse(null);
        List<PublicationStore.Listed> found = publications.newest(null, before, MAX_ROWS);
        List<Row> rows = found.stream().map(one -> row(request, one)).toList();
        boolean failed = !publications.newest(Publication.State.FAILED, null, 1).isEmpty();
        String next =
                found.size() == MAX_ROWS
                        ? PATH + "?before=" + found.getLast().publication().id()
                        : "";
        return screens.show(
                request,
                Screen.of(
                                "publications.peb",
                                screens.text(request, "publications.title"),
                                Section.PUBLICATIONS)
                        .with("rows", rows)
                        .with("failed", failed)
                        .with("held", holding.of(request))
                        .with("unfinished", publications.unfinished() > 0)
                        .with("next", next));
    }

    private Row row(Request request, PublicationStore.Listed listed) {
        Publication publication = listed.publication();
        var times = new Times(screens, request.language());
        Instant finished = publication.finishedAt();
        return new Row(
                PATH + "/" + publication.id(),
                listed.title().isEmpty()
                        ? screens.text(request, PublicationPage.about(publication))
                        : listed.title(),
                screens.text(request, "publications.kind." + publication.kind().id()),
                screens.text(request, "publications.state." + publication.state().id()),
                hue(publication.state()),
                times.minute(publication.queuedAt()),
                finished == null || publication.state() != Publication.State.DONE
                        ? ""
                        : screens.text(
                                request,
                                "publications.seconds",
                                PublicationPage.seconds(publication.queuedAt(), finished)),
                failure(request, times, publication));
    }

    private String failure(Request request, Times times, Publication publication) {
        if (publication.state() != Publication.State.FAILED) {
            return "";
        }
        Instant due = publication.dueAt();
        String next =
                due == null ? "" : screens.text(request, "publication.due", times.second(due));
        return screens.text(request, "publications.plain-failure") + next;
    }

    private static String hue(Publication.State state) {
        return switch (state) {
            case DONE -> "is-kusa";
            case FAILED -> "is-enji";
            case QUEUED, RUNNING -> "is-oudo";
        };
    }

    private Answer retry(Request request) throws IOException {
        String from =
                request.form().one("from").flatMap(Request::uuid).map(id -> "/" + id).orElse("");
        publications.requeueFailed();
        publisher.run();
        return Answer.seeOther(PATH + from + "?done=retried");
    }
}
