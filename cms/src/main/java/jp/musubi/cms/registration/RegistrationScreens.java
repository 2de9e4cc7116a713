package jp.musubi.cms.registration;

import jp.musubi.cms.web.Route;

import java.util.ArrayList;
import java.util.List;

/** All screens of registration, put together. */
public final class RegistrationScreens {
    private final List<Route> routes = new ArrayList<>();

    public RegistrationScreens(RegistrationParts parts) {
        var applications = new ApplicationStore(parts.database());
        var registrations = new RegistrationStore(parts.database());
        var applicants = new Applicants(parts.links(), applications, parts.cookies());
        var letters =
                new ApplicationLetters(parts.mails(), applicants, parts.address(), parts.screens());
        var steps = new Steps(parts.model());
        var gaps = new Gaps(steps, parts.forms(), parts.screens());
        var views = new WizardViews(steps, parts.forms(), gaps, parts.screens());
        var deciding = new Deciding(parts, applications, registrations, letters, steps);
        routes.addAll(new StartScreens(parts, applications, applicants, letters, steps).routes());
        var wizard =
                new WizardScreens(parts, applications, applicants, letters, steps, gaps, views);
        routes.addAll(wizard.routes());
        routes.addAll(new FileScreens(parts, applications, applicants, steps, wizard).routes());
        routes.addAll(new StatusScreens(parts, applications, applicants, letters, steps).routes());
        routes.addAll(new OfficeScreens(parts, applications, deciding, steps, views).routes());
        routes.addAll(
                new TermScreens(parts, applications, registrations, letters, views, steps)
                        .routes());
    }

    /** The routes. */
    public List<Route> routes() {
        return List.copyOf(routes);
    }
}
