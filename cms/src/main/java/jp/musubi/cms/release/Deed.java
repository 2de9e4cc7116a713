package jp.musubi.cms.release;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What somebody did to the releases by a command. Commands work without the store, which a running
 * server may have to itself; so they leave a note, and whoever has the store puts it into the
 * record.
 *
 * @param release that is shown again; 0 when publishing goes on
 * @param instead that readers saw before; 0 when publishing goes on
 * @param by name of the system's user, without white space
 * @param at day and minute where the command ran
 */
public record Deed(Kind kind, long release, long instead, String by, String at) {
    private static final Pattern LINE = Pattern.compile("(hold|resume) (\\d+) (\\d+) (\\S+) (.+)");

    /** What was done. */
    public enum Kind {
        HOLD,
        RESUME
    }

    public Deed {
        by = by.isBlank() ? "?" : by.strip().replaceAll("\\s+", "_");
    }

    /** As one line of a file. */
    String line() {
        String name = kind.name().toLowerCase(Locale.ROOT);
        return "%s %d %d %s %s\n".formatted(name, release, instead, by, at);
    }

    /** The deed of a line; empty if it is none, such as one that was cut short. */
    static Optional<Deed> of(String line) {
        Matcher found = LINE.matcher(line);
        return found.matches()
                ? Optional.of(
                        new Deed(
                                Kind.valueOf(found.group(1).toUpperCase(Locale.ROOT)),
                                Long.parseLong(found.group(2)),
                                Long.parseLong(found.group(3)),
                                found.group(4),
                                found.group(5)))
                : Optional.empty();
    }
}
