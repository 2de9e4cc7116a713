package jp.musubi.cms.web;

import jakarta.servlet.http.HttpServletRequest;

import java.io.IOException;

/** Answers GET and HEAD of addresses that are no route: the published site. */
@FunctionalInterface
public interface FileServer {
    /** There are no files. */
    FileServer NONE =
            request -> {
                throw Refusal.notFound();
            };

    /** The file at the request's path, or what says that there is none. */
    Answer answer(HttpServletRequest request) throws IOException;
}
