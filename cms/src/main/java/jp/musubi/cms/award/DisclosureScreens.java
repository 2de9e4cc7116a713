package jp.musubi.cms.award;

import jp.musubi.cms.award.edition.AwardPaths;
import jp.musubi.cms.award.edition.Edition;
import jp.musubi.cms.award.edition.EditionState;
import jp.musubi.cms.award.edition.Editions;
import jp.musubi.cms.office.CsvAnswer;
import jp.musubi.cms.screen.Screen;
import jp.musubi.cms.screen.Section;
import jp.musubi.cms.web.Answer;
import jp.musubi.cms.web.Parameter;
import jp.musubi.cms.web.Permission;
import jp.musubi.cms.web.Request;
import jp.musubi.cms.web.Route;
import jp.musubi.cms.web.Schemas;
import jp.musubi.content.label.Label;

import java.util.List;

/** The record of a screening for requests for disclosure: to print, and as a table. */
final class DisclosureScreens {
    private static final String PATH = AwardPaths.EDITION + "/disclosure";

    /** The value of the parameter that shows names; all else blackens them. */
    private static final String SHOWN = "shown";

    private static final Parameter NAMES =
            Parameter.query(
                    "names", Label.of("名前を出すか（shown）", "Whether names are shown"), Schemas.text());

    private final ScreenParts on;

    DisclosureScreens(ScreenParts on) {
        this.on = on;
    }

    List<Route> routes() {
        return List.of(
                Route.get(PATH, "審査の記録", "The record of a screening")
                        .allowing(Permission.STAFF)
                        .with(ScreenParts.ID)
                        .with(NAMES)
                        .answeringPage()
                        .by(this::show),
                Route.get(PATH + ".csv", "審査の記録の表", "The record of a screening as a table")
                        .allowing(Permission.STAFF)
                        .with(ScreenParts.ID)
                        .with(NAMES)
                        .answering(new Route.Reply(200, CsvAnswer.MEDIA_TYPE, Schemas.text()))
                        .by(this::csv));
    }

    /** An edition whose jury has met: what jurors said is told to nobody before. */
    private Edition met(Request request) {
        Edition edition = on.edition(request);
        if (edition.state().compareTo(EditionState.MEETING) < 0) {
            throw Editions.moved();
        }
        return edition;
    }

    private static boolean isBlackened(Request request) {
        return request.query().one("names").filter(SHOWN::equals).isEmpty();
    }

    private void note(Request request, Edition edition, String sort) {
        String details = sort + (isBlackened(request) ? ", blackened" : ", with names");
        on.write(tx -> {
            on.parts()
                    .stores()
                    .audit()
                    .add(tx, request.caller().account(), "award.disclose", edition.id(), details);
            return edition;
        });
    }

    private Answer show(Request request) {
        Edition edition = met(request);
        boolean isBlackened = isBlackened(request);
        note(request, edition, "page");
        AwardViews views = on.views(request);
        String path = AwardPaths.of(PATH, edition.id());
        String names = isBlackened ? "" : "?names=" + SHOWN;
        return on.show(
                request,
                Screen.of(
                                "award/disclosure.peb",
                                on.text(request, "award.disclosure"),
                                Section.AWARDS)
                        .with("edition", views.edition(edition))
                        .with(
                                "sections",
                                on.read(tx ->
                                        new Disclosure(on, tx, request, edition, isBlackened)
                                                .sections()))
                        .with("blackened", isBlackened)
                        .with("other", isBlackened ? path + "?names=" + SHOWN : path)
                        .with("csv", path + ".csv" + names));
    }

    private Answer csv(Request request) {
        Edition edition = met(request);
        note(request, edition, "table");
        Disclosed table =
                on.read(tx -> {
                    var all = new Disclosure(on, tx, request, edition, isBlackened(request));
                    return new Disclosed(all.head(), all.lines());
                });
        return CsvAnswer.of(
                "award-" + edition.number() + ".csv",
                table.head(),
                lines -> table.lines().forEach(lines));
    }

    private record Disclosed(List<String> head, List<List<String>> lines) {}
}
