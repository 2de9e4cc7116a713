package jp.musubi.cms.account;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Mail addresses as accounts are known by. */
public final class Email {
    /** Characters of an address (RFC 5321 section 4.5.3.1.3, without the brackets). */
    public static final int MAX_CHARS = 254;

    private static final Pattern SHAPE =
            Pattern.compile("[a-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[a-z0-9-]+(?:\\.[a-z0-9-]+)*");

    private Email() {}

    /** One spelling for an address, in lower case; empty when it is none. */
    public static Optional<String> normalised(String address) {
        if (address.length() > MAX_CHARS) {
            return Optional.empty();
        }
        String folded =
                Normalizer.normalize(address, Normalizer.Form.NFKC)
                        .strip()
                        .toLowerCase(Locale.ROOT);
        return folded.length() <= MAX_CHARS && SHAPE.matcher(folded).matches()
                ? Optional.of(folded)
                : Optional.empty();
    }
}
