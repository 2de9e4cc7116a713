package jp.musubi.cms.award;

import jp.musubi.cms.award.edition.AwardPaths;
import jp.musubi.cms.award.edition.Edition;
import jp.musubi.cms.award.edition.EditionState;
import jp.musubi.cms.award.edition.Plan;
import jp.musubi.cms.screen.Screen;
import jp.musubi.cms.screen.Section;
import jp.musubi.cms.web.Answer;
import jp.musubi.cms.web.Form;
import jp.musubi.cms.web.Permission;
import jp.musubi.cms.web.Request;
import jp.musubi.cms.web.Route;

import java.io.IOException;
import java.util.List;

/** The plan of an edition, as the office writes it. */
final class PlanScreens {
    private static final String PATH = AwardPaths.EDITION + "/plan";

    private final ScreenParts on;

    PlanScreens(ScreenParts on) {
        this.on = on;
    }

    List<Route> routes() {
        return List.of(
                Route.get(PATH, "表彰の計画", "The plan of an edition")
                        .allowing(Permission.STAFF)
                        .with(ScreenParts.ID)
                        .answeringPage()
                        .by(request -> {
                            Edition edition = on.edition(request);
                            return show(request, edition, edition.plan(), false);
                        }),
                Route.post(PATH, "表彰の計画を書く", "Write the plan of an edition")
                        .allowing(Permission.PUBLISHER)
                        .with(ScreenParts.ID)
                        .acceptingForm()
                        .by(this::save));
    }

    private Answer show(Request request, Edition edition, Plan plan, boolean isRefused) {
        boolean isShown = isRefused || edition.version() > 1;
        AwardViews views = on.views(request);
        Screen screen =
                Screen.of("award/plan.peb", on.text(request, "award.plan"), Section.AWARDS)
                        .with("edition", views.edition(edition))
                        .with("version", Long.toString(edition.version()))
                        .with("plan", plan)
                        .with("year", Integer.toString(edition.year()))
                        .with("promised", edition.state().isPromised())
                        .with("over", edition.state() == EditionState.ANNOUNCED)
                        .with("days", PlanForm.days(plan))
                        .with("categories", PlanForm.categories(plan))
                        .with("criteria", PlanForm.criteria(plan))
                        .with("told", views.criteria(plan))
                        .with("rules", views.rules(plan.rules()))
                        .with(
                                "problems",
                                isShown
                                        ? plan.problems().stream()
                                                .map(each ->
                                                        on.text(
                                                                request,
                                                                "award.plan.problem." + each))
                                                .toList()
                                        : List.of())
                        .withStatus(isRefused ? 422 : 200);
        return on.show(request, screen);
    }

    private Answer save(Request request) throws IOException {
        Edition edition = on.edition(request);
        Form form = request.form();
        Plan plan = PlanForm.read(form, edition.plan(), edition.state().isPromised());
        boolean isDraft = edition.state() == EditionState.DRAFT;
        if (!isDraft && !plan.problems().isEmpty()) {
            return show(request, edition, plan, true);
        }
        int year = EditionScreens.whole(form.text("year"), 1_900, 2_200).orElse(edition.year());
        long version = EditionScreens.whole(form.text("version"), 1, Integer.MAX_VALUE).orElse(0);
        on.write(tx ->
                on.parts()
                        .editions()
                        .save(
                                tx,
                                edition.id(),
                                edition.state().isPromised() ? edition.year() : year,
                                plan,
                                version,
                                request.caller().account()));
        on.wakes().run();
        String next =
                plan.problems().isEmpty()
                        ? AwardPaths.of(AwardPaths.EDITION, edition.id())
                        : AwardPaths.of(PATH, edition.id());
        return ScreenParts.back(next, "award-saved");
    }
}
