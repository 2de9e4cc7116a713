package jp.musubi.cms.web;

import java.io.IOException;

/** Answers requests of one route. */
@FunctionalInterface
public interface Handler {
    /**
     * Answers a request whose permission was checked.
     *
     * @throws Refusal when it cannot be done; the problem is the answer
     * @throws IOException when the request cannot be read
     */
    Answer answer(Request request) throws IOException;
}
