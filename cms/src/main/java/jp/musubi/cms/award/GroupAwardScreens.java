package jp.musubi.cms.award;

import jp.musubi.cms.account.Account;
import jp.musubi.cms.account.Membership;
import jp.musubi.cms.account.MembershipStore;
import jp.musubi.cms.award.edition.AwardPaths;
import jp.musubi.cms.award.edition.Edition;
import jp.musubi.cms.award.edition.EditionState;
import jp.musubi.cms.award.nomination.Nominating;
import jp.musubi.cms.award.nomination.Nomination;
import jp.musubi.cms.award.nomination.NominationState;
import jp.musubi.cms.award.nomination.Nominator;
import jp.musubi.cms.award.nomination.Nominee;
import jp.musubi.cms.entry.EntryAccess;
import jp.musubi.cms.entry.StoredEntry;
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
import java.util.UUID;

/** The awards as a group sees them: what it is nominated for, and how it nominates itself. */
final class GroupAwardScreens {
    private final ScreenParts on;
    private final NominationForm forms;

    GroupAwardScreens(ScreenParts on) {
        this.on = on;
        this.forms = new NominationForm(on, new GroupSearch(on.parts().stores().entries()));
    }

    List<Route> routes() {
        return List.of(
                Route.get(AwardPaths.GROUP, "団体の表彰と推薦", "The awards of a group")
                        .allowing(Permission.READER)
                        .with(ScreenParts.ID)
                        .answeringPage()
                        .by(request -> show(request, Optional.empty(), false)),
                Route.post(AwardPaths.GROUP, "自分の団体を推薦する", "Nominate one's own group")
                        .allowing(Permission.WRITER)
                        .with(ScreenParts.ID)
                        .acceptingForm()
                        .by(this::write),
                Route.post(AwardPaths.GROUP + "/answer", "推薦に答える", "Answer a nomination")
                        .allowing(Permission.WRITER)
                        .with(ScreenParts.ID)
                        .acceptingForm()
                        .by(this::answer));
    }

    private StoredEntry group(Request request) {
        StoredEntry group = on.access().visible(request.caller(), request.id("id"));
        if (!group.type().equals(EntryAccess.GROUP)) {
            throw Refusal.notFound();
        }
        return group;
    }

    /** Whether the caller answers for the group; the staff do not. */
    private boolean isOwner(Request request, UUID group) {
        return on.read(tx ->
                MembershipStore.ofGroup(tx, group).stream()
                        .anyMatch(member ->
                                member.account().equals(request.caller().account())
                                        && member.part() == Membership.Part.OWNER));
    }

    private void checkOwner(Request request, UUID group) {
        if (!isOwner(request, group)) {
            throw Refusal.notFound();
        }
    }

    /** A nomination of the group by others, or by itself. */
    public record OwnView(
            AwardViews.NominationView nomination, String edition, boolean asked, boolean leaves) {}

    private Answer show(Request request, Optional<Nomination> written, boolean isRefused) {
        StoredEntry group = group(request);
        AwardViews views = on.views(request);
        List<Nomination> all =
                on.parts().nominations().ofGroup(group.id()).stream()
                        .filter(each ->
                                each.nominator().own() || each.state() != NominationState.DRAFT)
                        .toList();
        Screen screen =
                Screen.of("award/group.peb", on.text(request, "award.group"), Section.MY_GROUPS)
                        .with("group", group.title())
                        .with("back", "/admin/groups/" + group.id())
                        .with("action", AwardPaths.of(AwardPaths.GROUP, group.id()))
                        .with("owner", isOwner(request, group.id()))
                        .with("calls", calls(views, all))
                        .with("nominations", all.stream().map(one -> own(views, one)).toList());
        Optional<Nomination> open =
                written.or(() ->
                        all.stream()
                                .filter(each -> each.nominator().own() && each.state().isOpen())
                                .findFirst());
        if (open.isEmpty()) {
            return on.show(request, screen.with("writes", false).with("problems", List.of()));
        }
        Edition edition = on.edition(open.get().edition());
        return on.show(
                request,
                forms.with(
                        screen.with("writes", true), request, edition, open.get(), isRefused, ""));
    }

    /** Calls to which the group may answer, and has not. */
    private List<AwardViews.EditionView> calls(AwardViews views, List<Nomination> all) {
        return on.parts().editionStore().all().stream()
                .filter(each -> each.state() == EditionState.OPEN)
                .filter(each -> each.plan().rules().ownNomination())
                .filter(each ->
                        all.stream()
                                .filter(one -> one.edition().equals(each.id()))
                                .filter(one -> one.nominator().own())
                                .noneMatch(one -> NominationState.underWay().contains(one.state())))
                .map(views::edition)
                .toList();
    }

    private OwnView own(AwardViews views, Nomination one) {
        Edition edition = on.edition(one.edition());
        boolean isOpen = edition.state().compareTo(EditionState.DECIDED) < 0;
        boolean mayLeave =
                isOpen
                        && (one.state() == NominationState.CONSENTED
                                || one.state() == NominationState.ADMITTED);
        boolean isAsked = isOpen && one.state() == NominationState.SUBMITTED;
        return new OwnView(views.nomination(edition, one), views.title(edition), isAsked, mayLeave);
    }

    private Answer write(Request request) throws IOException {
        StoredEntry group = group(request);
        checkOwner(request, group.id());
        Form form = request.form();
        Account me =
                on.parts()
                        .stores()
                        .accounts()
                        .find(request.caller().account())
                        .orElseThrow(Refusal::notFound);
        var nominator = new Nominator(me.id(), true, me.name(), me.email(), request.language());
        UUID edition = EditionScreens.id(form, "edition");
        Nominating nominating = on.parts().nominating();
        String go = form.text("go");
        Nomination one =
                go.equals("begin")
                        ? on.write(tx -> nominating.beginOwn(tx, edition, group.id(), nominator))
                        : underWay(group.id(), edition);
        String here = AwardPaths.of(AwardPaths.GROUP, group.id());
        if (go.equals("begin")) {
            return Answer.seeOther(here + "#write");
        }
        if (go.equals("withdraw")) {
            on.write(tx -> nominating.withdraw(tx, one.id(), me.id()));
            return ScreenParts.back(here, "award-withdrawn");
        }
        Nomination saved =
                on.write(tx ->
                        nominating.save(
                                tx,
                                one.id(),
                                Nominee.NOBODY,
                                form.text("category"),
                                NominationForm.text(form)));
        if (!go.equals("submit")) {
            return ScreenParts.back(here, "award-kept");
        }
        if (!Nominating.problems(on.edition(edition), saved).isEmpty()) {
            return show(request, Optional.of(saved), true);
        }
        on.write(tx -> nominating.submit(tx, one.id(), me.id()));
        return ScreenParts.back(here, "award-submitted");
    }

    private Nomination underWay(UUID group, UUID edition) {
        return on.parts().nominations().ofGroup(group).stream()
                .filter(each -> each.edition().equals(edition) && each.nominator().own())
                .filter(each -> NominationState.underWay().contains(each.state()))
                .findFirst()
                .orElseThrow(Refusal::notFound);
    }

    private Answer answer(Request request) throws IOException {
        StoredEntry group = group(request);
        checkOwner(request, group.id());
        Form form = request.form();
        UUID id = EditionScreens.id(form, "nomination");
        boolean isOurs =
                on.parts()
                        .nominations()
                        .find(id)
                        .filter(one -> group.id().equals(one.nominee().group()))
                        .isPresent();
        if (!isOurs) {
            throw Refusal.notFound();
        }
        boolean accepts = form.text("answer").equals("accept");
        on.write(tx ->
                on.parts()
                        .nominating()
                        .answer(
                                tx,
                                id,
                                accepts,
                                request.caller().account(),
                                form.text("reason").strip()));
        return ScreenParts.back(
                AwardPaths.of(AwardPaths.GROUP, group.id()),
                accepts ? "award-consented" : "award-declined-ourselves");
    }
}
