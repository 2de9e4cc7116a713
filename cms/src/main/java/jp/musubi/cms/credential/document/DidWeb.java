package jp.musubi.cms.credential.document;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An identifier of the kind {@code did:web}: who it is says a file on a web server.
 *
 * @param text as {@code did:web:city.example.jp:musubi}
 */
public record DidWeb(String text) {
    private static final String START = "did:web:";
    private static final Pattern FORM =
            Pattern.compile(START + "[A-Za-z0-9.-]+(?:%3[Aa][0-9]{1,5})?(?::[A-Za-z0-9._~-]+)*");

    public DidWeb {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException("no did:web: " + text);
        }
    }

    /** The identifier that somebody sent; empty if it is of no or another kind. */
    public static Optional<DidWeb> of(String text) {
        return FORM.matcher(text).matches() && hasFolders(text)
                ? Optional.of(new DidWeb(text))
                : Optional.empty();
    }

    /** Names of folders that lead elsewhere would let one city speak for another. */
    private static boolean hasFolders(String text) {
        return !text.contains(":.:") && !text.contains(":..") && !text.endsWith(":.");
    }

    /**
     * The identifier of who publishes a site.
     *
     * @param site its public address
     * @throws IllegalArgumentException if it is no address of a web server, or has signs in its
     *     path that need escaping
     */
    public static DidWeb of(URI site) {
        if (site.getHost() == null || site.getUserInfo() != null) {
            throw new IllegalArgumentException("no address of a site: " + site);
        }
        var text = new StringBuilder(START).append(site.getHost().toLowerCase(Locale.ROOT));
        if (site.getPort() >= 0) {
            text.append("%3A").append(site.getPort());
        }
        String path = site.getRawPath() == null ? "" : site.getRawPath();
        for (String folder : path.split("/", -1)) {
            if (!folder.isEmpty()) {
                text.append(':').append(folder);
            }
        }
        return new DidWeb(text.toString());
    }

    /** Where its document is, by HTTPS; on this machine itself by plain HTTP. */
    public URI document() {
        String[] parts = text.substring(START.length()).split(":", -1);
        String authority = parts[0].replaceFirst("%3[Aa]", ":");
        var address = new StringBuilder(isLocal(authority) ? "http://" : "https://");
        address.append(authority);
        if (parts.length == 1) {
            address.append("/.well-known");
        }
        for (int i = 1; i < parts.length; i++) {
            address.append('/').append(parts[i]);
        }
        try {
            return new URI(address.append("/did.json").toString());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("its form was checked", e);
        }
    }

    private static boolean isLocal(String authority) {
        return authority.equals("localhost") || authority.startsWith("localhost:");
    }

    /** The address of one of its keys. */
    public String method(String key) {
        return text + "#" + key;
    }

    @Override
    public String toString() {
        return text;
    }
}
