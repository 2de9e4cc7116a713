package jp.musubi.site.theme;

import jp.musubi.content.label.Label;

import org.jspecify.annotations.Nullable;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** Something about the looks that a theme lets others decide, with what holds until they do. */
public sealed interface ThemeOption {
    /** What people call it. */
    Label label();

    /** Whether the office may change it; otherwise only themes do. */
    boolean isOpen();

    /**
     * A colour, which is a custom property in style sheets.
     *
     * @param tint what lies behind words of the colour; null makes it of the colour and the paper
     */
    record Shades(Label label, boolean isOpen, Pair colour, @Nullable Pair tint)
            implements ThemeOption {
        /** The colour of a scheme. */
        public Colour in(Scheme scheme) {
            return colour.in(scheme);
        }

        /** The same with another colour in one scheme; what was mixed for the old one is not it. */
        Shades with(Scheme scheme, Colour other) {
            return in(scheme).equals(other)
                    ? this
                    : new Shades(
                            label,
                            isOpen,
                            scheme == Scheme.LIGHT
                                    ? new Pair(other, colour.dark())
                                    : new Pair(colour.light(), other),
                            tint == null ? null : tint.without(scheme));
        }
    }

    /**
     * A colour in the light and in the dark.
     *
     * @param light null if it is to be mixed; as {@code dark}
     */
    record Pair(@Nullable Colour light, @Nullable Colour dark) {
        @Nullable Colour orNull(Scheme scheme) {
            return scheme == Scheme.LIGHT ? light : dark;
        }

        Colour in(Scheme scheme) {
            Colour found = orNull(scheme);
            if (found == null) {
                throw new IllegalStateException("no colour in the " + scheme + " scheme");
            }
            return found;
        }

        Pair without(Scheme scheme) {
            return scheme == Scheme.LIGHT ? new Pair(null, dark) : new Pair(light, null);
        }
    }

    /**
     * A picture.
     *
     * @param file below the theme's folder; empty for none
     */
    record Picture(Label label, boolean isOpen, String file) implements ThemeOption {}

    /**
     * Parts of a page: which it has, in which order.
     *
     * @param known all there are, by name
     * @param shown names
     */
    record Blocks(
            Label label, boolean isOpen, SequencedMap<String, Label> known, List<String> shown)
            implements ThemeOption {
        public Blocks {
            known = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(known));
            shown = List.copyOf(shown);
        }
    }

    /** Something that is on or off. */
    record Switch(Label label, boolean isOpen, boolean isOn) implements ThemeOption {}
}
