package jp.musubi.site.theme;

import jp.musubi.content.label.Label;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * A success criterion of JIS X 8341-3:2016, and what the site does about it.
 *
 * @param number as in WCAG 2.0: {@code 1.4.3}
 * @param how the site meets it, or why there is nothing to meet
 * @param tests names of the classes of tests that would fail if it were broken
 * @param seen what people looked at besides, or that nobody did; null if the tests say it all
 */
public record Criterion(
        String number,
        Level level,
        Label name,
        State state,
        Label how,
        List<String> tests,
        @Nullable Label seen) {
    public Criterion {
        tests = List.copyOf(tests);
    }

    /** How much a criterion asks; the second level holds the first one. */
    public enum Level {
        A,
        AA
    }

    /** Whether a criterion is met. */
    public enum State {
        /** Wherever it applies. */
        MET,
        /** Wherever the program decides; people who write pages decide the rest. */
        PARTLY,
        /** The site has nothing that it speaks of. */
        ABSENT
    }

    /** The principle that it belongs to, from 1 to 4. */
    public int principle() {
        return number.charAt(0) - '0';
    }
}
