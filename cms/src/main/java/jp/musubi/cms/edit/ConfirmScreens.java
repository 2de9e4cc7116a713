package jp.musubi.cms.edit;

import jp.musubi.cms.entry.EntryRoutes;
import jp.musubi.cms.entry.StoredEntry;
import jp.musubi.cms.screen.Screen;
import jp.musubi.cms.screen.Section;
import jp.musubi.cms.web.Answer;
import jp.musubi.cms.web.Parameter;
import jp.musubi.cms.web.Permission;
import jp.musubi.cms.web.ProblemType;
import jp.musubi.cms.web.Refusal;
import jp.musubi.cms.web.Request;
import jp.musubi.cms.web.Route;
import jp.musubi.content.entry.PartialDate;
import jp.musubi.content.label.Label;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Saying that nothing changed: on the group's screen, or from a mail without signing in. */
final class ConfirmScreens {
    private static final String BY_MAIL = ConfirmationLinks.PATH + "{secret}";
    private static final Parameter SECRET =
            Parameter.path("secret", Label.of("メールの合図", "Secret of the mail"));

    private final Desktop desk;
    private final EditLinkStore links;
    private final Confirming confirming;
    private final CityClock times;

    ConfirmScreens(Desktop desk) {
        this.desk = desk;
        this.links = new EditLinkStore(desk.database(), desk.ids());
        this.confirming = new Confirming(desk.entries(), desk.publishing(), desk.audit());
        this.times = new CityClock(desk.clock());
    }

    List<Route> routes() {
        return List.of(
                Route.post(
                                DashboardScreens.GROUP + "/confirmation",
                                "変更がないことを確かめる",
                                "Say that nothing changed")
                        .allowing(Permission.WRITER)
                        .with(EntryRoutes.ID)
                        .acceptingForm()
                        .by(this::confirm),
                Route.get(BY_MAIL, "変更がないか確かめる画面", "Asks whether anything changed")
                        .allowing(Permission.ANYONE)
                        .with(SECRET)
                        .answeringPage()
                        .by(this::ask),
                Route.post(BY_MAIL, "メールから、変更がないと答える", "Say by mail that nothing changed")
                        .allowing(Permission.ANYONE)
                        .with(SECRET)
                        .acceptingForm()
                        .by(this::confirmByMail));
    }

    private Answer confirm(Request request) {
        StoredEntry group = DashboardScreens.group(desk, request).entry();
        if (isLookedAt(group)) {
            throw Refusal.because(ProblemType.CONFLICT, "looked-at");
        }
        UUID id = group.id();
        desk.database()
                .write(tx -> {
                    links.endAll(tx, EditLink.Kind.CONFIRM, id);
                    confirming.confirm(tx, id, request.caller().account(), times.today());
                    return id;
                });
        desk.publisher().run();
        return Answer.seeOther(Route.SCREENS + "/groups/" + id + "?done=confirmed");
    }

    /**
     * Whether the city looks at a change of a page: then it is not true that nothing changed, and
     * dating the page would overtake what waits to be public.
     */
    private boolean isLookedAt(StoredEntry group) {
        return desk.reviews().of(group).stage() == ReviewState.Stage.WAITING;
    }

    private Optional<EditLink> link(Request request) {
        return links.find(EditLink.Kind.CONFIRM, request.path("secret"));
    }

    private Answer ask(Request request) {
        EditLink link = link(request).orElse(null);
        if (link == null) {
            return answered(request);
        }
        StoredEntry group = desk.entries().find(link.entry()).orElseThrow(Refusal::notFound);
        if (isLookedAt(group)) {
            return thanks(request, desk.screens().text(request, "confirm.looked-at"));
        }
        String title = desk.screens().text(request, "confirm.title", group.title());
        return show(
                request,
                Screen.of("confirm.peb", title, Section.NONE)
                        .with("done", "")
                        .with("action", ConfirmationLinks.PATH + request.path("secret"))
                        .with("edit", EditScreens.path(link.entry(), "edit"))
                        .with("page", group.isLive() ? "/groups/" + group.slug() + "/" : ""));
    }

    private Answer confirmByMail(Request request) {
        EditLink link = link(request).orElse(null);
        if (link == null) {
            return answered(request);
        }
        boolean allowed =
                desk.accounts().find(link.account()).filter(account -> account.active()).isPresent()
                        && desk.accounts().groups(link.account()).contains(link.entry());
        if (!allowed) {
            throw Refusal.notFound();
        }
        StoredEntry group = desk.entries().find(link.entry()).orElseThrow(Refusal::notFound);
        if (isLookedAt(group)) {
            return thanks(request, desk.screens().text(request, "confirm.looked-at"));
        }
        boolean first =
                desk.database()
                        .write(tx -> {
                            if (!links.end(tx, link.entry(), link.id())) {
                                return false;
                            }
                            links.endAll(tx, EditLink.Kind.CONFIRM, link.entry());
                            confirming.confirm(tx, link.entry(), link.account(), times.today());
                            return true;
                        });
        if (!first) {
            return answered(request);
        }
        desk.publisher().run();
        return thanks(request, desk.screens().text(request, "confirm.done"));
    }

    /**
     * Thanks whoever opens a link whose question was answered meanwhile, by another owner or by
     * themselves.
     *
     * @throws Refusal (not found) when it was ended without an answer, as by a newer question
     */
    private Answer answered(Request request) {
        EditLink link =
                links.findEnded(EditLink.Kind.CONFIRM, request.path("secret"))
                        .orElseThrow(Refusal::notFound);
        PartialDate day =
                desk.entries()
                        .findLive(link.entry())
                        .flatMap(live -> live.entry().fields().date(Confirming.FIELD))
                        .filter(on -> !on.first().isBefore(times.dayOf(link.madeAt())))
                        .orElseThrow(Refusal::notFound);
        String words = times.day(day, request.language());
        return thanks(request, desk.screens().text(request, "confirm.already", words));
    }

    private Answer thanks(Request request, String done) {
        String title = desk.screens().text(request, "confirm.thanks");
        return show(request, Screen.of("confirm.peb", title, Section.NONE).with("done", done));
    }

    /** The address is a secret: neither found by searching nor told to other sites. */
    private Answer show(Request request, Screen screen) {
        return desk.screens()
                .show(request, screen)
                .with("X-Robots-Tag", "noindex")
                .with("Referrer-Policy", "no-referrer");
    }
}
