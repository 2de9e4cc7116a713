package jp.musubi.cms.award;

import jp.musubi.cms.account.Email;
import jp.musubi.cms.award.edition.AwardEventStore;
import jp.musubi.cms.award.edition.AwardPaths;
import jp.musubi.cms.award.edition.Edition;
import jp.musubi.cms.award.edition.EditionState;
import jp.musubi.cms.award.nomination.EntryCheck;
import jp.musubi.cms.award.nomination.Nomination;
import jp.musubi.cms.award.nomination.NominationState;
import jp.musubi.cms.award.nomination.NominationStep;
import jp.musubi.cms.award.nomination.NominationStore;
import jp.musubi.cms.award.nomination.Nominee;
import jp.musubi.cms.screen.Screen;
import jp.musubi.cms.screen.Section;
import jp.musubi.cms.web.Answer;
import jp.musubi.cms.web.Form;
import jp.musubi.cms.web.Handler;
import jp.musubi.cms.web.Parameter;
import jp.musubi.cms.web.Permission;
import jp.musubi.cms.web.Refusal;
import jp.musubi.cms.web.Request;
import jp.musubi.cms.web.Route;
import jp.musubi.cms.web.Schemas;
import jp.musubi.content.label.Label;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A nomination as the office sees it: who the nominee is, whether it fits, what is decided. */
final class NominationScreens {
    private static final int MAX_WORDS_UNITS = 100;

    private final ScreenParts on;
    private final GroupSearch groups;

    NominationScreens(ScreenParts on) {
        this.on = on;
        this.groups = new GroupSearch(on.parts().stores().entries());
    }

    List<Route> routes() {
        return List.of(
                Route.get(AwardPaths.NOMINATION, "推薦", "A nomination")
                        .allowing(Permission.STAFF)
                        .with(ScreenParts.ID)
                        .with(
                                Parameter.query(
                                        "q", Label.of("団体の名前", "Name of a group"), Schemas.text()))
                        .answeringPage()
                        .by(request -> show(request, "", "")),
                post("/nominee", "推薦された団体を決める", "Say who the nominee is", this::resolve),
                post(
                        "/admission",
                        "審査の対象にする",
                        "Admit it",
                        request -> decide(request, NominationStep.ADMIT)),
                post(
                        "/return",
                        "差し戻す",
                        "Return it",
                        request -> decide(request, NominationStep.RETURN)),
                post(
                        "/rejection",
                        "対象外とする",
                        "Reject it",
                        request -> decide(request, NominationStep.REJECT)));
    }

    private static Route post(String path, String ja, String en, Handler handler) {
        return Route.post(AwardPaths.NOMINATION + path, ja, en)
                .allowing(Permission.PUBLISHER)
                .with(ScreenParts.ID)
                .acceptingForm()
                .by(handler);
    }

    private Answer show(Request request, String error, String reason) {
        Nomination one =
                on.parts().nominations().find(request.id("id")).orElseThrow(Refusal::notFound);
        Edition edition = on.edition(one.edition());
        AwardViews views = on.views(request);
        String asked = request.query().one("q").orElse("");
        String words = asked.length() > MAX_WORDS_UNITS ? "" : asked;
        Screen screen =
                on.read(tx -> {
                    EntryCheck check =
                            EntryCheck.of(tx, on.parts().stores().entries(), edition, one);
                    return Screen.of(
                                    "award/nomination.peb",
                                    one.nominee().name().isEmpty()
                                            ? on.text(
                                                    request,
                                                    "award.nomination.number",
                                                    one.numberText())
                                            : one.nominee().name(),
                                    Section.AWARDS)
                            .with("edition", views.edition(edition))
                            .with("one", views.nomination(edition, one))
                            .with("contact", one.nominee().contact())
                            .with("findings", views.findings(check))
                            .with("fits", check.isMet())
                            .with("found", groups.find(tx, words))
                            .with(
                                    "events",
                                    views.events(
                                            "audit.deed.award.nomination-",
                                            AwardEventStore.ofNomination(tx, one.id())));
                });
        boolean isOpen =
                edition.state() == EditionState.OPEN || edition.state() == EditionState.CLOSED;
        NominationState state = one.state();
        return on.show(
                request,
                screen.with("words", words)
                        .with(
                                "mayResolve",
                                isOpen
                                        && state == NominationState.SUBMITTED
                                        && !one.nominator().own())
                        .with("mayAdmit", isOpen && NominationStep.ADMIT.isPossible(state))
                        .with("mayReturn", isOpen && NominationStep.RETURN.isPossible(state))
                        .with("typed", reason)
                        .with("maxReason", NominationStore.MAX_REASON_UNITS)
                        .with("error", error.isEmpty() ? "" : on.text(request, error))
                        .withStatus(error.isEmpty() ? 200 : 422));
    }

    private Answer resolve(Request request) throws IOException {
        Form form = request.form();
        UUID id = request.id("id");
        Nomination one = on.parts().nominations().find(id).orElseThrow(Refusal::notFound);
        Optional<UUID> group = Request.uuid(form.text("group"));
        String typed = form.text("contact").strip();
        Optional<String> contact = Email.normalised(typed);
        boolean isNowhere = group.isEmpty() && contact.isEmpty();
        if (isNowhere || (!typed.isEmpty() && contact.isEmpty())) {
            return show(request, "award.nominee-address", "");
        }
        var nominee = new Nominee(group.orElse(null), one.nominee().name(), contact.orElse(""));
        on.write(
                tx -> on.parts().nominating().resolve(tx, id, nominee, request.caller().account()));
        return back(id, "award-asked");
    }

    private Answer decide(Request request, NominationStep step) throws IOException {
        UUID id = request.id("id");
        String reason = request.form().text("reason").strip();
        Nomination one = on.parts().nominations().find(id).orElseThrow(Refusal::notFound);
        boolean fits =
                step == NominationStep.ADMIT
                        && on.read(tx ->
                                EntryCheck.of(
                                                tx,
                                                on.parts().stores().entries(),
                                                on.edition(one.edition()),
                                                one)
                                        .isMet());
        if (!fits && reason.isEmpty()) {
            return show(request, "award.reason-missing", reason);
        }
        on.write(tx ->
                on.parts().nominating().decide(tx, id, step, request.caller().account(), reason));
        return back(id, "award-" + step.to().id());
    }

    private static Answer back(UUID id, String done) {
        return ScreenParts.back(AwardPaths.of(AwardPaths.NOMINATION, id), done);
    }
}
