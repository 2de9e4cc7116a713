package jp.musubi.site.verify;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds private keys in what is about to be given out. What only speaks of keys, such as a page
 * that quotes the first line of a PEM, is none; what holds key material is one in every form that
 * keys commonly have.
 */
public final class PrivateKeys {
    /** A PEM's first line, lines of headers, and enough of a body to be more than a quotation. */
    private static final Pattern PEM =
            Pattern.compile(
                    "-----BEGIN ((?:[A-Z0-9]+ )*PRIVATE KEY(?: BLOCK)?)-----"
                            + "(?:\\s|[A-Za-z-]{1,30}: [^\\n]{0,200}\\n){0,20}"
                            + "[A-Za-z0-9+/]{16}");

    /** PKCS#8 of an Ed25519 or X25519 key from the version on (RFC 8410): either has 32 bytes. */
    private static final Pattern DER =
            Pattern.compile(
                    "\\x02\\x01[\\x00\\x01]\\x30\\x05\\x06\\x03\\x2b\\x65[\\x6e\\x70]"
                            + "\\x04\\x22\\x04\\x20[\\x00-\\xff]{32}",
                    Pattern.DOTALL);

    /** The same in base64, without the lines around it. */
    private static final Pattern BASE64 =
            Pattern.compile("MC4CAQAwBQYDK2V[uw]BCIEI[A-Za-z0-9+/\\s]{42}");

    /** Multicodec ed25519-priv in base58, of a seed (34 bytes) or of a pair (66 bytes). */
    private static final Pattern MULTIBASE =
            Pattern.compile(
                    "(?<!\\w)z3u2[1-9A-HJ-NP-Za-km-z]{42,44}(?:[1-9A-HJ-NP-Za-km-z]{43,45})?(?!\\w)");

    /** One JSON object without others in it, which a JWK is. */
    private static final Pattern FLAT_OBJECT = Pattern.compile("\\{[^{}]{0,8000}}");

    private static final Pattern KEY_TYPE = Pattern.compile("\"kty\"\\s*:\\s*\"(\\w+)\"");
    private static final Pattern PRIVATE_PART =
            Pattern.compile("\"d\"\\s*:\\s*\"[A-Za-z0-9_=+/-]{16,}\"");
    private static final Pattern SHARED_PART =
            Pattern.compile("\"k\"\\s*:\\s*\"[A-Za-z0-9_=+/-]{16,}\"");

    /** What names the curve in PKCS#8, but for its last byte. */
    private static final String OID = "0\005\006\003+e";

    /** What stands in the middle of a mark that every form has; see {@link #isMark}. */
    private static final boolean[] MIDDLES = new boolean[128];

    static {
        for (int middle : new int[] {'V', '3', 't', '4', 5}) {
            MIDDLES[middle] = true;
        }
    }

    private PrivateKeys() {}

    /**
     * What private key there is in the bytes of a file.
     *
     * @return what it is, in words and without any of it; empty if there is none
     */
    public static Optional<String> in(byte[] bytes) {
        if (!isSuspicious(bytes)) {
            return Optional.empty();
        }
        // Each byte as one character: text and binary files are looked at in the same way.
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        return Stream.<Function<String, Optional<String>>>of(
                        PrivateKeys::pem,
                        PrivateKeys::der,
                        PrivateKeys::multibase,
                        PrivateKeys::jwk)
                .flatMap(look -> look.apply(text).stream())
                .findFirst();
    }

    /**
     * Whether anything is there that each form has in it: three letters of PRIVATE, z3u, kty, C4C,
     * or the beginning of the object identifier. Nearly no file has any, and all are looked at.
     */
    private static boolean isSuspicious(byte[] bytes) {
        for (int i = 1; i < bytes.length - 1; i++) {
            int middle = bytes[i];
            if (middle >= 0 && MIDDLES[middle] && isMark(bytes[i - 1], middle, bytes[i + 1])) {
                return true;
            }
        }
        return false;
    }

    private static boolean isMark(int before, int middle, int after) {
        return switch (middle) {
            case 'V' -> before == 'I' && after == 'A';
            case '3' -> before == 'z' && after == 'u';
            case 't' -> before == 'k' && after == 'y';
            case '4' -> before == 'C' && after == 'C';
            default -> before == '0' && after == 6;
        };
    }

    private static Optional<String> pem(String text) {
        if (!text.contains("PRIVATE KEY")) {
            return Optional.empty();
        }
        Matcher found = PEM.matcher(plain(text));
        return found.find()
                ? Optional.of("a PEM file of the kind " + found.group(1))
                : Optional.empty();
    }

    private static Optional<String> der(String text) {
        boolean isBinary = text.contains(OID);
        if (isBinary && DER.matcher(text).find()) {
            return Optional.of("a private key in PKCS#8");
        }
        return text.contains("MC4CAQAwBQYDK2V") && BASE64.matcher(text).find()
                ? Optional.of("a private key in PKCS#8, as base64")
                : Optional.empty();
    }

    private static Optional<String> multibase(String text) {
        if (!text.contains("z3u2")) {
            return Optional.empty();
        }
        return MULTIBASE.matcher(text).find()
                ? Optional.of("a private key in multibase")
                : Optional.empty();
    }

    private static Optional<String> jwk(String text) {
        if (!text.contains("kty")) {
            return Optional.empty();
        }
        return FLAT_OBJECT
                .matcher(plain(text))
                .results()
                .map(found -> found.group())
                .filter(PrivateKeys::isPrivate)
                .findFirst()
                .map(_ -> "a private key as JWK");
    }

    private static boolean isPrivate(String object) {
        Matcher type = KEY_TYPE.matcher(object);
        if (!type.find()) {
            return false;
        }
        Pattern secret = type.group(1).equals("oct") ? SHARED_PART : PRIVATE_PART;
        return secret.matcher(object).find();
    }

    /** Without what JSON and HTML make of quotation marks and ends of lines. */
    private static String plain(String text) {
        return text.replace("\\r", "\r")
                .replace("\\n", "\n")
                .replace("\\/", "/")
                .replace("\\\"", "\"")
                .replace("&quot;", "\"")
                .replace("&#34;", "\"");
    }
}
