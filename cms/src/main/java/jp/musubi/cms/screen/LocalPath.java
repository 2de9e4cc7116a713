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

    /** The address if it is one of a screen, percent-encoded. */
    public static Optional<String> of(String address) {
        return address.length() <= MAX_CHARS && SHAPE.matcher(address).matches()
                ? Optional.of(address)
                : Optional.empty();
    }
}
