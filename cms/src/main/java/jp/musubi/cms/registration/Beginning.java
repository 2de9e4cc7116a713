package jp.musubi.cms.registration;

import jp.musubi.cms.link.Link;

/**
 * What is known of an application before its link was opened.
 *
 * @param email of the applicant
 * @param person who applies; one line
 * @param group what the group is called; one line
 * @param language the applicant reads
 */
record Beginning(String email, String person, String group, String language) {
    private static final int PARTS = 4;

    static Beginning of(Application application, String group) {
        return new Beginning(
                application.email(), application.name(), group, application.language());
    }

    static Beginning of(Link link) {
        String[] lines = link.details().split("\n", PARTS);
        return new Beginning(lines[0], lines[1], lines[2], lines[3]);
    }

    /** As links keep it. */
    String words() {
        return String.join("\n", email, person, group, language);
    }

    ApplicationStore.Applicant applicant() {
        return new ApplicationStore.Applicant(email, person, language);
    }
}
