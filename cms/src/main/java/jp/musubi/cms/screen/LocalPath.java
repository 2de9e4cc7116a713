package jp.musubi.cms.screen;

import jp.musubi.cms.web.Route;

import java.util.Optional;
import java.util.regex.Pattern;

/** Addresses that a request brings along to go back to: only ever screens of our own. */
public final class LocalPath {
    private static final int MAX_CHARS = 1_000;
    private static final Pattern SHAPE =
            Pattern.compile(
                    Pattern.quote(Route.SCREENS)
                            + "(?:/[A-Za-z0-9._~%-]+)*/?(?:\\?[A-Za-z0-9._~%&=+-]*)?");

    private LocalPath() {}

    /** Parts that browsers take for steps up, however they are spelt. */
    private static final Pattern STEP = Pattern.compile("/(?:\\.|%2[eE]){1,2}(?:[/?]|$)");

    /** The address if it is one of a screen, percent-encoded. */
    public static Optional<String> of(String address) {
        boolean ours = address.length() <= MAX_CHARS && SHAPE.matcher(address).matches();
        return ours && !STEP.matcher(address).find() ? Optional.of(address) : Optional.empty();
    }
}
