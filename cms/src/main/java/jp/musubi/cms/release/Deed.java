package jp.musubi.cms.release;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What somebody did to the releases or to the keys of credentials by a command. Commands work
 * without the store, which a running server may have to itself; so they leave a note, and whoever
 * has the store puts it into the record.
 *
 * @param release that is shown again; 0 when something else was done
 * @param instead that readers saw before; 0 when something else was done
 * @param key what the key is called; empty when something else was done
 * @param by name of the system's user, without white space
 * @param at day and minute where the command ran
 */
public record Deed(Kind kind, long release, long instead, String key, String by, String at) {
    private static final Pattern LINE = Pattern.compile("(hold|resume) (\\d+) (\\d+) (\\S+) (.+)");
    private static final Pattern KEY_LINE =
            Pattern.compile("(key-create|key-retire|key-compromise) (\\S+) (\\S+) (.+)");

    /** What was done. */
    public enum Kind {
        HOLD,
        RESUME,
        KEY_CREATE,
        KEY_RETIRE,
        KEY_COMPROMISE
    }

    public Deed {
        by = by.isBlank() ? "?" : by.strip().replaceAll("\\s+", "_");
    }

    /** What was done to the releases. */
    public static Deed of(Kind kind, long release, long instead, String by, String at) {
        return new Deed(kind, release, instead, "", by, at);
    }

    /** What was done to a key. */
    public static Deed of(Kind kind, String key, String by, String at) {
        return new Deed(kind, 0, 0, key, by, at);
    }

    /** As one line of a file. */
    String line() {
        String name = kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
        return key.isEmpty()
                ? "%s %d %d %s %s\n".formatted(name, release, instead, by, at)
                : "%s %s %s %s\n".formatted(name, key, by, at);
    }

    /** The deed of a line; empty if it is none, such as one that was cut short. */
    static Optional<Deed> of(String line) {
        Matcher found = LINE.matcher(line);
        if (found.matches()) {
            return Optional.of(
                    of(
                            kind(found.group(1)),
                            Long.parseLong(found.group(2)),
                            Long.parseLong(found.group(3)),
                            found.group(4),
                            found.group(5)));
        }
        Matcher key = KEY_LINE.matcher(line);
        return key.matches()
                ? Optional.of(of(kind(key.group(1)), key.group(2), key.group(3), key.group(4)))
                : Optional.empty();
    }

    private static Kind kind(String name) {
        return Kind.valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
