package jp.musubi.cms.web;

import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

import java.nio.ByteBuffer;

/** Gives the refusals of the server itself the form of all others; nothing of theirs is echoed. */
final class JettyErrors extends ErrorHandler {

    @Override
    public boolean handle(
            org.eclipse.jetty.server.Request request, Response response, Callback callback) {
        String language = Languages.of(request.getHeaders().get(HttpHeader.ACCEPT_LANGUAGE));
        byte[] body = body(response.getStatus(), language);
        fields(response.getHeaders(), language);
        // The server closes the connection after such a request, but does not always say so.
        response.getHeaders().put(HttpHeader.CONNECTION, "close");
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.length);
        if (request.getMethod().equals("HEAD")) {
            Content.Sink.write(response, true, "", callback);
        } else {
            response.write(true, ByteBuffer.wrap(body), callback);
        }
        return true;
    }

    private static void fields(HttpFields.Mutable headers, String language) {
        headers.put(HttpHeader.CONTENT_TYPE, Problems.MEDIA_TYPE);
        headers.put(HttpHeader.CONTENT_LANGUAGE, language);
        headers.put(HttpHeader.CACHE_CONTROL, "no-store");
        headers.put(new HttpField("X-Content-Type-Options", "nosniff"));
    }

    private static byte[] body(int status, String language) {
        ProblemType type = ProblemType.of(status);
        Refusal refusal =
                type == ProblemType.FAULT
                        ? Refusal.because(type, type.id(), "-")
                        : Refusal.of(type);
        return Problems.bytes(refusal, language);
    }
}
