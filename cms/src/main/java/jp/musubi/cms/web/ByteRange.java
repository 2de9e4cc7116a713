package jp.musubi.cms.web;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A part of a file.
 *
 * @param first its first byte, counted from 0
 * @param last its last byte
 */
record ByteRange(long first, long last) {
    private static final Pattern SINGLE = Pattern.compile("bytes=([0-9]{0,18})-([0-9]{0,18})");

    /**
     * The part that a Range field asks for; empty when it asks for several or for something that is
     * no range, which a server may answer with the whole (RFC 9110 section 14.2).
     *
     * @throws Refusal if the file has no such part
     */
    static Optional<ByteRange> parse(String field, long length) {
        Matcher matcher = SINGLE.matcher(field.strip());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String from = matcher.group(1);
        String to = matcher.group(2);
        if (from.isEmpty() && to.isEmpty()) {
            return Optional.empty();
        }
        if (from.isEmpty()) {
            long wanted = Math.min(Long.parseLong(to), length);
            return Optional.of(checked(length - wanted, length - 1, length));
        }
        long first = Long.parseLong(from);
        long last = to.isEmpty() ? length - 1 : Math.min(Long.parseLong(to), length - 1);
        if (!to.isEmpty() && Long.parseLong(to) < first) {
            return Optional.empty();
        }
        return Optional.of(checked(first, last, length));
    }

    private static ByteRange checked(long first, long last, long length) {
        if (first >= length || first > last) {
            throw Refusal.of(ProblemType.RANGE_NOT_SATISFIABLE)
                    .with("Content-Range", "bytes */" + length);
        }
        return new ByteRange(first, last);
    }

    long length() {
        return last - first + 1;
    }
}
