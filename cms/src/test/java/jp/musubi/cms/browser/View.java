package jp.musubi.cms.browser;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How somebody looks at a page.
 *
 * @param widthPx of the window, in CSS pixels
 * @param heightPx of the window, in CSS pixels
 * @param language that the browser asks for, {@code ja} or {@code en}
 * @param traits what else is set in the browser; without any: light colours, scripts run
 */
public record View(int widthPx, int heightPx, String language, Set<Trait> traits) {
    public static final View PHONE = new View(390, 844, "ja", Set.of());
    public static final View DESK = new View(1280, 900, "ja", Set.of());

    /** What a person may have set. */
    public enum Trait {
        DARK,
        FORCED_COLOURS,
        REDUCED_MOTION,
        NO_SCRIPTS
    }

    public View {
        traits = Set.copyOf(traits);
    }

    /** The same with these traits as well. */
    public View with(Trait... more) {
        Set<Trait> all = EnumSet.noneOf(Trait.class);
        all.addAll(traits);
        all.addAll(Set.of(more));
        return new View(widthPx, heightPx, language, all);
    }

    /** The same in another language, {@code ja} or {@code en}. */
    public View in(String other) {
        return new View(widthPx, heightPx, other, traits);
    }

    /** The same in a window of another width. */
    public View wide(int px) {
        return new View(px, heightPx, language, traits);
    }

    boolean has(Trait trait) {
        return traits.contains(trait);
    }

    @Override
    public String toString() {
        String set =
                traits.stream().sorted().map(trait -> ", " + trait).collect(Collectors.joining());
        return widthPx + " px, " + language + set;
    }
}
