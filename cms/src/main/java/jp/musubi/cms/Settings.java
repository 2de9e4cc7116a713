package jp.musubi.cms;

import jp.musubi.cms.database.ConnectionSettings;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What the program is told from outside; CONTRACT section 2 names the settings. Features get the
 * parts they need, not this record.
 *
 * @param data folder of everything the program writes
 * @param port TCP port; 0 for any free one
 * @param baseUrl public address of the site, ending in a slash; null for the local one
 * @param database where the store is
 * @param content folder of content types and vocabularies; null for the bundled ones
 * @param theme folder of the theme; null for the bundled one
 * @param smtpUrl mail server; null sends nothing
 */
public record Settings(
        Path data,
        int port,
        @Nullable URI baseUrl,
        ConnectionSettings database,
        @Nullable Path content,
        @Nullable Path theme,
        @Nullable URI smtpUrl) {

    /** A setting that cannot be used; the message names it and the cure in one sentence. */
    public static final class Invalid extends Exception {
        public Invalid(String sentence) {
            super(sentence);
        }
    }

    /**
     * Reads the settings: the environment wins over the file.
     *
     * @param file {@code .properties} or {@code .yml} with keys as {@code db.url}; empty for none
     * @param environment variables as {@code MUSUBI_DB_URL}
     */
    public static Settings read(Optional<Path> file, Map<String, String> environment)
            throws Invalid {
        throw new UnsupportedOperationException();
    }

    /** The same with another data folder, and with embedded H2 in it if it was in the old one. */
    public Settings withData(Path folder) {
        throw new UnsupportedOperationException();
    }

    /** The same with another port. */
    public Settings withPort(int tcpPort) {
        throw new UnsupportedOperationException();
    }
}
