package jp.musubi.cms.credential.verify;

/** Whether a credential is valid, and why not. */
public sealed interface Verdict {
    /** It is what it claims to be, now. */
    record Valid() implements Verdict {}

    /**
     * It is not, or nobody can tell: then it is not trusted, either.
     *
     * @param sentence for people, ending with a full stop
     */
    record Invalid(Reason reason, String sentence) implements Verdict {}

    /** What kind of reason there is not to trust a credential. */
    enum Reason {
        /** It is no JSON, or no picture with one inside. */
        UNREADABLE,
        /** It lacks what a credential must have. */
        SHAPE,
        /** It says something that no proof covers. */
        UNSAFE,
        /** It has no proof of the kind that is understood. */
        PROOF,
        /** Who issued it is not told in a way that can be looked up. */
        ISSUER,
        /** Nobody can tell: the issuer's keys could not be read. */
        KEYS_UNREACHABLE,
        /** The key is none of the issuer's. */
        KEY,
        /** It was changed, or signed with another key. */
        SIGNATURE,
        /** It is not valid yet. */
        NOT_YET,
        /** It is not valid any more. */
        EXPIRED,
        /** Nobody can tell: the list of revoked credentials could not be read. */
        STATUS_UNREACHABLE,
        /** Nobody can tell: the list is not one that the issuer signed. */
        STATUS_FORGED,
        /** Nobody can tell: the list is too old. */
        STATUS_EXPIRED,
        /** The issuer revoked it. */
        REVOKED
    }
}
