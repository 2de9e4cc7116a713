package jp.musubi.site.theme;

import jp.musubi.content.label.Label;

import org.jspecify.annotations.Nullable;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

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
     * @param file below the theme's folder, or {@code assets/…} for one that the city brought;
     *     empty for none
     * @param alt what it shows, by language; empty for a decoration
     * @param isSmall whether it is shown no larger than a few letters, so that the smallest version
     *     of what the city brought will do
     */
    record Picture(
            Label label,
            boolean isOpen,
            String file,
            SortedMap<String, String> alt,
            boolean isSmall)
            implements ThemeOption {
        private static final Pattern BROUGHT =
                Pattern.compile("assets/([A-Za-z0-9_-]+/)*[A-Za-z0-9_-]+\\.(webp|png|jpg|svg)");

        public Picture {
            alt = Collections.unmodifiableSortedMap(new TreeMap<>(alt));
        }

        /** Whether it is an asset of the site, not a file of the theme. */
        public boolean isBrought() {
            return BROUGHT.matcher(file).matches();
        }

        /** The same with a picture that the city brought; anything else changes nothing. */
        Picture with(String other) {
            var brought = new Picture(label, isOpen, other, alt, isSmall);
            return brought.isBrought() ? brought : this;
        }

        Picture saying(String language, String words) {
            var others = new TreeMap<>(alt);
            others.put(language, words);
            return new Picture(label, isOpen, file, others, isSmall);
        }
    }

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
