package jp.musubi.cms.web;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;

/** The sentences of the HTTP layer, one property a sentence and language. */
final class Messages {
    private static final Properties JA = load("messages_ja.properties");
    private static final Properties EN = load("messages_en.properties");

    private Messages() {}

    /** The sentence in {@code ja} or {@code en}. */
    static String sentence(String language, String key, Object... arguments) {
        boolean japanese = language.equals("ja");
        String pattern = (japanese ? JA : EN).getProperty(key);
        if (pattern == null) {
            throw new IllegalArgumentException("no message for " + key);
        }
        Locale locale = japanese ? Locale.JAPANESE : Locale.ENGLISH;
        return new MessageFormat(pattern, locale).format(arguments);
    }

    private static Properties load(String name) {
        Properties properties = new Properties();
        try (var in = Objects.requireNonNull(Messages.class.getResourceAsStream(name), name);
                var reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }
}
