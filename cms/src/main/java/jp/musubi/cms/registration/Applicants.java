package jp.musubi.cms.registration;

import jp.musubi.cms.database.Transaction;
import jp.musubi.cms.link.Link;
import jp.musubi.cms.link.LinkStore;
import jp.musubi.cms.web.Answer;
import jp.musubi.cms.web.Cookies;
import jp.musubi.cms.web.Form;
import jp.musubi.cms.web.ProblemType;
import jp.musubi.cms.web.Refusal;
import jp.musubi.cms.web.Request;
import jp.musubi.cms.web.Secrets;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/**
 * Which application a browser may write: the one whose mailed link was opened in it last. The
 * browser keeps the link's secret in a cookie; forms carry another that follows from it, so that no
 * other site sends them and no old tab writes into another application.
 */
final class Applicants {
    /** How long a mailed link opens an application. */
    static final Duration KEPT = Duration.ofDays(60);

    /** The field of forms with the token. */
    static final String TOKEN = "application";

    /** The purpose of links to applications. */
    static final String PURPOSE = "application";

    private static final String COOKIE = "musubi-application";

    private final LinkStore links;
    private final ApplicationStore applications;
    private final Cookies cookies;

    Applicants(LinkStore links, ApplicationStore applications, Cookies cookies) {
        this.links = links;
        this.applications = applications;
        this.cookies = cookies;
    }

    /**
     * An application in the browser of its applicant.
     *
     * @param token that its forms carry
     */
    record Current(Application application, String token) {}

    /** A new link to an application, or to one that begins when the link is opened. */
    String link(Transaction tx, UUID application, Beginning beginning) {
        return links.make(tx, PURPOSE, application, beginning.words(), KEPT);
    }

    /** The link of that secret, be it opened for the first time or once more. */
    Optional<Link> link(String secret) {
        return links.find(PURPOSE, secret);
    }

    /** The answer that lets a browser write what a link opened. */
    Answer remember(Answer answer, String secret) {
        return answer.with("Set-Cookie", cookies.keep(COOKIE, secret, KEPT));
    }

    /** The application that the browser may write. */
    Optional<Current> current(Request request) {
        return cookies.kept(request, COOKIE)
                .flatMap(secret ->
                        link(secret)
                                .flatMap(link -> applications.find(link.subject()))
                                .map(known -> new Current(known, token(secret))));
    }

    private static String token(String secret) {
        return Secrets.derived(secret, TOKEN);
    }

    /**
     * Checks that a form was made for the application that the browser may write.
     *
     * @throws Refusal (forbidden) if it was not
     */
    static void check(Current current, Form form) {
        check(current, form.text(TOKEN));
    }

    /** As above, of the token that the form carries. */
    static void check(Current current, String token) {
        boolean right =
                MessageDigest.isEqual(
                        token.getBytes(StandardCharsets.UTF_8),
                        current.token().getBytes(StandardCharsets.UTF_8));
        if (!right) {
            throw Refusal.because(ProblemType.FORBIDDEN, "no-csrf-token");
        }
    }
}
