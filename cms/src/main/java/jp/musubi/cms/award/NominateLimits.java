package jp.musubi.cms.award;

import jp.musubi.cms.web.Limit;
import jp.musubi.cms.web.Request;

import java.time.Duration;

/** How often somebody without an account may have mails sent, or try secrets of links. */
final class NominateLimits {
    /** Mails asked for from one network address in {@link #PERIOD}; a community centre has one. */
    static final int MAX_MAILS_PER_SENDER = 20;

    /** Mails to one address in {@link #PERIOD}. */
    static final int MAX_MAILS_PER_ADDRESS = 4;

    private static final Duration PERIOD = Duration.ofMinutes(10);
    private static final String REASON = "too-many-registrations";

    private final Limit senders = new Limit(MAX_MAILS_PER_SENDER, PERIOD, REASON);
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
     * Counts a link that opened nothing.
     *
     * @throws jp.musubi.cms.web.Refusal (too many requests)
     */
    void wrongLink(Request request) {
        senders.take(request.from());
    }
}
