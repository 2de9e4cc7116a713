package jp.musubi.site.art;

import java.util.List;

/** Artwork that somebody brought and that cannot be used. */
public final class UnusableArtwork extends Exception {
    private final String code;
    private final List<String> arguments;

    /**
     * Why it cannot be used.
     *
     * @param code name of a sentence: {@code broken}, {@code too-large}, {@code element}, {@code
     *     attribute}, {@code reference}, {@code colour}, {@code number}, {@code path}, {@code
     *     size}, {@code too-many}, {@code entity}, {@code lacks}
     * @param arguments what the sentence mentions
     */
    UnusableArtwork(String code, String... arguments) {
        super(code + " " + String.join(", ", arguments));
        this.code = code;
        this.arguments = List.of(arguments);
    }

    /** Name of the sentence that says why. */
    public String code() {
        return code;
    }

    /** What that sentence mentions. */
    public List<String> arguments() {
        return arguments;
    }
}
