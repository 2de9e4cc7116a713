package jp.musubi.cms.people;

import jp.musubi.cms.screen.Screens;
import jp.musubi.cms.signin.Proof;
import jp.musubi.cms.signin.SignInLimits;
import jp.musubi.cms.signin.SignIns;
import jp.musubi.cms.web.Route;

import java.util.ArrayList;
import java.util.List;

/** All screens about people. */
public final class PeopleScreens {
    private final PeopleParts parts;
    private final SignIns signIns;
    private final SignInLimits limits;
    private final Proof proof;
    private final Screens screens;

    public PeopleScreens(
            PeopleParts parts, SignIns signIns, SignInLimits limits, Proof proof, Screens screens) {
        this.parts = parts;
        this.signIns = signIns;
        this.limits = limits;
        this.proof = proof;
        this.screens = screens;
    }

    /** The routes. */
    public List<Route> routes() {
        var store = new InvitationStore(parts.database(), parts.ids());
        var invitations = new Invitations(parts, store, screens);
        var handovers = new Handovers(parts, screens);
        var me = new MeScreens(parts, signIns, proof, screens);
        var routes = new ArrayList<Route>();
        routes.addAll(me.routes());
        routes.addAll(new MyPasskeys(parts, proof, me, screens).routes());
        routes.addAll(new AddressChange(parts, proof, me, screens).routes());
        routes.addAll(
                new GroupPeopleScreens(parts, store, invitations, handovers, screens).routes());
        routes.addAll(new InvitationScreens(parts, invitations, signIns, limits, screens).routes());
        routes.addAll(new AccountScreens(parts, store, invitations, handovers, screens).routes());
        return routes;
    }
}
