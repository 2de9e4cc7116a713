package jp.musubi.cms.web;

import io.javalin.http.Context;

import org.eclipse.jetty.http.HttpException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Turns exceptions into problems. What is written to the log names the places in the program but
 * never a message of an exception: those of databases and parsers repeat what people typed.
 */
final class Failures {
    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);
    private static final int MAX_FRAMES = 12;
    private static final int MAX_CAUSES = 4;

    private Failures() {}

    static Refusal refusal(Throwable failure, Context context, String where) {
        Integer status = httpStatus(failure);
        if (status != null && status < 500) {
            return Refusal.of(ProblemType.of(status));
        }
        String incident = UUID.randomUUID().toString();
        LOG.error(
                "Incident {} at {} {}: {}",
                incident,
                context.req().getMethod(),
                where,
                describe(failure));
        return Refusal.because(ProblemType.FAULT, ProblemType.FAULT.id(), incident);
    }

    /** The status of an exception by which the server says that the request is at fault. */
    static @Nullable Integer httpStatus(Throwable failure) {
        Throwable at = failure;
        for (int causes = 0; at != null && causes < MAX_CAUSES; causes++) {
            if (at instanceof HttpException http) {
                return http.getCode();
            }
            at = at.getCause();
        }
        return null;
    }

    private static String describe(Throwable failure) {
        var text = new StringBuilder();
        Throwable at = failure;
        for (int causes = 0; at != null && causes < MAX_CAUSES; causes++) {
            String frames =
                    Arrays.stream(at.getStackTrace())
                            .limit(MAX_FRAMES)
                            .map(StackTraceElement::toString)
                            .collect(Collectors.joining("\n    "));
            text.append(at.getClass().getName()).append("\n    ").append(frames).append('\n');
            at = at.getCause();
        }
        return text.toString();
    }
}
