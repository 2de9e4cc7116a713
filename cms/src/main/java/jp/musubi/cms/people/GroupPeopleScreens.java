package jp.musubi.cms.people;

import jp.musubi.cms.account.Email;
import jp.musubi.cms.account.Membership;
import jp.musubi.cms.account.MembershipStore;
import jp.musubi.cms.audit.AuditLog;
import jp.musubi.cms.database.Database;
import jp.musubi.cms.database.Transaction;
import jp.musubi.cms.entry.EntryAccess;
import jp.musubi.cms.entry.EntryStore;
import jp.musubi.cms.entry.StoredEntry;
import jp.musubi.cms.screen.Screen;
import jp.musubi.cms.screen.Screens;
import jp.musubi.cms.screen.Section;
import jp.musubi.cms.screen.Times;
import jp.musubi.cms.web.Answer;
import jp.musubi.cms.web.Caller;
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
import java.util.Optional;
import java.util.UUID;

/**
 * Who writes for a group. Those who do see it; its owner and the city invite and remove people;
 * only its owner hands it over, and the city confirms that. Nobody else answers for a group without
 * the city's word, so that its owner invites editors only.
 */
final class GroupPeopleScreens {
    /** People who may write for one group, those invited counted. */
    static final int MAX_PEOPLE_PER_GROUP = 30;

    private static final String PATH = Route.SCREENS + "/groups/{id}/people";
    private static final Parameter ID = Parameter.path("id", Label.of("団体の ID", "Id of the group"));

    private final Database database;
    private final MembershipStore memberships;
    private final EntryStore entries;
    private final InvitationStore store;
    private final Invitations invitations;
    private final Handovers handovers;
    private final AuditLog audit;
    private final Screens screens;

    GroupPeopleScreens(
            PeopleParts parts,
            InvitationStore store,
            Invitations invitations,
            Handovers handovers,
            Screens screens) {
        this.database = parts.database();
        this.memberships = parts.memberships();
        this.entries = parts.entries();
        this.audit = parts.audit();
        this.store = store;
        this.invitations = invitations;
        this.handovers = handovers;
        this.screens = screens;
    }

    /**
     * Somebody who writes for the group.
     *
     * @param self whether that is the visitor
     * @param active false once suspended: then nobody hands the group over to them
     */
    public record PersonView(
            UUID id,
            String name,
            String email,
            String part,
            boolean owner,
            boolean self,
            boolean active) {}

    /** Somebody who was invited. */
    public record InvitedView(UUID id, String email, String part, String until) {}

    List<Route> routes() {
        return List.of(
                Route.get(PATH, "団体のメンバー", "People of a group")
                        .allowing(Permission.READER)
                        .with(ID)
                        .answeringPage()
                        .by(request -> show(request, visible(request), "", "")),
                post("/invitations", "メンバーを招待する", "Invite somebody").by(this::invite),
                post("/invitations/withdrawal", "招待を取り消す", "Withdraw an invitation")
                        .by(this::withdraw),
                post("/removal", "メンバーを外す", "Remove somebody").by(this::remove),
                post("/handover", "代表を引きつぐ", "Hand the group over").by(this::handOver),
                post("/handover/withdrawal", "引きつぎをやめる", "Withdraw a hand-over").by(this::keep));
    }

    private static Route.Builder post(String path, String ja, String en) {
        return Route.post(PATH + path, ja, en).allowing(Permission.WRITER).with(ID).acceptingForm();
    }

    /** The group, if the caller writes for it or acts for the city; others do not learn of it. */
    private StoredEntry visible(Request request) {
        UUID id = request.id("id");
        Caller caller = request.caller();
        return entries.find(id)
                .filter(entry -> entry.type().equals(EntryAccess.GROUP))
                .filter(entry ->
                        caller.isStaff() || memberships.find(caller.account(), id).isPresent())
                .orElseThrow(Refusal::notFound);
    }

    /** The group, if the caller may say who writes for it. */
    private StoredEntry managed(Request request) {
        StoredEntry group = visible(request);
        if (!manages(request.caller(), group)) {
            throw Refusal.of(ProblemType.FORBIDDEN);
        }
        return group;
    }

    private boolean manages(Caller caller, StoredEntry group) {
        return caller.isStaff() || memberships.owns(caller.account(), group.id());
    }

    private Answer show(Request request, StoredEntry group, String email, String error) {
        UUID self = request.caller().account();
        List<PersonView> people =
                memberships.people(group.id()).stream()
                        .map(member -> person(request, member, self))
                        .toList();
        List<InvitedView> invited =
                store.open(group.id()).stream().map(open -> invited(request, open)).toList();
        boolean owner = memberships.owns(self, group.id());
        Screen screen =
                Screen.of(
                                "people/group.peb",
                                screens.text(request, "people.title"),
                                request.caller().isStaff() ? Section.ACCOUNTS : Section.MY_GROUPS)
                        .with("group", group.title())
                        .with("path", PATH.replace("{id}", group.id().toString()))
                        .with("people", people)
                        .with("invited", invited)
                        .with("manages", manages(request.caller(), group))
                        .with("owner", owner)
                        .with("city", request.caller().isStaff())
                        .with(
                                "heirs",
                                people.stream()
                                        .filter(one -> !one.owner() && one.active())
                                        .toList())
                        .with("handover", handovers.ofGroup(request, group.id()))
                        .with("email", email)
                        .with("error", error)
                        .withStatus(error.isEmpty() ? 200 : 422);
        return screens.show(request, screen);
    }

    private PersonView person(Request request, MembershipStore.Member member, UUID self) {
        Membership.Part part = member.membership().part();
        Position position = part == Membership.Part.OWNER ? Position.OWNER : Position.EDITOR;
        return new PersonView(
                member.account().id(),
                member.account().name(),
                member.account().email(),
                screens.text(request, "position." + position.id()),
                part == Membership.Part.OWNER,
                member.account().id().equals(self),
                member.account().active());
    }

    private InvitedView invited(Request request, Invitation open) {
        return new InvitedView(
                open.id(),
                open.email(),
                screens.text(request, "position." + open.position().id()),
                new Times(screens, request.language()).day(open.expiresAt()));
    }

    private static Answer back(StoredEntry group, String done) {
        return Answer.seeOther(PATH.replace("{id}", group.id().toString()) + "?done=" + done);
    }

    private Answer invite(Request request) throws IOException {
        StoredEntry group = managed(request);
        Form form = request.form();
        String typed = form.one("email").orElse("");
        Optional<String> email = Email.normalised(typed);
        Optional<Position> position = Position.of(form.text("position"), true);
        if (email.isEmpty() || position.isEmpty()) {
            return show(request, group, typed, screens.text(request, "email.wrong"));
        }
        if (position.get() == Position.OWNER && !request.caller().isStaff()) {
            throw Refusal.because(ProblemType.FORBIDDEN, "owners-by-city");
        }
        UUID by = request.caller().account();
        boolean invited =
                database.write(tx -> {
                    // Two who invite at once wait for each other here.
                    UUID locked =
                            entries.lockDraft(tx, group.id())
                                    .orElseThrow(Refusal::notFound)
                                    .entry()
                                    .id();
                    if (people(tx, locked) >= MAX_PEOPLE_PER_GROUP) {
                        return false;
                    }
                    invitations.invite(tx, locked, email.get(), position.get(), by);
                    return true;
                });
        return invited
                ? back(group, "invited")
                : show(
                        request,
                        group,
                        typed,
                        screens.text(request, "people.full", MAX_PEOPLE_PER_GROUP));
    }

    private int people(Transaction tx, UUID group) {
        return MembershipStore.ofGroup(tx, group).size() + store.open(tx, group).size();
    }

    private static UUID id(Form form, String name) {
        return form.one(name).flatMap(Request::uuid).orElseThrow(Refusal::notFound);
    }

    private Answer withdraw(Request request) throws IOException {
        StoredEntry group = managed(request);
        UUID id = id(request.form(), "invitation");
        database.write(tx -> {
            Invitation open =
                    store.find(tx, id)
                            .filter(one -> group.id().equals(one.group()))
                            .orElseThrow(Refusal::notFound);
            return invitations.withdraw(tx, open, request.caller().account());
        });
        return back(group, "invitation-withdrawn");
    }

    private Answer remove(Request request) throws IOException {
        StoredEntry group = visible(request);
        UUID account = id(request.form(), "account");
        UUID by = request.caller().account();
        if (!account.equals(by) && !manages(request.caller(), group)) {
            throw Refusal.of(ProblemType.FORBIDDEN);
        }
        database.write(tx -> {
            Membership member =
                    memberships.find(tx, account, group.id()).orElseThrow(Refusal::notFound);
            if (member.part() == Membership.Part.OWNER && !request.caller().isStaff()) {
                throw Refusal.because(ProblemType.CONFLICT, "owner-stays");
            }
            audit.add(tx, by, "membership.remove", group.id(), "account=" + account);
            handovers.forget(tx, group.id(), account);
            return memberships.leave(tx, account, group.id());
        });
        return account.equals(by)
                ? Answer.seeOther(Route.SCREENS + "?done=left")
                : back(group, "removed");
    }

    private Answer handOver(Request request) throws IOException {
        StoredEntry group = owned(request);
        UUID heir = id(request.form(), "account");
        boolean asked = handovers.ask(group, request.caller().account(), heir);
        return back(group, asked ? "handover-asked" : "handover-waits");
    }

    private Answer keep(Request request) {
        StoredEntry group = owned(request);
        handovers.withdraw(group, request.caller().account());
        return back(group, "handover-withdrawn");
    }

    private StoredEntry owned(Request request) {
        StoredEntry group = visible(request);
        if (!memberships.owns(request.caller().account(), group.id())) {
            throw Refusal.of(ProblemType.FORBIDDEN);
        }
        return group;
    }
}
