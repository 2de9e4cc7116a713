package jp.musubi.cms.screen;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;

/**
 * A page to be shown.
 *
 * @param template its path below the theme's templates
 * @param title of the page, in the visitor's language
 * @param section the one the header shows as open
 * @param status HTTP status
 * @param views what the template shows, by name
 */
public record Screen(
        String template, String title, Section section, int status, Map<String, Object> views) {
    public Screen {
        views = Collections.unmodifiableMap(new HashMap<>(views));
    }

    /** A page that answers a request which went well. */
    public static Screen of(String template, String title, Section section) {
        return new Screen(template, title, section, 200, Map.of());
    }

    /** The same with something more to show. */
    public Screen with(String name, Object view) {
        var all = new HashMap<>(views);
        all.put(name, view);
        return new Screen(template, title, section, status, all);
    }

    /** The same with another status. */
    public Screen withStatus(int other) {
        return new Screen(template, title, section, other, views);
    }
}
