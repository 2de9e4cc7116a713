package jp.musubi.site.command;

import jp.musubi.site.BuildReport;
import jp.musubi.site.Reason;
import jp.musubi.site.Reason.Cause;
import jp.musubi.site.trace.Fact;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Why a build changed what it changed, in lines for a terminal. */
final class Explanation {
    private Explanation() {}

    /** {@code groups/a/index.html: "A" changed}, one line a file; the last counts the rest. */
    static Stream<String> lines(BuildReport report) {
        Stream<String> files =
                report.reasons().entrySet().stream()
                        .map(file -> file.getKey() + ": " + words(file.getValue()));
        int rest = report.written() + report.removed() - report.reasons().size();
        return rest > 0
                ? Stream.concat(
                        files, Stream.of(String.format(Locale.ROOT, "… and %,d files more", rest)))
                : files;
    }

    private static String words(List<Reason> reasons) {
        return reasons.stream().map(Explanation::words).collect(Collectors.joining("; "));
    }

    private static String words(Reason reason) {
        String what = causes(reason);
        return switch (reason.kind()) {
            case NEW -> "new" + what;
            case MOVED_HERE -> "moved here" + what;
            case MOVED_AWAY -> "removed, moved elsewhere" + what;
            case GONE -> "removed" + what;
            case CHANGED -> "changed" + what;
            case LISTED -> "newly shows" + what;
            case UNLISTED -> "no longer shows" + what;
            case ORDERED -> "another part or order of a list" + what;
            case DAY -> "the day";
            case PAGES -> "the pages of the site";
            case MISSING -> "was missing or damaged";
            case WHOLE -> "the whole site is built again";
        };
    }

    private static String causes(Reason reason) {
        if (reason.causes().isEmpty()) {
            return "";
        }
        String named =
                reason.causes().stream().map(Explanation::cause).collect(Collectors.joining(", "));
        return ": " + named + (reason.more() > 0 ? " and " + reason.more() + " more" : "");
    }

    private static String cause(Cause cause) {
        Fact fact = cause.fact();
        if (!cause.title().isEmpty()) {
            return '"' + cause.title() + '"';
        }
        String sort = fact.sort().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return fact.key().isEmpty() ? sort : sort + " " + fact.key();
    }
}
