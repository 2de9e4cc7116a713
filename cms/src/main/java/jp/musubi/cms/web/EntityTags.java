package jp.musubi.cms.web;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** The entity tags of an If-Match or If-None-Match field (RFC 9110 sections 8.8.3 and 13.1). */
public final class EntityTags {
    private static final String ANY = "*";

    private final List<String> tags;

    private EntityTags(List<String> tags) {
        this.tags = tags;
    }

    /**
     * Reads a field.
     *
     * @throws Refusal if it is none
     */
    static EntityTags parse(String field) {
        String text = field.strip();
        if (text.equals(ANY)) {
            return new EntityTags(List.of(ANY));
        }
        var tags = new ArrayList<String>();
        int at = 0;
        while (at < text.length()) {
            int open = text.startsWith("W/", at) ? at + 2 : at;
            if (open >= text.length() || text.charAt(open) != '"') {
                throw malformed();
            }
            int close = text.indexOf('"', open + 1);
            if (close < 0 || tags.size() >= WebLimits.MAX_ENTITY_TAGS) {
                throw malformed();
            }
            tags.add(text.substring(at, close + 1));
            at = afterComma(text, close + 1);
        }
        return new EntityTags(tags);
    }

    private static int afterComma(String text, int from) {
        int at = from;
        boolean comma = false;
        while (at < text.length() && " \t,".indexOf(text.charAt(at)) >= 0) {
            comma |= text.charAt(at) == ',';
            at++;
        }
        if (at < text.length() && !comma) {
            throw malformed();
        }
        return at;
    }

    private static Refusal malformed() {
        return Refusal.because(ProblemType.MALFORMED, "bad-entity-tag");
    }

    /** Whether the field was a star, which means anything that exists. */
    public boolean isAny() {
        return tags.equals(List.of(ANY));
    }

    /** The tags as they were given, with quotes and a {@code W/} where there was one. */
    public List<String> tags() {
        return List.copyOf(tags);
    }

    /** Whether one of them is that tag, weak or not: the comparison for If-None-Match. */
    boolean matchWeakly(@Nullable String tag) {
        if (tag == null) {
            return false;
        }
        return isAny() || tags.stream().anyMatch(own -> opaque(own).equals(opaque(tag)));
    }

    private static String opaque(String tag) {
        return tag.startsWith("W/") ? tag.substring(2) : tag;
    }
}
