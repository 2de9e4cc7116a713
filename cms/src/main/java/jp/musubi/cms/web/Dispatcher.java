package jp.musubi.cms.web;

import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import jp.musubi.cms.database.OutcomeUnknown;
import jp.musubi.cms.database.StoreUnavailable;

import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Takes each request through the same steps: rate, query, sign-in, permission, body, handler,
 * conditions, answer. Whatever goes wrong becomes a problem.
 */
final class Dispatcher {
    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String MULTIPART = "multipart/form-data";

    /** The attribute of a request that says who sent it, once it is known. */
    private static final String CALLER = "musubi.caller";

    private static final Set<Integer> NO_BODY = Set.of(204, 304);

    private static final int LINGER_BUFFER_BYTES = 16 << 10;

    private final RouteTable table;
    private final Callers callers;
    private final SameOrigin sameOrigin;
    private final ErrorPages errorPages;
    private final FileServer files;
    private final RateLimits rates = new RateLimits();

    Dispatcher(HttpServer.Setup setup) {
        this.table = setup.table();
        this.callers = new Callers(setup.authenticator(), setup.cookies(), rates);
        this.sameOrigin = new SameOrigin(setup.origins());
        this.errorPages = setup.errorPages();
        this.files = setup.files();
    }

    /**
     * Answers a request whose path and method are a route's.
     *
     * @param queryNames the route's, made once
     */
    void serve(Context context, Route route, Set<String> queryNames) throws IOException {
        SecurityHeaders.set(context.res());
        if (route.method() == Method.GET
                && route.permission() == Permission.ANYONE
                && !route.isScreen()) {
            SecurityHeaders.openToAll(context.res());
        }
        write(context, guarded(context, route.path(), () -> routed(context, route, queryNames)));
    }

    /** Answers a request that no route knows: a file, an OPTIONS, or a problem. */
    void serveOther(Context context) throws IOException {
        SecurityHeaders.set(context.res());
        write(context, guarded(context, "other", () -> other(context)));
    }

    /**
     * Answers a request that Javalin itself gave up, as with a method that nobody ever heard of, or
     * whose answer failed while it was sent. What was sent in part is broken off: ended properly,
     * it would pass for the whole.
     */
    void serveUnrouted(Exception failure, Context context) {
        HttpServletResponse response = context.res();
        if (response.isCommitted()) {
            LOG.warn(
                    "An answer to {} broke off: {}",
                    context.req().getMethod(),
                    failure.getClass().getName());
            ServletContextRequest.getServletContextRequest(context.req())
                    .getConnectionMetaData()
                    .getConnection()
                    .getEndPoint()
                    .close();
            return;
        }
        response.reset();
        SecurityHeaders.set(response);
        String language = Languages.of(context.req().getHeader("Accept-Language"));
        Refusal refusal =
                failure instanceof HttpResponseException
                        ? Refusal.of(ProblemType.NOT_IMPLEMENTED)
                        : Failures.refusal(failure, context, "other");
        try {
            write(context, Problems.answer(refusal, language));
        } catch (IOException e) {
            LOG.debug("The client left before it was answered.");
        }
    }

    private interface Work {
        Answer answer() throws IOException;
    }

    private Answer guarded(Context context, String where, Work work) throws IOException {
        try {
            rates.request(Callers.address(context.req()));
            return work.answer();
        } catch (Refusal refusal) {
            return refused(context, refusal);
        } catch (OutcomeUnknown e) {
            LOG.warn("The outcome of {} {} is unknown.", context.req().getMethod(), where);
            return refused(context, Refusal.because(ProblemType.UNAVAILABLE, "outcome-unknown"));
        } catch (StoreUnavailable e) {
            LOG.warn("The store was not available to {} {}.", context.req().getMethod(), where);
            return refused(context, Refusal.of(ProblemType.UNAVAILABLE).with("Retry-After", "2"));
        } catch (RuntimeException e) {
            return refused(context, Failures.refusal(e, context, where));
        }
    }

    /** A problem for programs and scripts, a page for people. */
    private Answer refused(Context context, Refusal refusal) {
        HttpServletRequest request = context.req();
        String language = callers.language(request);
        String accepted = request.getHeader("Accept");
        boolean script = accepted != null && accepted.startsWith("application/json");
        if (script || !Route.isScreen(request.getRequestURI())) {
            return Problems.answer(refusal, language);
        }
        Caller known = context.attribute(CALLER);
        var refused =
                new ErrorPages.Refused(refusal, language, known == null ? Caller.ANYONE : known);
        Answer page = errorPages.page(refused, request);
        for (var header : refusal.headers().entrySet()) {
            page = page.with(header.getKey(), header.getValue());
        }
        return page;
    }

    private Answer routed(Context context, Route route, Set<String> queryNames) throws IOException {
        HttpServletRequest request = context.req();
        QueryString query = QueryString.parse(request.getQueryString(), queryNames);
        if (request.getHeader("Authorization") == null) {
            sameOrigin.check(request);
        }
        Caller caller = callers.of(request);
        context.attribute(CALLER, caller);
        if (!route.permission().allows(caller)) {
            throw caller.isKnown() ? Refusal.of(ProblemType.FORBIDDEN) : Callers.unauthenticated();
        }
        checkMediaType(route.body(), request);
        var asked = new Request(context, route, caller, query, callers.language(request));
        if (caller.session() != null) {
            checkToken(asked, caller.session());
        }
        Answer answer = route.handler().answer(asked);
        String tag = answer.headers().get("ETag");
        boolean reads = route.method() == Method.GET && answer.status() == 200;
        return reads && tag != null && asked.has(tag) ? answer.notModified() : answer;
    }

    /** What a browser sends with its session must come from one of our pages. */
    private static void checkToken(Request asked, Caller.Session session) throws IOException {
        HttpServletRequest request = asked.servlet();
        if (!SameOrigin.changes(request)) {
            return;
        }
        String given = request.getHeader(SameOrigin.HEADER);
        String type = mediaType(request);
        if (given == null && type.equals(MULTIPART)) {
            asked.leaveTokenToForm();
            return;
        }
        if (given == null && type.equals(FORM)) {
            given = asked.form().text(SameOrigin.FIELD);
        }
        SameOrigin.check(session, given);
    }

    private static String mediaType(HttpServletRequest request) {
        String given = request.getContentType();
        return given == null ? "" : given.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }

    private static void checkMediaType(Route.@Nullable Body body, HttpServletRequest request) {
        if (body == null || (body.mayBeAbsent() && isAbsent(request))) {
            return;
        }
        if (!mediaType(request).equals(body.mediaType())) {
            throw Refusal.because(
                            ProblemType.UNSUPPORTED_MEDIA_TYPE,
                            ProblemType.UNSUPPORTED_MEDIA_TYPE.id(),
                            body.mediaType())
                    .with("Accept", body.mediaType());
        }
    }

    private static boolean isAbsent(HttpServletRequest request) {
        return request.getContentLengthLong() <= 0
                && request.getHeader("Transfer-Encoding") == null;
    }

    private Answer other(Context context) throws IOException {
        HttpServletRequest request = context.req();
        String path = request.getRequestURI();
        List<Route> routes = table.at(path);
        String method = request.getMethod();
        if (!routes.isEmpty()) {
            String allowed = RouteTable.allowed(routes);
            return method.equals("OPTIONS") ? options(routes, allowed) : notAllowed(allowed);
        }
        if (path.equals(Route.API) || path.startsWith(Route.API + "/") || Route.isScreen(path)) {
            throw Refusal.notFound();
        }
        return switch (method) {
            case "GET", "HEAD" -> files.answer(context.req());
            case "OPTIONS" -> Answer.of(204).with("Allow", "GET, HEAD, OPTIONS");
            default -> notAllowed("GET, HEAD, OPTIONS");
        };
    }

    private static Answer notAllowed(String allowed) {
        throw Refusal.of(ProblemType.METHOD_NOT_ALLOWED).with("Allow", allowed);
    }

    private static Answer options(List<Route> routes, String allowed) {
        Answer answer = Answer.of(204).with("Allow", allowed);
        boolean open =
                routes.stream()
                        .anyMatch(route ->
                                route.method() == Method.GET
                                        && route.permission() == Permission.ANYONE);
        return open
                ? answer.with("Access-Control-Allow-Origin", "*")
                        .with("Access-Control-Allow-Methods", "GET, HEAD")
                        .with("Access-Control-Allow-Headers", "If-None-Match, Accept-Language")
                        .with("Access-Control-Max-Age", "86400")
                : answer;
    }

    private static void write(Context context, Answer answer) throws IOException {
        HttpServletResponse response = context.res();
        boolean lastOfConnection = !isReadToTheEnd(context.req());
        if (lastOfConnection) {
            response.setHeader("Connection", "close");
        }
        writeOut(context, answer);
        if (lastOfConnection) {
            response.flushBuffer();
            linger(context.req());
        }
    }

    private static void writeOut(Context context, Answer answer) throws IOException {
        HttpServletResponse response = context.res();
        response.setStatus(answer.status());
        answer.headers().forEach(response::setHeader);
        if (NO_BODY.contains(answer.status())) {
            return;
        }
        if (answer.length() != Answer.UNKNOWN_LENGTH
                && !answer.headers().containsKey("Content-Length")) {
            response.setContentLengthLong(answer.length());
        }
        if (!context.req().getMethod().equals("HEAD")) {
            answer.writeTo(response.getOutputStream());
        }
    }

    /**
     * Reads what is left of a short body, so that the connection can be used again. A client that
     * is not told of a connection's end would send its next request into it.
     */
    private static boolean isReadToTheEnd(HttpServletRequest request) {
        boolean hasBody =
                request.getContentLengthLong() > 0
                        || request.getHeader("Transfer-Encoding") != null;
        if (!hasBody) {
            return true;
        }
        try {
            int most = WebLimits.MAX_SKIPPED_BODY_BYTES;
            return request.getInputStream().isFinished()
                    || (request.getContentLengthLong() <= most
                            && request.getInputStream().readNBytes(most).length < most);
        } catch (IOException | RuntimeException e) {
            return false;
        }
    }

    /**
     * Reads on for a while after the answer. A connection closed on bytes that nobody read is
     * reset, and a client whose connection is reset may never see the answer that was on its way
     * (RFC 9112, section 9.6).
     */
    private static void linger(HttpServletRequest request) {
        long end = System.nanoTime() + WebLimits.MAX_LINGER.toNanos();
        byte[] skipped = new byte[LINGER_BUFFER_BYTES];
        try {
            InputStream body = request.getInputStream();
            for (long bytes = 0; bytes < WebLimits.MAX_LINGER_BYTES; ) {
                int read = body.read(skipped);
                if (read < 0 || System.nanoTime() > end) {
                    return;
                }
                bytes += read;
            }
        } catch (IOException | RuntimeException e) {
            LOG.debug("a client went away while it was still sending", e);
        }
    }
}
