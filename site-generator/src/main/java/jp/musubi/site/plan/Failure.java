package jp.musubi.site.plan;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.ReadOnlyFileSystemException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Why a site could not be built, as data, so that others can say it in their own language.
 *
 * @param values what the kind says of them, as they stand in templates, addresses and folders
 * @param sentence the same in English, for people at a terminal
 */
public record Failure(Kind kind, List<String> values, String sentence) {
    private static final String NO_SPACE = "No space left on device";
    private static final List<String> NOT_WRITABLE =
            List.of("Permission denied", "Read-only file system", "cannot be written to");

    public Failure {
        values = List.copyOf(values);
    }

    /** What went wrong. The names are kept with publications. */
    public enum Kind {
        /** Values: template, its line, what it showed, language, what is wrong. */
        TEMPLATE,
        /** Something of the program failed. Values: what was made. */
        UNMADE,
        /** Values: page, link that leads to no page. */
        BROKEN_LINK,
        /** Values: page, link that leads to no place in its page. */
        BROKEN_ANCHOR,
        /** Values: page, link that leaves the site. */
        OUTSIDE,
        /** No font has a character. Values: entry, field, character. */
        UNPRINTABLE_LETTER,
        /** More words than a certificate has room for. Values: entry, field. */
        UNPRINTABLE_LENGTH,
        /** What is made holds a private key. Values: file, what kind of key. */
        PRIVATE_KEY,
        /** The disk is full. */
        NO_SPACE,
        /** A file or folder cannot be written. Values: what the system says. */
        NOT_WRITABLE,
        /** Whatever else. */
        OTHER;

        /** The name used in JSON and for messages: lower case with hyphens. */
        public String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** The kind of that {@link #id}; {@link #OTHER} for what no version knows. */
        public static Kind of(String id) {
            return Stream.of(values())
                    .filter(kind -> kind.id().equals(id))
                    .findFirst()
                    .orElse(OTHER);
        }
    }

    /** A failure that only its sentence tells of. */
    public static Failure other(String sentence) {
        return new Failure(Kind.OTHER, List.of(), sentence);
    }

    /** What an exception tells of. */
    public static Failure of(Exception cause) {
        String sentence = cause.getMessage() == null ? cause.toString() : cause.getMessage();
        if (cause instanceof RenderFailed failed) {
            return failed.failure();
        }
        if (sentence.contains(NO_SPACE)) {
            return new Failure(Kind.NO_SPACE, List.of(), sentence);
        }
        boolean isRefused =
                cause instanceof AccessDeniedException
                        || cause instanceof ReadOnlyFileSystemException
                        || (cause instanceof IOException
                                && NOT_WRITABLE.stream().anyMatch(sentence::contains));
        return isRefused
                ? new Failure(Kind.NOT_WRITABLE, List.of(sentence), sentence)
                : other(sentence);
    }
}
