package jp.musubi.site.link;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * An address pattern of a content type, {@code /awards/{year}/{slug}/}, taken apart once.
 *
 * @param literals the texts around the places, one more than there are places
 * @param places the names in braces
 */
record PathPattern(List<String> literals, List<String> places) {
    static PathPattern of(String pattern) {
        var literals = new ArrayList<String>();
        var places = new ArrayList<String>();
        int from = 0;
        for (int open = pattern.indexOf('{'); open >= 0; open = pattern.indexOf('{', from)) {
            int close = pattern.indexOf('}', open);
            if (close < 0) {
                break;
            }
            literals.add(pattern.substring(from, open));
            places.add(pattern.substring(open + 1, close));
            from = close + 1;
        }
        literals.add(pattern.substring(from));
        return new PathPattern(List.copyOf(literals), List.copyOf(places));
    }

    /** The path with each place filled by a harmless segment; a missing value is a hyphen. */
    String filled(Function<String, Optional<String>> values) {
        var path = new StringBuilder(literals.getFirst());
        for (int i = 0; i < places.size(); i++) {
            String value = values.apply(places.get(i)).orElse("-");
            path.append(PathSegment.encoded(PathSegment.of(value))).append(literals.get(i + 1));
        }
        return path.toString();
    }
}
