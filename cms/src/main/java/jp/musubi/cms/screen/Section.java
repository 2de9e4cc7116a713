package jp.musubi.cms.screen;

import jp.musubi.cms.web.Caller;
import jp.musubi.cms.web.Route;
import jp.musubi.cms.web.Standing;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The main screens, as the header lists them. */
public enum Section {
    /** The groups somebody writes for. */
    MY_GROUPS("", Standing.MEMBER, Standing.MEMBER),
    /** What waits for a decision. */
    REVIEWS("/reviews", Standing.STAFF, Standing.ADMINISTRATOR),
    /** Groups that apply to be registered. */
    REGISTRATIONS("/registrations", Standing.STAFF, Standing.ADMINISTRATOR),
    /** Partner banners: applied for, granted, ending. */
    BANNERS("/banners", Standing.STAFF, Standing.ADMINISTRATOR),
    /** Editions of the awards. */
    AWARDS("/awards", Standing.STAFF, Standing.ADMINISTRATOR),
    /** What a juror is to score; shown to jurors alone. */
    JURY("/jury", Standing.MEMBER, Standing.ADMINISTRATOR),
    /** Lists of all entries. */
    ENTRIES("/types/groups", Standing.STAFF, Standing.ADMINISTRATOR),
    /** What became public and when. */
    PUBLICATIONS("/publications", Standing.STAFF, Standing.ADMINISTRATOR),
    /** Who may sign in. */
    ACCOUNTS("/accounts", Standing.STAFF, Standing.ADMINISTRATOR),
    /** What was mailed. */
    MAIL("/mail", Standing.ADMINISTRATOR, Standing.ADMINISTRATOR),
    /** Who did what. */
    AUDIT("/audit", Standing.STAFF, Standing.ADMINISTRATOR),
    /** Nothing in the header: what belongs to no section. */
    NONE("", Standing.ADMINISTRATOR, Standing.STRANGER);

    /** What the office opens now and then: the header has it behind a word. */
    private static final Set<Section> NOW_AND_THEN =
            EnumSet.of(PUBLICATIONS, ACCOUNTS, MAIL, AUDIT);

    private final String path;
    private final Standing least;
    private final Standing most;

    Section(String path, Standing least, Standing most) {
        this.path = Route.SCREENS + path;
        this.least = least;
        this.most = most;
    }

    /** Path of its first screen. */
    public String path() {
        return path;
    }

    /** Whether it is opened every day. */
    boolean isDaily() {
        return !NOW_AND_THEN.contains(this);
    }

    /** Name of its sentence in the theme. */
    String key() {
        return "nav." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * The sections that somebody finds in the header.
     *
     * @param isJuror whether they are in a jury
     */
    static List<Section> of(Caller caller, boolean isJuror) {
        return Arrays.stream(values())
                .filter(section -> section != JURY || isJuror)
                .filter(section ->
                        caller.standing().includes(section.least)
                                && section.most.includes(caller.standing()))
                .toList();
    }
}
