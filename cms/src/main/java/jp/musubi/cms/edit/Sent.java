package jp.musubi.cms.edit;

import jp.musubi.cms.entry.Saving;
import jp.musubi.cms.web.ProblemType;
import jp.musubi.cms.web.Refusal;
import jp.musubi.cms.web.Request;

import java.util.UUID;

/**
 * What a form sent.
 *
 * @param version the entry's version that the form knows
 * @param base the revision that the form was filled from
 * @param session the form itself
 */
record Sent(Typed typed, long version, int base, Saving.Session session) {
    private static final int MAX_DIGITS = 9;

    /**
     * Reads what every form of an entry carries.
     *
     * @throws Refusal if it does not say what it was made from
     */
    static Sent of(Typed typed) {
        UUID session =
                Request.uuid(typed.text("session"))
                        .orElseThrow(() -> Refusal.of(ProblemType.VERSION_MISSING));
        long turn = typed.one("turn").map(Sent::number).orElse(0);
        return new Sent(
                typed,
                number(typed.text("version")),
                number(typed.text("revision")),
                new Saving.Session(session, turn));
    }

    static int number(String text) {
        if (text.isEmpty() || text.length() > MAX_DIGITS || !text.matches("[0-9]+")) {
            throw Refusal.of(ProblemType.VERSION_MISSING);
        }
        return Integer.parseInt(text);
    }

    /** What it was made from. */
    FormViews.Source source() {
        return new FormViews.Source(version, base);
    }

    boolean isByItself() {
        return session.turn() > 0;
    }
}
