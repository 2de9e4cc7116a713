package jp.musubi.cms.award;

import jp.musubi.cms.award.edition.AwardPaths;
import jp.musubi.cms.award.edition.Edition;
import jp.musubi.cms.award.nomination.Nomination;
import jp.musubi.cms.award.nomination.NominationState;
import jp.musubi.cms.award.nomination.NominationStore;
import jp.musubi.cms.link.Link;
import jp.musubi.cms.link.MailedLink;
import jp.musubi.cms.screen.Screen;
import jp.musubi.cms.screen.Section;
import jp.musubi.cms.web.Answer;
import jp.musubi.cms.web.Form;
import jp.musubi.cms.web.Permission;
import jp.musubi.cms.web.Refusal;
import jp.musubi.cms.web.Request;
import jp.musubi.cms.web.Route;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Where a nominee says, behind a mailed link, whether it wants to be nominated. */
final class ConsentScreens {
    private final ScreenParts on;
    private final MailedLink<Link> link;

    ConsentScreens(ScreenParts on, NominateLimits limits) {
        this.on = on;
        this.link =
                new MailedLink<>(
                        AwardPaths.CONSENT,
                        (request, secret) -> on.parts().links().consent(secret),
                        limits::wrongLink,
                        new MailedLink.Over("award/consent-over.peb", "award.over"),
                        on.screens());
    }

    List<Route> routes() {
        return List.of(
                link.shown(
                        Permission.ANYONE,
                        "推薦の承諾",
                        "A nominee's answer",
                        (request, opened) -> show(request, opened, "")),
                link.pressed(Permission.ANYONE, "推薦に答える", "Answer a nomination", this::answer));
    }

    private Answer show(Request request, Link opened, String error) {
        Nomination one =
                on.parts().nominations().find(opened.subject()).orElseThrow(Refusal::notFound);
        Edition edition = on.edition(one.edition());
        AwardViews views = on.views(request);
        return on.show(
                request,
                Screen.of("award/consent.peb", on.text(request, "award.consent"), Section.NONE)
                        .with("edition", views.edition(edition))
                        .with("one", views.nomination(edition, one))
                        .with("criteria", views.criteria(edition.plan()))
                        .with("action", link.path(request))
                        .with("asked", one.state() == NominationState.SUBMITTED)
                        .with("maxReason", NominationStore.MAX_REASON_UNITS)
                        .with("error", error.isEmpty() ? "" : on.text(request, error))
                        .withStatus(error.isEmpty() ? 200 : 422));
    }

    private Optional<Answer> answer(Request request, Link opened) throws IOException {
        Form form = request.form();
        String answer = form.text("answer");
        String reason = form.text("reason").strip();
        if (!answer.equals("accept") && !answer.equals("decline")) {
            return Optional.of(show(request, opened, "award.answer-missing"));
        }
        on.write(tx ->
                on.parts()
                        .nominating()
                        .answer(tx, opened.subject(), answer.equals("accept"), null, reason));
        String done = answer.equals("accept") ? "award-consented" : "award-declined-ourselves";
        return Optional.of(ScreenParts.back(AwardPaths.NOMINATE, done));
    }
}
