package jp.musubi.cms.award.nomination;

import jp.musubi.cms.award.edition.AwardPaths;
import jp.musubi.cms.database.Transaction;
import jp.musubi.cms.link.Link;
import jp.musubi.cms.link.LinkStore;
import jp.musubi.cms.web.PublicAddress;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/** Mailed links to nominations: those of their nominators, and those of who is asked to consent. */
public record NominationLinks(LinkStore links, PublicAddress address) {
    /** How long a mailed link opens a nomination. */
    public static final Duration KEPT = Duration.ofDays(120);

    private static final String WRITING = "award-nomination";
    private static final String CONSENT = "award-consent";
    private static final int PARTS = 4;

    /**
     * What is known of a nomination before its link is opened.
     *
     * @param edition id of the edition that it is for
     */
    public record Beginning(String email, String name, String language, String edition) {
        String words() {
            return String.join("\n", email, name, language, edition);
        }

        static Beginning of(Nomination nomination) {
            Nominator who = nomination.nominator();
            return new Beginning(
                    who.email(), who.name(), who.language(), nomination.edition().toString());
        }
    }

    /** What a link to a nomination says. */
    public static Beginning beginning(Link link) {
        String[] lines = link.details().split("\n", PARTS);
        return new Beginning(lines[0], lines[1], lines[2], lines[3]);
    }

    /** The address that opens a nomination, or begins one of that id. */
    String writing(Transaction tx, UUID nomination, Beginning beginning) {
        String secret = links.make(tx, WRITING, nomination, beginning.words(), KEPT);
        return address.of(AwardPaths.LINK + "/" + secret);
    }

    /** The link of that secret to a nomination, be it opened for the first time or once more. */
    public Optional<Link> writing(String secret) {
        return links.find(WRITING, secret);
    }

    /** The address at which a nominee consents or declines. */
    String consent(Transaction tx, UUID nomination) {
        return address.of(AwardPaths.CONSENT + "/" + links.make(tx, CONSENT, nomination, "", KEPT));
    }

    /** The link of that secret to a nominee's answer. */
    public Optional<Link> consent(String secret) {
        return links.find(CONSENT, secret);
    }

    /** Ends all links at which a nominee answers. */
    void answered(Transaction tx, UUID nomination) {
        links.end(tx, CONSENT, nomination);
    }

    /** Ends all links of a nomination. */
    void end(Transaction tx, UUID nomination) {
        links.end(tx, CONSENT, nomination);
        links.end(tx, WRITING, nomination);
    }
}
