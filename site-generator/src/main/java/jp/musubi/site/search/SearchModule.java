package jp.musubi.site.search;

import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The ES module that answers questions from the published index, in browsers and under Node. */
public final class SearchModule {
    private static final String TABLE = "/* table.json */ null";

    /** Comments have lines of their own, and no text goes over several lines. */
    private static final Pattern COMMENT = Pattern.compile("//|/\\*\\*|\\*");

    private SearchModule() {}

    /** Its text, with the table of letters in it and without what only its authors read. */
    public static String text() {
        return Table.read("search.js")
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !COMMENT.matcher(line).lookingAt())
                .collect(Collectors.joining("\n"))
                .replace(TABLE, Table.SHARED.json().replace("\n", ""));
    }
}
