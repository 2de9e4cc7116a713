package jp.musubi.cms.banner;

import jp.musubi.cms.web.Route;

import java.util.UUID;

/** Where the screens of partner banners are. */
final class BannerPaths {
    /** What waits, what falls due, all banners. */
    static final String OFFICE = Route.SCREENS + "/banners";

    /** One application, for the office. */
    static final String APPLICATION = OFFICE + "/applications/{id}";

    /** A file that is attached to an application, for the office. */
    static final String ATTACHMENT = APPLICATION + "/files/{file}";

    /** One banner, for the office. */
    static final String BANNER = OFFICE + "/{id}";

    /** The banner of a group, for who owns it. */
    static final String GROUP = Route.SCREENS + "/groups/{id}/banner";

    /** The banner of a group as a picture with its credential in it. */
    static final String BADGE = GROUP + "/badge/{format}";

    /** The way to the record of a group's banner, as a QR code for paper. */
    static final String CODE = GROUP + "/code/{format}";

    private BannerPaths() {}

    static String ofGroup(UUID group) {
        return GROUP.replace("{id}", group.toString());
    }

    /** What a group has and does in one programme. */
    static String ofGroup(UUID group, ProgrammeNames programmes, String programme) {
        return ofGroup(group) + programmes.query(programme);
    }

    static String ofApplication(UUID application) {
        return APPLICATION.replace("{id}", application.toString());
    }

    static String ofAttachment(UUID application, UUID file) {
        return ATTACHMENT
                .replace("{id}", application.toString())
                .replace("{file}", file.toString());
    }

    static String ofBanner(UUID banner) {
        return BANNER.replace("{id}", banner.toString());
    }
}
