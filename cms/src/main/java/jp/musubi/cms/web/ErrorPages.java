package jp.musubi.cms.web;

import jakarta.servlet.http.HttpServletRequest;

/** Says in a page for people that a request to a screen was not done. */
@FunctionalInterface
public interface ErrorPages {
    /** There are no screens; problems are JSON everywhere. */
    ErrorPages NONE = (refused, request) -> Problems.answer(refused.refusal(), refused.language());

    /**
     * What was not done, for whom.
     *
     * @param language of the visitor
     * @param caller who wanted it, as far as it is known
     */
    record Refused(Refusal refusal, String language, Caller caller) {
        /** What happened, in a few words. */
        public String title() {
            return Messages.sentence(language, "title." + refusal.type().id());
        }

        /** Why, and what to do. */
        public String detail() {
            return String.join("\n", refusal.sentences(language));
        }
    }

    /** The page that says so. */
    Answer page(Refused refused, HttpServletRequest request);
}
