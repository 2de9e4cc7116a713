package jp.musubi.cms.database;

import java.nio.file.Path;

/**
 * Where the store is.
 *
 * @param url JDBC address
 * @param user empty for embedded H2
 * @param password empty for embedded H2
 * @param maxConnections most connections open at once
 */
public record ConnectionSettings(String url, String user, String password, int maxConnections) {
    /** Connections of a pool whose settings say nothing. */
    public static final int DEFAULT_MAX_CONNECTIONS = 16;

    /** Embedded H2 in a file below the data folder. */
    public static ConnectionSettings embedded(Path dataFolder) {
        return new ConnectionSettings(
                "jdbc:h2:file:" + dataFolder.toAbsolutePath().resolve("musubi"),
                "",
                "",
                DEFAULT_MAX_CONNECTIONS);
    }

    /** The same with another number of connections. */
    public ConnectionSettings withMaxConnections(int connections) {
        return new ConnectionSettings(url, user, password, connections);
    }

    /** Whether this is embedded H2. */
    public boolean isEmbedded() {
        return url.startsWith("jdbc:h2:");
    }

    /** The address without its options, for people: an option may be a password. */
    String place() {
        return url.split("[?;]", 2)[0];
    }

    /** Without passwords, which never reach a log. */
    @Override
    public String toString() {
        return "ConnectionSettings[url=" + place() + ", user=" + user + "]";
    }
}
