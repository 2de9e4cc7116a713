package jp.musubi.cms.web;

import java.util.Arrays;
import java.util.Locale;

/** The kinds of problems that requests can have, as RFC 9457 wants them named. */
public enum ProblemType {
    MALFORMED(400),
    BAD_PARAMETER(400),
    UNAUTHENTICATED(401),
    FORBIDDEN(403),
    NOT_FOUND(404),
    METHOD_NOT_ALLOWED(405),
    TIMEOUT(408),
    CONFLICT(409),
    STALE(412),
    TOO_LARGE(413),
    ADDRESS_TOO_LONG(414),
    UNSUPPORTED_MEDIA_TYPE(415),
    RANGE_NOT_SATISFIABLE(416),
    EXPECTATION_FAILED(417),
    MISDIRECTED(421),
    INVALID(422),
    KEY_REUSED(422),
    VERSION_MISSING(428),
    TOO_MANY_REQUESTS(429),
    HEADERS_TOO_LARGE(431),
    FAULT(500),
    NOT_IMPLEMENTED(501),
    UNAVAILABLE(503),
    HTTP_VERSION(505);

    private final int status;

    ProblemType(int status) {
        this.status = status;
    }

    /** HTTP status. */
    public int status() {
        return status;
    }

    /** The name in addresses and messages: lower case with hyphens. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The first kind with that status; other refusals are malformed, other failures faults. */
    static ProblemType of(int status) {
        return Arrays.stream(values())
                .filter(type -> type.status == status)
                .findFirst()
                .orElse(status < 500 ? MALFORMED : FAULT);
    }
}
