package jp.musubi.cms.signin;

import jp.musubi.cms.account.Email;
import jp.musubi.cms.web.Limit;
import jp.musubi.cms.web.Request;

import java.time.Duration;
import java.util.UUID;

/**
 * How often somebody may try to sign in: from one network address, and for one account. Addresses
 * that no account has are counted like others, so that counting tells nothing.
 */
public final class SignInLimits {
    /** Tries from one network address in {@link #PERIOD}; an office shares one. */
    static final int MAX_TRIES_PER_ADDRESS = 60;

    /** Passphrases tried for one account in {@link #PERIOD}. */
    static final int MAX_PASSPHRASES_PER_ACCOUNT = 10;

    /** Links mailed to one account in {@link #PERIOD}. */
    static final int MAX_LINKS_PER_ACCOUNT = 5;

    /** Codes tried for one account in {@link #PERIOD}. */
    static final int MAX_CODES_PER_ACCOUNT = 6;

    /** Challenges for passkeys from one network address in {@link #PERIOD}. */
    static final int MAX_CHALLENGES_PER_ADDRESS = 240;

    private static final Duration PERIOD = Duration.ofMinutes(10);
    private static final String REASON = "too-many-sign-ins";

    private final Limit addresses = new Limit(MAX_TRIES_PER_ADDRESS, PERIOD, REASON);
    private final Limit passphrases = new Limit(MAX_PASSPHRASES_PER_ACCOUNT, PERIOD, REASON);
    private final Limit links = new Limit(MAX_LINKS_PER_ACCOUNT, PERIOD, REASON);
    private final Limit challenges = new Limit(MAX_CHALLENGES_PER_ADDRESS, PERIOD, REASON);
    private final Limit codes = new Limit(MAX_CODES_PER_ACCOUNT, PERIOD, REASON);

    /**
     * Counts a passphrase.
     *
     * @throws jp.musubi.cms.web.Refusal (too many requests)
     */
    void passphrase(Request request, String email) {
        addresses.take(request.from());
        passphrases.take(key(email));
    }

    /** The passphrase was right. */
    void passphraseWasRight(Request request, String email) {
        addresses.giveBack(request.from());
        passphrases.giveBack(key(email));
    }

    /**
     * Counts a link that somebody asked for.
     *
     * @throws jp.musubi.cms.web.Refusal (too many requests)
     */
    void link(Request request, String email) {
        addresses.take(request.from());
        links.take(key(email));
    }

    /**
     * Counts what was tried with a secret of its own, a link that was followed.
     *
     * @throws jp.musubi.cms.web.Refusal (too many requests)
     */
    public void secret(Request request) {
        addresses.take(request.from());
    }

    /** The secret was right. */
    public void secretWasRight(Request request) {
        addresses.giveBack(request.from());
    }

    /**
     * Counts a challenge for a passkey, which the page to sign in asks for by itself.
     *
     * @throws jp.musubi.cms.web.Refusal (too many requests)
     */
    public void challenge(Request request) {
        challenges.take(request.from());
    }

    /**
     * Counts a code of a second factor, or the present passphrase of somebody who signed in.
     *
     * @throws jp.musubi.cms.web.Refusal (too many requests)
     */
    public void code(Request request, UUID account) {
        addresses.take(request.from());
        codes.take(account.toString());
    }

    /** The code was right. */
    public void codeWasRight(Request request, UUID account) {
        addresses.giveBack(request.from());
        codes.giveBack(account.toString());
    }

    private static String key(String email) {
        return Email.normalised(email).orElse("");
    }
}
