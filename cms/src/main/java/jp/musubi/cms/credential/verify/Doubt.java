package jp.musubi.cms.credential.verify;

import jp.musubi.cms.credential.verify.Verdict.Invalid;
import jp.musubi.cms.credential.verify.Verdict.Reason;

/** A reason not to trust a credential ends its verification. */
final class Doubt extends Exception {
    private final Reason reason;

    Doubt(Reason reason, String sentence) {
        super(sentence, null, false, false);
        this.reason = reason;
    }

    Invalid verdict() {
        return new Invalid(reason, String.valueOf(getMessage()));
    }
}
