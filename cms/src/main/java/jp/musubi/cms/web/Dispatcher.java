package jp.musubi.cms.web;

import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import jp.musubi.cms.database.OutcomeUnknown;
import jp.musubi.cms.database.StoreUnavailable;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Takes each request through the same steps: rate, query, sign-in, permission, body, handler,
 * conditions, answer. Whatever goes wrong becomes a problem.
 */
final class Dispatcher {
    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);
    private static final String BEARER = "Bearer ";
    private static final Set<Integer> NO_BODY = Set.of(204, 304);

    private final RouteTable table;
    private final Authenticator authenticator;
    private final FileServer files;
    private final RateLimits rates = new RateLimits();

    Dispatcher(RouteTable table, Authenticator authenticator, FileServer files) {
        this.table = table;
        this.authenticator = authenticator;
        this.files = files;
    }

    /**
     * Answers a request whose path and method are a route's.
     *
     * @param queryNames the route's, made once
     */
    void serve(Context context, Route route, Set<String> queryNames) throws IOException {
        SecurityHeaders.set(context.res());
        if (route.method() == Method.GET && route.permission() == Permission.ANYONE) {
            SecurityHeaders.openToAll(context.res());
        }
        write(context, guarded(context, route.path(), () -> routed(context, route, queryNames)));
    }

    /** Answers a request that no route knows: a file, an OPTIONS, or a problem. */
    void serveOther(Context context) throws IOException {
        SecurityHeaders.set(context.res());
        write(context, guarded(context, "other", () -> other(context)));
    }

    /** Answers a request that Javalin itself gave up: a method that nobody ever heard of. */
    void serveUnrouted(Exception failure, Context context) {
        SecurityHeaders.set(context.res());
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
        String language = Languages.of(context.req().getHeader("Accept-Language"));
        try {
            rates.request(address(context));
            return work.answer();
        } catch (Refusal refusal) {
            return Problems.answer(refusal, language);
        } catch (OutcomeUnknown e) {
            LOG.warn("The outcome of {} {} is unknown.", context.req().getMethod(), where);
            return Problems.answer(
                    Refusal.because(ProblemType.UNAVAILABLE, "outcome-unknown"), language);
        } catch (StoreUnavailable e) {
            LOG.warn("The store was not available to {} {}.", context.req().getMethod(), where);
            Refusal refusal = Refusal.of(ProblemType.UNAVAILABLE).with("Retry-After", "2");
            return Problems.answer(refusal, language);
        } catch (RuntimeException e) {
            return Problems.answer(Failures.refusal(e, context, where), language);
        }
    }

    private Answer routed(Context context, Route route, Set<String> queryNames) throws IOException {
        HttpServletRequest request = context.req();
        QueryString query = QueryString.parse(request.getQueryString(), queryNames);
        Caller caller = caller(request, address(context));
        if (!route.permission().allows(caller)) {
            throw caller.isKnown() ? Refusal.of(ProblemType.FORBIDDEN) : unauthenticated();
        }
        checkMediaType(route.body(), request);
        var asked = new Request(context, route, caller, query);
        Answer answer = route.handler().answer(asked);
        String tag = answer.headers().get("ETag");
        boolean reads = route.method() == Method.GET && answer.status() == 200;
        return reads && tag != null && asked.has(tag) ? answer.notModified() : answer;
    }

    private Caller caller(HttpServletRequest request, String address) {
        String authorization = request.getHeader("Authorization");
        if (authorization == null) {
            return Caller.ANYONE;
        }
        boolean readable =
                authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())
                        && authorization.length() <= BEARER.length() + WebLimits.MAX_TOKEN_CHARS;
        Caller caller =
                readable
                        ? authenticator
                                .holder(authorization.substring(BEARER.length()).strip())
                                .orElse(Caller.ANYONE)
                        : Caller.ANYONE;
        if (!caller.isKnown()) {
            rates.failure(address);
            throw unauthenticated();
        }
        rates.signedIn(caller.account().toString());
        return caller;
    }

    private static Refusal unauthenticated() {
        return Refusal.of(ProblemType.UNAUTHENTICATED)
                .with("WWW-Authenticate", "Bearer realm=\"musubi\"");
    }

    private static void checkMediaType(Route.@Nullable Body body, HttpServletRequest request) {
        if (body == null) {
            return;
        }
        String given = request.getContentType();
        String type = given == null ? "" : given.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        if (!type.equals(body.mediaType())) {
            throw Refusal.because(
                            ProblemType.UNSUPPORTED_MEDIA_TYPE,
                            ProblemType.UNSUPPORTED_MEDIA_TYPE.id(),
                            body.mediaType())
                    .with("Accept", body.mediaType());
        }
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
        if (path.equals(Route.API) || path.startsWith(Route.API + "/")) {
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
        if (!isReadToTheEnd(context.req())) {
            response.setHeader("Connection", "close");
        }
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

    private static String address(Context context) {
        return context.req().getRemoteAddr();
    }
}
