package jp.musubi.cms.award;

import jp.musubi.cms.account.AccountStore;
import jp.musubi.cms.account.Email;
import jp.musubi.cms.award.decision.Deciding;
import jp.musubi.cms.award.edition.AwardPaths;
import jp.musubi.cms.award.edition.Category;
import jp.musubi.cms.award.edition.Edition;
import jp.musubi.cms.award.edition.EditionState;
import jp.musubi.cms.award.edition.Wording;
import jp.musubi.cms.award.nomination.Nominating;
import jp.musubi.cms.award.nomination.Nomination;
import jp.musubi.cms.award.nomination.NominationLinks;
import jp.musubi.cms.award.nomination.Nominator;
import jp.musubi.cms.link.Link;
import jp.musubi.cms.link.MailedLink;
import jp.musubi.cms.screen.Screen;
import jp.musubi.cms.screen.Screens;
import jp.musubi.cms.screen.Section;
import jp.musubi.cms.web.Answer;
import jp.musubi.cms.web.Form;
import jp.musubi.cms.web.Parameter;
import jp.musubi.cms.web.Permission;
import jp.musubi.cms.web.ProblemType;
import jp.musubi.cms.web.Refusal;
import jp.musubi.cms.web.Request;
import jp.musubi.cms.web.Route;
import jp.musubi.cms.web.Schemas;
import jp.musubi.cms.web.Secrets;
import jp.musubi.content.label.Label;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * How everybody nominates, without an account: by a mailed link, which leads back to what was
 * written so far. The answer to known addresses is the one to others.
 */
final class NominateScreens {
    private static final String COOKIE = "musubi-nomination";
    private static final String TOKEN = "nomination";

    private final ScreenParts on;
    private final NominationForm forms;
    private final NominateLimits limits;
    private final MailedLink<Link> link;

    NominateScreens(ScreenParts on, NominateLimits limits) {
        this.on = on;
        this.limits = limits;
        this.forms = new NominationForm(on, new GroupSearch(on.parts().stores().entries()));
        this.link =
                new MailedLink<>(
                        AwardPaths.LINK,
                        (request, secret) -> on.parts().links().writing(secret),
                        limits::wrongLink,
                        new MailedLink.Over("award/over.peb", "award.over"),
                        on.screens());
    }

    List<Route> routes() {
        return List.of(
                Route.get(AwardPaths.NOMINATE, "表彰の推薦", "Where everybody nominates")
                        .allowing(Permission.ANYONE)
                        .answeringPage()
                        .by(this::calls),
                Route.get(AwardPaths.CALL, "推薦の募集", "A call for nominations")
                        .allowing(Permission.ANYONE)
                        .with(ScreenParts.ID)
                        .answeringPage()
                        .by(request -> call(request, "", "", "")),
                Route.post(AwardPaths.CALL, "推薦をはじめる", "Begin a nomination")
                        .allowing(Permission.ANYONE)
                        .with(ScreenParts.ID)
                        .acceptingForm()
                        .by(this::begin),
                Route.get(AwardPaths.RESUME, "推薦のリンクを頼む画面", "Asks for a link")
                        .allowing(Permission.ANYONE)
                        .answeringPage()
                        .by(request -> resume(request, "", false)),
                Route.post(AwardPaths.RESUME, "推薦のリンクを頼む", "Ask for a link")
                        .allowing(Permission.ANYONE)
                        .acceptingForm()
                        .by(this::mailAgain),
                link.shown(Permission.ANYONE, "届いたリンク", "A link that was mailed", this::shown),
                link.pressed(Permission.ANYONE, "推薦書を開く", "Open a nomination", this::open),
                Route.get(AwardPaths.FORM, "推薦書", "A nomination")
                        .allowing(Permission.ANYONE)
                        .with(
                                Parameter.query(
                                        "q", Label.of("団体の名前", "Name of a group"), Schemas.text()))
                        .answeringPage()
                        .by(this::form),
                Route.post(AwardPaths.FORM, "推薦書を書く", "Write a nomination")
                        .allowing(Permission.ANYONE)
                        .acceptingForm()
                        .by(this::write));
    }

    private Answer calls(Request request) {
        AwardViews views = on.views(request);
        List<Edition> all = on.parts().editionStore().all();
        return on.show(
                request,
                Screen.of("award/calls.peb", on.text(request, "award.calls"), Section.NONE)
                        .with("open", views(views, all, EditionState.OPEN))
                        .with("planned", views(views, all, EditionState.PLANNED))
                        .with("announced", views(views, all, EditionState.ANNOUNCED)));
    }

    private static List<CallView> views(AwardViews views, List<Edition> all, EditionState state) {
        return all.stream()
                .filter(each -> each.state() == state)
                .map(each ->
                        new CallView(
                                views.edition(each), AwardPaths.of(AwardPaths.CALL, each.id())))
                .toList();
    }

    /** An edition and where its call is. */
    public record CallView(AwardViews.EditionView edition, String address) {}

    /** A category that goes ungiven, and why. */
    public record NoneView(String category, String reason) {}

    private Answer call(Request request, String name, String email, String error) {
        Edition edition = called(request);
        AwardViews views = on.views(request);
        boolean isOver = edition.state() == EditionState.ANNOUNCED;
        Map<String, Wording> none =
                isOver
                        ? on.read(tx -> Deciding.meeting(tx, edition.id()).record().none())
                        : Map.of();
        return on.show(
                request,
                Screen.of("award/call.peb", views.title(edition), Section.NONE)
                        .with("edition", views.edition(edition))
                        .with("action", AwardPaths.of(AwardPaths.CALL, edition.id()))
                        .with("categories", views.categories(edition.plan()))
                        .with("criteria", views.criteria(edition.plan()))
                        .with("rules", views.rules(edition.plan().rules()))
                        .with("own", edition.plan().rules().ownNomination())
                        .with("open", edition.state() == EditionState.OPEN)
                        .with("announced", isOver)
                        .with(
                                "ungiven",
                                edition.plan().categories().stream()
                                        .filter(each -> none.containsKey(each.id()))
                                        .map(each -> none(each, none, request.language()))
                                        .toList())
                        .with("name", name)
                        .with("email", email)
                        .with("days", NominationLinks.KEPT.toDays())
                        .with("kept", Nominating.NOMINATORS_KEPT.toDays())
                        .with("error", error.isEmpty() ? "" : on.text(request, error))
                        .withStatus(error.isEmpty() ? 200 : 422));
    }

    private static NoneView none(Category category, Map<String, Wording> none, String language) {
        return new NoneView(
                category.name().in(language),
                none.getOrDefault(category.id(), Wording.NONE).in(language));
    }

    /** An edition that everybody may know of. */
    private Edition called(Request request) {
        Edition edition = on.edition(request);
        if (edition.state() == EditionState.DRAFT) {
            throw Refusal.notFound();
        }
        return edition;
    }

    private Answer begin(Request request) throws IOException {
        Edition edition = called(request);
        Form form = request.form();
        String name = form.text("name").strip();
        String typed = form.text("email");
        Optional<String> email = Email.normalised(typed);
        if (email.isEmpty() || !AccountStore.problems(typed, name).isEmpty()) {
            return call(request, name, typed, "award.person-wrong");
        }
        limits.mail(request, email.get());
        on.write(tx -> {
            on.parts()
                    .nominating()
                    .mailLink(tx, edition.id(), email.get(), name, request.language());
            return edition;
        });
        return sent(request, email.get());
    }

    private Answer sent(Request request, String email) {
        return on.show(
                request,
                Screen.of("award/sent.peb", on.text(request, "sent.title"), Section.NONE)
                        .with("email", email)
                        .with("days", NominationLinks.KEPT.toDays()));
    }

    private Answer resume(Request request, String email, boolean refused) {
        return on.show(
                request,
                Screen.of("award/resume.peb", on.text(request, "award.resume"), Section.NONE)
                        .with("email", email)
                        .with("refused", refused)
                        .withStatus(refused ? 422 : 200));
    }

    private Answer mailAgain(Request request) throws IOException {
        String typed = request.form().text("email");
        Optional<String> email = Email.normalised(typed);
        if (email.isEmpty()) {
            return resume(request, typed, true);
        }
        limits.mail(request, email.get());
        on.write(tx -> {
            on.parts().nominating().mailLinks(tx, email.get(), request.language());
            return email;
        });
        return sent(request, email.get());
    }

    private Answer shown(Request request, Link opened) {
        NominationLinks.Beginning beginning = NominationLinks.beginning(opened);
        AwardViews views = on.views(request);
        String title =
                Request.uuid(beginning.edition())
                        .flatMap(on.parts().editionStore()::find)
                        .map(views::title)
                        .orElse("");
        return on.show(
                request,
                Screen.of("award/link.peb", on.text(request, "award.open"), Section.NONE)
                        .with("edition", title)
                        .with("email", beginning.email())
                        .with("action", link.path(request)));
    }

    private Optional<Answer> open(Request request, Link opened) {
        NominationLinks.Beginning beginning = NominationLinks.beginning(opened);
        UUID edition = Request.uuid(beginning.edition()).orElseThrow(Refusal::notFound);
        var nominator =
                new Nominator(
                        null, false, beginning.name(), beginning.email(), beginning.language());
        on.write(tx -> on.parts().nominating().begin(tx, opened.subject(), edition, nominator));
        return Optional.of(
                Answer.seeOther(AwardPaths.FORM)
                        .with(
                                "Set-Cookie",
                                on.cookies()
                                        .keep(
                                                COOKIE,
                                                MailedLink.secret(request),
                                                NominationLinks.KEPT)));
    }

    /** A nomination in the browser of its nominator, and the token of its forms. */
    private record Current(Nomination nomination, String token) {}

    private Optional<Current> current(Request request) {
        return on.cookies()
                .kept(request, COOKIE)
                .flatMap(secret ->
                        on.parts()
                                .links()
                                .writing(secret)
                                .flatMap(found -> on.parts().nominations().find(found.subject()))
                                .map(one -> new Current(one, Secrets.derived(secret, TOKEN))));
    }

    private Answer form(Request request) {
        String words = request.query().one("q").filter(text -> text.length() <= 100).orElse("");
        return current(request)
                .map(at -> form(request, at, at.nomination(), false, words))
                .orElseGet(() -> Answer.seeOther(AwardPaths.RESUME));
    }

    private Answer form(
            Request request, Current at, Nomination one, boolean isRefused, String words) {
        Edition edition = on.edition(one.edition());
        Screen screen =
                Screen.of("award/form.peb", on.text(request, "award.form"), Section.NONE)
                        .with("token", at.token());
        return on.show(request, forms.with(screen, request, edition, one, isRefused, words));
    }

    private Answer write(Request request) throws IOException {
        Optional<Current> found = current(request);
        if (found.isEmpty()) {
            return Answer.seeOther(AwardPaths.RESUME);
        }
        Current at = found.get();
        Form form = request.form();
        boolean isOurs =
                MessageDigest.isEqual(
                        form.text(TOKEN).getBytes(StandardCharsets.UTF_8),
                        at.token().getBytes(StandardCharsets.UTF_8));
        if (!isOurs) {
            throw Refusal.because(ProblemType.FORBIDDEN, "no-csrf-token");
        }
        UUID id = at.nomination().id();
        Nominating nominating = on.parts().nominating();
        if (form.text("go").equals("withdraw")) {
            on.write(tx -> nominating.withdraw(tx, id, null));
            return ScreenParts.back(AwardPaths.FORM, "award-withdrawn");
        }
        Nomination saved =
                on.write(tx ->
                        nominating.save(
                                tx,
                                id,
                                NominationForm.nominee(form, at.nomination()),
                                form.text("category"),
                                NominationForm.text(form)));
        if (form.text("go").equals("search")) {
            return Answer.seeOther(
                    AwardPaths.FORM + "?q=" + Screens.encoded(form.text("nominee")) + "#nominee");
        }
        if (!form.text("go").equals("submit")) {
            return ScreenParts.back(AwardPaths.FORM, "award-kept");
        }
        Edition edition = on.edition(saved.edition());
        if (!Nominating.problems(edition, saved).isEmpty()) {
            return form(request, at, saved, true, "");
        }
        on.write(tx -> nominating.submit(tx, id, null));
        return ScreenParts.back(AwardPaths.FORM, "award-submitted");
    }
}
