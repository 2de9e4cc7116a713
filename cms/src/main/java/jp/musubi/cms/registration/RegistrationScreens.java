package jp.musubi.cms.registration;

import jp.musubi.cms.web.Route;

import java.util.List;
import java.util.stream.Stream;

/** All screens of registration, put together. */
public final class RegistrationScreens {
    private final List<Route> routes;

    public RegistrationScreens(RegistrationParts parts) {
        Pieces pieces = Pieces.of(parts);
        var page = new RegisteredPage(pieces);
        var office = new OfficeRegister(pieces, page);
        var term = new TermPage(pieces);
        var wizard = new WizardScreens(pieces);
        routes =
                Stream.of(
                                new StartScreens(pieces).routes(),
                                wizard.routes(),
                                new FileScreens(pieces, wizard).routes(),
                                new StatusScreens(pieces).routes(),
                                new OfficeScreens(pieces, new Deciding(pieces, page)).routes(),
                                new TermScreens(pieces, term).routes(),
                                new TermDecisions(pieces, office, term).routes(),
                                new UnregisteredScreens(pieces, office).routes())
                        .flatMap(List::stream)
                        .toList();
    }

    /** The routes. */
    public List<Route> routes() {
        return routes;
    }
}
