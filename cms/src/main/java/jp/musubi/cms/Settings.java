package jp.musubi.cms;

import jp.musubi.cms.account.FactorKey;
import jp.musubi.cms.credential.key.KeyFolder;
import jp.musubi.cms.credential.key.KeySettings;
import jp.musubi.cms.database.ConnectionSettings;
import jp.musubi.cms.mail.MailSettings;

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
 * @param host address to listen on
 * @param port TCP port; 0 for any free one
 * @param baseUrl public address of the site, ending in a slash; null for the local one
 * @param database where the store is
 * @param content folder of content types and vocabularies; null for the bundled ones
 * @param theme folder of the theme; null for the bundled one
 * @param mail how mails leave the house
 * @param staffSecondFactor whether those who act for the city must have a second factor to sign in
 * @param factorKey file of the key that secrets of second factors are encrypted with; null for the
 *     one in the data folder
 * @param keys where the keys of credentials are
 */
public record Settings(
        Path data,
        String host,
        int port,
        @Nullable URI baseUrl,
        ConnectionSettings database,
        @Nullable Path content,
        @Nullable Path theme,
        MailSettings mail,
        boolean staffSecondFactor,
        @Nullable Path factorKey,
        KeySettings keys) {
    /** Only this machine, when nothing is set: a web server with TLS stands before the program. */
    public static final String DEFAULT_HOST = "127.0.0.1";

    /** TCP port when nothing is set. */
    public static final int DEFAULT_PORT = 8080;

    /** Data folder when nothing is set, below the current folder. */
    public static final String DEFAULT_DATA = "musubi-data";

    /** A setting that cannot be used; the message names it and the cure in one sentence. */
    public static final class Invalid extends Exception {
        public Invalid(String sentence) {
            super(sentence);
        }
    }

    /**
     * Reads the settings: the environment wins over the file.
     *
     * @param file {@code .properties} or {@code .yml} with keys as {@code db.url}; empty for none.
     *     Relative folders in it start from where the program was started
     * @param environment variables as {@code MUSUBI_DB_URL}
     */
    public static Settings read(Optional<Path> file, Map<String, String> environment)
            throws Invalid {
        return SettingSource.read(file, environment).settings();
    }

    /** The same with another data folder, and with embedded H2 in it if it was in the old one. */
    public Settings withData(Path folder) {
        boolean inOldFolder = database.url().equals(ConnectionSettings.embedded(data).url());
        return new Settings(
                folder,
                host,
                port,
                baseUrl,
                inOldFolder ? ConnectionSettings.embedded(folder) : database,
                content,
                theme,
                mail,
                staffSecondFactor,
                factorKey,
                keys);
    }

    /** The same with another port. */
    public Settings withPort(int tcpPort) {
        return new Settings(
                data,
                host,
                tcpPort,
                baseUrl,
                database,
                content,
                theme,
                mail,
                staffSecondFactor,
                factorKey,
                keys);
    }

    /** The same with another public address. */
    public Settings withBaseUrl(URI address) {
        return new Settings(
                data,
                host,
                port,
                address,
                database,
                content,
                theme,
                mail,
                staffSecondFactor,
                factorKey,
                keys);
    }

    /** The same without a duty of a second factor: for accounts that everybody knows. */
    public Settings withoutStaffSecondFactor() {
        return new Settings(
                data, host, port, baseUrl, database, content, theme, mail, false, factorKey, keys);
    }

    /** The same with other keys of credentials. */
    public Settings withKeys(KeySettings others) {
        return new Settings(
                data,
                host,
                port,
                baseUrl,
                database,
                content,
                theme,
                mail,
                staffSecondFactor,
                factorKey,
                others);
    }

    /** The file of the key that secrets of second factors are encrypted with. */
    public Path keyFile() {
        return factorKey == null ? data.resolve(FactorKey.FILE) : factorKey;
    }

    /** The folder of the keys that credentials are signed with. */
    public KeyFolder keyFolder() {
        return keys.in(data);
    }
}
