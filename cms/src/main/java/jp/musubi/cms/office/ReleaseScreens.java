package jp.musubi.cms.office;

import jp.musubi.cms.audit.AuditLog;
import jp.musubi.cms.database.Database;
import jp.musubi.cms.publish.PublicationStore;
import jp.musubi.cms.release.FolderLock;
import jp.musubi.cms.release.Release;
import jp.musubi.cms.release.Releases;
import jp.musubi.cms.screen.Screen;
import jp.musubi.cms.screen.Screens;
import jp.musubi.cms.screen.Section;
import jp.musubi.cms.screen.Times;
import jp.musubi.cms.web.Answer;
import jp.musubi.cms.web.Parameter;
import jp.musubi.cms.web.Permission;
import jp.musubi.cms.web.Refusal;
import jp.musubi.cms.web.Request;
import jp.musubi.cms.web.Route;
import jp.musubi.cms.web.Standing;
import jp.musubi.content.label.Label;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.UUID;

/** What readers saw before: administrators show it again, and let publishing go on. */
public final class ReleaseScreens {
    /** Path of the list. */
    public static final String PATH = Route.SCREENS + "/releases";

    private static final String ONE = PATH + "/{number}";

    private final Database database;
    private final Releases releases;
    private final PublicationStore publications;
    private final AuditLog audit;
    private final Runnable publisher;
    private final Screens screens;

    /**
     * Screens of releases.
     *
     * @param publisher is run when publishing goes on
     */
    ReleaseScreens(
            Database database,
            Releases releases,
            PublicationStore publications,
            AuditLog audit,
            Runnable publisher,
            Screens screens) {
        this.database = database;
        this.releases = releases;
        this.publications = publications;
        this.audit = audit;
        this.publisher = publisher;
        this.screens = screens;
    }

    /**
     * A line of the list.
     *
     * @param what how it came about
     * @param address of the screen that shows it again; empty where that cannot be done
     */
    public record Row(
            long number, boolean shown, String at, int pages, String what, String address) {}

    /** The routes. */
    List<Route> routes() {
        return List.of(
                Route.get(PATH, "サイトの版", "Releases of the site")
                        .allowing(Permission.STAFF)
                        .answeringPage()
                        .by(this::list),
                Route.get(ONE, "前の版をもう一度見せる画面", "Show a release again, as a page")
                        .allowing(Permission.ADMINISTRATOR)
                        .with(number())
                        .answeringPage()
                        .by(this::ask),
                Route.post(ONE + "/showing", "前の版をもう一度見せる", "Show a release again")
                        .allowing(Permission.ADMINISTRATOR)
                        .with(number())
                        .acceptingForm()
                        .by(this::showAgain),
                Route.post(PATH + "/resumption", "公開を再開する", "Let publishing go on")
                        .allowing(Permission.ADMINISTRATOR)
                        .acceptingForm()
                        .by(this::resume));
    }

    private static Parameter number() {
        return Parameter.path("number", Label.of("版の番号", "Number of the release"));
    }

    private Answer list(Request request) throws IOException {
        List<Release> all = releases.all();
        boolean may = request.caller().standing().includes(Standing.ADMINISTRATOR);
        List<Row> rows =
                all.stream()
                        .map(one -> row(request, one, one.equals(all.getFirst()), may))
                        .toList();
        return screens.show(
                request,
                Screen.of(
                                "releases.peb",
                                screens.text(request, "releases.title"),
                                Section.PUBLICATIONS)
                        .with("held", new Holding(releases, screens).of(request))
                        .with("rows", rows)
                        .with("may", may));
    }

    private Row row(Request request, Release release, boolean shown, boolean may) {
        String what =
                release.sameAs().isPresent()
                        ? screens.text(request, "releases.again", release.sameAs().getAsLong())
                        : changes(request, release);
        return new Row(
                release.number(),
                shown,
                new Times(screens, request.language()).minute(release.shownAt()),
                release.pages(),
                what,
                may && !shown ? PATH + "/" + release.number() : "");
    }

    private String changes(Request request, Release release) {
        return release.removed() == 0
                ? screens.text(request, "releases.written", release.written())
                : screens.text(request, "releases.changes", release.written(), release.removed());
    }

    /** An earlier release; what readers see now is none. */
    private Release earlier(Request request) throws IOException {
        String number = request.path("number");
        return releases.all().stream()
                .skip(1)
                .filter(release -> Long.toString(release.number()).equals(number))
                .findFirst()
                .orElseThrow(Refusal::notFound);
    }

    private Answer ask(Request request) throws IOException {
        Release release = earlier(request);
        return screens.show(
                request,
                Screen.of(
                                "release.peb",
                                screens.text(request, "release.ask", release.number()),
                                Section.PUBLICATIONS)
                        .with("release", row(request, release, false, true))
                        .with("waiting", publications.unfinished()));
    }

    private Answer showAgain(Request request) throws IOException {
        Release release = earlier(request);
        UUID by = request.caller().account();
        try (FolderLock _ = releases.lock()) {
            // In the transaction, so that the record never tells of what could not be done.
            database.write(tx -> {
                audit.add(tx, by, "publishing.hold", null, "release " + release.number());
                return shown(release);
            });
        }
        return Answer.seeOther(PATH + "?done=release-shown");
    }

    private Release shown(Release release) {
        try {
            return releases.rollBack(release.number());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Answer resume(Request request) throws IOException {
        UUID by = request.caller().account();
        database.write(tx -> {
            boolean held = releases.hold().isPresent();
            if (held) {
                audit.add(tx, by, "publishing.resume", null, "");
            }
            return held;
        });
        releases.resume();
        publisher.run();
        return Answer.seeOther(PublicationScreens.PATH + "?done=publishing-resumed");
    }
}
