package jp.musubi.cms.registration;

import jp.musubi.cms.account.Account;
import jp.musubi.cms.account.MembershipStore;
import jp.musubi.cms.database.Transaction;
import jp.musubi.cms.entry.StoredEntry;
import jp.musubi.cms.web.Answer;
import jp.musubi.cms.web.Form;
import jp.musubi.cms.web.Parameter;
import jp.musubi.cms.web.Permission;
import jp.musubi.cms.web.ProblemType;
import jp.musubi.cms.web.Refusal;
import jp.musubi.cms.web.Request;
import jp.musubi.cms.web.Route;
import jp.musubi.content.label.Label;

import java.io.IOException;
import java.util.List;

/** The registration of a group, seen and renewed by who owns it. */
final class TermScreens {
    /** Path of the page. */
    static final String PATH = Route.SCREENS + "/groups/{id}/registration";

    static final Parameter ID = Parameter.path("id", Label.of("団体の ID", "Id of the group"));

    private final RegistrationParts parts;
    private final ApplicationStore applications;
    private final MembershipStore memberships;
    private final ApplicationLetters letters;
    private final TermPage page;
    private final Steps steps;
    private final AnswerForm answers;

    TermScreens(Pieces pieces, TermPage page) {
        this.parts = pieces.parts();
        this.applications = pieces.applications();
        this.memberships = new MembershipStore(parts.database());
        this.letters = pieces.letters();
        this.page = page;
        this.steps = pieces.steps();
        this.answers = new AnswerForm(steps);
    }

    List<Route> routes() {
        return List.of(
                Route.get(PATH, "団体の登録", "Registration of a group")
                        .allowing(Permission.WRITER)
                        .with(ID)
                        .answeringPage()
                        .by(request -> page.show(request, TermPage.Typed.nothing())),
                Route.post(PATH + "/renewal", "登録の更新を申請する", "Apply for renewal")
                        .allowing(Permission.WRITER)
                        .with(ID)
                        .acceptingForm()
                        .by(this::renew));
    }

    private Answer renew(Request request) throws IOException {
        StoredEntry group = page.group(request);
        Form form = request.form();
        Account owner =
                parts.accounts()
                        .find(request.caller().account())
                        .filter(account -> memberships.owns(account.id(), group.id()))
                        .orElseThrow(() -> Refusal.because(ProblemType.FORBIDDEN, "not-yours"));
        Answers said = answers.all(form);
        boolean complete =
                said.assessment().size() == steps.questions().size()
                        && said.consents().size() == Consent.ids().size();
        if (!complete) {
            return page.show(
                    request,
                    TermPage.Typed.answers(said, parts.screens().text(request, "term.incomplete")));
        }
        parts.database()
                .write(tx -> {
                    renew(tx, group, owner, request.language(), said);
                    return group;
                });
        return Answer.seeOther(RegisterPaths.ofGroup(group.id()) + "?done=registration-renewal");
    }

    private void renew(
            Transaction tx, StoredEntry group, Account owner, String language, Answers said) {
        parts.entries().lockDraft(tx, group.id());
        List<Application> earlier = ApplicationStore.ofGroup(tx, group.id());
        boolean open =
                TermPage.mayRenew(RegistrationStore.find(tx, group.id()), parts.today())
                        && earlier.stream().noneMatch(one -> one.state().waitsForOffice());
        if (!open) {
            throw Refusal.because(ProblemType.CONFLICT, "application-moved");
        }
        Application renewal =
                earlier.stream()
                        .filter(one -> one.kind() == Application.Kind.RENEWAL)
                        .filter(one -> one.state().isOpen())
                        .findFirst()
                        .orElseGet(() ->
                                applications.begin(
                                        tx,
                                        parts.ids().next(),
                                        Application.Kind.RENEWAL,
                                        group.id(),
                                        new ApplicationStore.Applicant(
                                                owner.email(), owner.name(), language)));
        applications.save(tx, renewal.id(), said);
        Application moved =
                applications
                        .move(tx, renewal.id(), ApplicationState.SUBMITTED, null, null)
                        .orElseThrow();
        parts.audit().add(tx, owner.id(), "registration.submit", group.id(), "renewal");
        letters.moved(tx, moved, group.title(), "");
    }
}
