package jp.musubi.cms.registration;

import jp.musubi.cms.web.Limit;
import jp.musubi.cms.web.Request;

import java.time.Duration;

/**
 * How often somebody without an account may have mails sent, try secrets of links, or bring files.
 */
final class RegisterLimits {
    /** Mails asked for from one network address in {@link #PERIOD}; a community centre has one. */
    static final int MAX_MAILS_PER_SENDER = 20;

    /** Mails to one address in {@link #PERIOD}. */
    static final int MAX_MAILS_PER_ADDRESS = 4;

    /** Files from one network address in {@link #PERIOD}. */
    static final int MAX_FILES_PER_SENDER = 40;

    /** Pictures and documents that an applicant may bring for the profile. */
    static final int MAX_FILES_PER_APPLICATION = 20;

    /** Bytes of these together, as they are kept. */
    static final long MAX_FILE_BYTES_PER_APPLICATION = 60L << 20;

    /** Bytes of the group's rules. */
    static final int MAX_RULES_BYTES = 5 << 20;

    private static final Duration PERIOD = Duration.ofMinutes(10);
    private static final String REASON = "too-many-registrations";

    private final Limit senders = new Limit(MAX_MAILS_PER_SENDER, PERIOD, REASON);
    private final Limit files = new Limit(MAX_FILES_PER_SENDER, PERIOD, "too-many-files");
    private final Limit addresses = new Limit(MAX_MAILS_PER_ADDRESS, PERIOD, REASON);

    /**
     * Counts a mail that somebody asked for.
     *
     * @throws jp.musubi.cms.web.Refusal (too many requests)
     */
    void mail(Request request, String email) {
        senders.take(request.from());
        addresses.take(email);
    }

    /**
     * Counts a file that somebody brings.
     *
     * @throws jp.musubi.cms.web.Refusal (too many requests)
     */
    void file(Request request) {
        files.take(request.from());
    }

    /**
     * Counts a link that opened nothing.
     *
     * @throws jp.musubi.cms.web.Refusal (too many requests)
     */
    void wrongLink(Request request) {
        senders.take(request.from());
    }
}
