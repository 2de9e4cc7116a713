package jp.musubi.content.entry;

import java.net.URI;
import java.net.URISyntaxException;
import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Shapes of single texts: addresses, numbers, readings. Each gives the canonical form, or nothing.
 */
final class Shapes {
    /** Longest address, in characters. */
    static final int MAX_URL_CHARS = 2_000;

    /** Longest mail address, in characters (RFC 5321, section 4.5.3.1.3, less the brackets). */
    static final int MAX_EMAIL_CHARS = 254;

    private static final Pattern EMAIL =
            Pattern.compile(
                    "[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?(?:\\.[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?)+");
    private static final Pattern PHONE = Pattern.compile("\\+?[0-9]+(?:-[0-9]+)*");
    private static final Pattern HYPHENS =
            Pattern.compile("[\\u2010-\\u2015\\u2212\\uFF0D\\u30FC\\uFF70()（）\\s]+");
    private static final Pattern POSTCODE = Pattern.compile("[0-9]{7}");
    private static final Pattern NUMBER = Pattern.compile("[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*");
    private static final Pattern KANJI = Pattern.compile("\\p{IsHan}");
    private static final Pattern CORPORATE_NUMBER = Pattern.compile("[1-9][0-9]{12}");

    private Shapes() {}

    /** An absolute http or https address without credentials. */
    static Optional<URI> url(String text) {
        try {
            var address = new URI(text);
            boolean web =
                    "http".equalsIgnoreCase(address.getScheme())
                            || "https".equalsIgnoreCase(address.getScheme());
            boolean named =
                    address.getRawAuthority() != null
                            && address.getRawUserInfo() == null
                            && !address.getRawAuthority().startsWith(":");
            return web && named && text.length() <= MAX_URL_CHARS
                    ? Optional.of(address)
                    : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    static boolean isEmail(String text) {
        return text.length() <= MAX_EMAIL_CHARS && EMAIL.matcher(text).matches();
    }

    /** A telephone number with hyphens between its groups: 9 to 15 digits. */
    static Optional<String> phone(String text) {
        String joined =
                HYPHENS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC))
                        .replaceAll("-")
                        .replaceAll("-+", "-");
        String phone = joined.replaceAll("^-|-$", "");
        long digits = phone.chars().filter(Character::isDigit).count();
        return PHONE.matcher(phone).matches() && digits >= 9 && digits <= 15
                ? Optional.of(phone)
                : Optional.empty();
    }

    /** A postcode as {@code 920-8577}. */
    static Optional<String> postcode(String text) {
        String digits =
                HYPHENS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC))
                        .replaceAll("")
                        .replace("-", "")
                        .replace("〒", "");
        return POSTCODE.matcher(digits).matches()
                ? Optional.of(digits.substring(0, 3) + "-" + digits.substring(3))
                : Optional.empty();
    }

    /** A reading: anything but kanji, with at least one kana or letter. */
    static boolean isReading(String text) {
        return !KANJI.matcher(text).find()
                && text.codePoints().anyMatch(Character::isLetterOrDigit);
    }

    /** Upper and lower case letters, digits, single hyphens. */
    static boolean isNumber(String text) {
        return NUMBER.matcher(text).matches();
    }

    /**
     * A corporate number: 13 digits, the first being the check digit 9 - (sum of the other digits
     * from the right, weighted 1, 2, 1, 2 …) mod 9 (Ordinance of the Ministry of Finance No. 70 of
     * 2014, article 2).
     */
    static boolean isCorporateNumber(String text) {
        if (!CORPORATE_NUMBER.matcher(text).matches()) {
            return false;
        }
        int sum = 0;
        for (int i = 1; i <= 12; i++) {
            sum += (text.charAt(13 - i) - '0') * (i % 2 == 1 ? 1 : 2);
        }
        return text.charAt(0) - '0' == 9 - sum % 9;
    }
}
