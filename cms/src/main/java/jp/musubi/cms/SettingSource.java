package jp.musubi.cms;

import jp.musubi.cms.credential.key.KeySettings;
import jp.musubi.cms.database.ConnectionSettings;
import jp.musubi.cms.mail.Letter;
import jp.musubi.cms.mail.MailSettings;

import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

/**
 * Texts of settings by their variable's name ({@code MUSUBI_DB_URL}), each with the place it came
 * from, so that a complaint can name it.
 */
record SettingSource(Map<String, Found> found) {
    private static final String PREFIX = "MUSUBI_";
    private static final int MAX_PORT = 65_535;
    private static final int MAX_CONNECTIONS = 1_000;
    private static final Set<String> KNOWN =
            Set.of(
                    "MUSUBI_DATA",
                    "MUSUBI_HOST",
                    "MUSUBI_PORT",
                    "MUSUBI_BASE_URL",
                    "MUSUBI_DB_URL",
                    "MUSUBI_DB_USER",
                    "MUSUBI_DB_PASSWORD",
                    "MUSUBI_DB_CONNECTIONS",
                    "MUSUBI_SMTP_URL",
                    "MUSUBI_MAIL_FROM",
                    "MUSUBI_STAFF_SECOND_FACTOR",
                    "MUSUBI_FACTOR_KEY",
                    "MUSUBI_KEYS",
                    "MUSUBI_KEYS_PASSPHRASE",
                    "MUSUBI_KEYS_PASSPHRASE_FILE",
                    "MUSUBI_CONTENT",
                    "MUSUBI_THEME");

    /**
     * A setting's text.
     *
     * @param place what people call it there: the variable, or the key and the file
     */
    record Found(String text, String place) {}

    static SettingSource read(Optional<Path> file, Map<String, String> environment)
            throws Settings.Invalid {
        var found = new HashMap<String, Found>();
        if (file.isPresent()) {
            for (var entry : readFile(file.get()).entrySet()) {
                String place = entry.getKey() + " in " + file.get();
                String variable = variable(entry.getKey());
                if (!KNOWN.contains(variable)) {
                    throw new Settings.Invalid(
                            place + " is no setting: use one of " + known() + ".");
                }
                found.put(variable, new Found(entry.getValue().strip(), place));
            }
        }
        for (String variable : KNOWN) {
            String text = environment.get(variable);
            if (text != null) {
                found.put(variable, new Found(text.strip(), variable));
            }
        }
        found.values().removeIf(setting -> setting.text().isEmpty());
        return new SettingSource(found);
    }

    Settings settings() throws Settings.Invalid {
        Path data = folder("MUSUBI_DATA");
        Path dataFolder = data != null ? data : Path.of(Settings.DEFAULT_DATA);
        URI baseUrl = baseUrl();
        return new Settings(
                dataFolder,
                host(),
                number("MUSUBI_PORT", Settings.DEFAULT_PORT, 0, MAX_PORT),
                baseUrl,
                database(dataFolder),
                folder("MUSUBI_CONTENT"),
                folder("MUSUBI_THEME"),
                mail(baseUrl),
                isRequired("MUSUBI_STAFF_SECOND_FACTOR"),
                path("MUSUBI_FACTOR_KEY", "file"),
                keys());
    }

    private KeySettings keys() throws Settings.Invalid {
        Found passphrase = found.get("MUSUBI_KEYS_PASSPHRASE");
        Path file = path("MUSUBI_KEYS_PASSPHRASE_FILE", "file");
        if (passphrase != null && file != null) {
            throw new Settings.Invalid(
                    "%s and MUSUBI_KEYS_PASSPHRASE_FILE are both set: set one of them."
                            .formatted(passphrase.place()));
        }
        return new KeySettings(
                folder("MUSUBI_KEYS"), passphrase == null ? null : passphrase.text(), file);
    }

    private MailSettings mail(@Nullable URI baseUrl) throws Settings.Invalid {
        URI server =
                address("MUSUBI_SMTP_URL", Set.of("smtp", "smtps"), "smtp://mail.example.jp:587");
        Found from = found.get("MUSUBI_MAIL_FROM");
        if (from == null) {
            String host = baseUrl == null ? "localhost" : baseUrl.getHost();
            return new MailSettings(server, "no-reply@" + host);
        }
        if (!Letter.isAddress(from.text())) {
            throw new Settings.Invalid(
                    from.place()
                            + " is no mail address: write something like kyodo@city.example.jp.");
        }
        return new MailSettings(server, from.text());
    }

    private boolean isRequired(String variable) throws Settings.Invalid {
        Found setting = found.get(variable);
        if (setting == null) {
            return true;
        }
        return switch (setting.text()) {
            case "required" -> true;
            case "optional" -> false;
            default ->
                    throw new Settings.Invalid(
                            "%s is \"%s\": write required or optional."
                                    .formatted(setting.place(), setting.text()));
        };
    }

    private ConnectionSettings database(Path data) throws Settings.Invalid {
        int connections =
                number(
                        "MUSUBI_DB_CONNECTIONS",
                        ConnectionSettings.DEFAULT_MAX_CONNECTIONS,
                        1,
                        MAX_CONNECTIONS);
        Found url = found.get("MUSUBI_DB_URL");
        if (url == null) {
            return ConnectionSettings.embedded(data).withMaxConnections(connections);
        }
        if (url.text().startsWith("jdbc:mariadb:")) {
            throw new Settings.Invalid(
                    url.place()
                            + " starts with jdbc:mariadb:, but this program speaks to MariaDB"
                            + " through MySQL's driver: write jdbc:mysql: instead.");
        }
        if (!url.text().startsWith("jdbc:mysql:") && !url.text().startsWith("jdbc:h2:file:")) {
            throw new Settings.Invalid(
                    url.place()
                            + " is no address of a database: write something like"
                            + " jdbc:mysql://localhost:3306/musubi, or leave it out to use the"
                            + " database inside the data folder.");
        }
        return new ConnectionSettings(
                url.text(), text("MUSUBI_DB_USER"), text("MUSUBI_DB_PASSWORD"), connections);
    }

    private String host() {
        String host = text("MUSUBI_HOST");
        return host.isEmpty() ? Settings.DEFAULT_HOST : host;
    }

    private String text(String variable) {
        Found setting = found.get(variable);
        return setting == null ? "" : setting.text();
    }

    private int number(String variable, int otherwise, int least, int most)
            throws Settings.Invalid {
        Found setting = found.get(variable);
        if (setting == null) {
            return otherwise;
        }
        try {
            int number = Integer.parseInt(setting.text());
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // The sentence below says what is wanted.
        }
        throw new Settings.Invalid(
                "%s is \"%s\": write a whole number from %d to %d."
                        .formatted(setting.place(), setting.text(), least, most));
    }

    private @Nullable Path folder(String variable) throws Settings.Invalid {
        return path(variable, "folder");
    }

    private @Nullable Path path(String variable, String what) throws Settings.Invalid {
        Found setting = found.get(variable);
        if (setting == null) {
            return null;
        }
        try {
            return Path.of(setting.text());
        } catch (InvalidPathException e) {
            throw new Settings.Invalid(
                    "%s is \"%s\", which cannot be a %s here: write the path of a %s."
                            .formatted(setting.place(), setting.text(), what, what));
        }
    }

    private @Nullable URI baseUrl() throws Settings.Invalid {
        URI url =
                address(
                        "MUSUBI_BASE_URL",
                        Set.of("http", "https"),
                        "https://kyodo.city.example.jp/");
        if (url == null) {
            return null;
        }
        if (url.getRawQuery() != null || url.getRawFragment() != null) {
            throw new Settings.Invalid(
                    "MUSUBI_BASE_URL is \"%s\": leave out what follows ? or #.".formatted(url));
        }
        return url.getRawPath().endsWith("/") ? url : URI.create(url + "/");
    }

    private @Nullable URI address(String variable, Set<String> schemes, String example)
            throws Settings.Invalid {
        Found setting = found.get(variable);
        if (setting == null) {
            return null;
        }
        try {
            URI address = new URI(setting.text());
            String scheme = address.getScheme();
            if (scheme != null
                    && schemes.contains(scheme.toLowerCase(Locale.ROOT))
                    && address.getHost() != null) {
                return address;
            }
        } catch (URISyntaxException e) {
            // The sentence below says what is wanted.
        }
        throw new Settings.Invalid(
                "%s is not an address as it should be: write something like %s."
                        .formatted(setting.place(), example));
    }

    private static Map<String, String> readFile(Path file) throws Settings.Invalid {
        try {
            String text = Files.readString(file);
            return file.toString().endsWith(".properties") ? properties(text) : yaml(text);
        } catch (CharacterCodingException e) {
            throw new Settings.Invalid(
                    "The settings file " + file + " is not UTF-8: save it as UTF-8.");
        } catch (IOException e) {
            throw new Settings.Invalid(
                    "The settings file "
                            + file
                            + " cannot be read: check its name and its permissions.");
        } catch (IllegalArgumentException | YamlEngineException e) {
            throw new Settings.Invalid(
                    "The settings file %s is not understood (%s): write one setting a line."
                            .formatted(file, String.valueOf(e.getMessage()).replace('\n', ' ')));
        }
    }

    private static Map<String, String> properties(String text) throws IOException {
        var properties = new Properties();
        properties.load(new StringReader(text));
        var settings = new HashMap<String, String>();
        properties
                .stringPropertyNames()
                .forEach(key -> settings.put(key, properties.getProperty(key)));
        return settings;
    }

    private static Map<String, String> yaml(String text) {
        var settings = new HashMap<String, String>();
        Object root = new Load(LoadSettings.builder().build()).loadFromString(text);
        if (root != null) {
            flatten("", root, settings);
        }
        return settings;
    }

    private static void flatten(String key, Object value, Map<String, String> into) {
        if (value instanceof Map<?, ?> map) {
            map.forEach((name, inner) -> {
                if (inner != null) {
                    flatten(key.isEmpty() ? "" + name : key + "." + name, inner, into);
                }
            });
        } else if (key.isEmpty()) {
            throw new IllegalArgumentException("it has no keys");
        } else {
            into.put(key, String.valueOf(value));
        }
    }

    private static String variable(String key) {
        return PREFIX + key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    private static String known() {
        var keys = new TreeSet<String>();
        KNOWN.forEach(name ->
                keys.add(
                        name.substring(PREFIX.length())
                                .toLowerCase(Locale.ROOT)
                                .replace('_', '.')));
        return String.join(", ", keys);
    }
}
