package jp.musubi.cms.registration;

import jp.musubi.cms.web.Route;

import java.util.UUID;

/** Where the screens of registration are. */
final class RegisterPaths {
    static final String START = Route.SCREENS + "/register";
    static final String RESUME = START + "/resume";
    static final String LINK = START + "/link";
    static final String STEPS = START + "/steps";
    static final String STATUS = START + "/status";
    static final String FILES = START + "/files";
    static final String RULES = START + "/rules";
    static final String WITHDRAWAL = START + "/withdrawal";
    static final String OFFICE = Route.SCREENS + "/registrations";

    private RegisterPaths() {}

    static String step(String step) {
        return STEPS + "/" + step;
    }

    /** The registration of a group, for those who write for it and for staff. */
    static String ofGroup(UUID group) {
        return Route.SCREENS + "/groups/" + group + "/registration";
    }
}
