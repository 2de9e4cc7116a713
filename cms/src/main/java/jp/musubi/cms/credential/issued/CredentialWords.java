package jp.musubi.cms.credential.issued;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;

/**
 * The sentences of credentials in one language: a credential is signed with its words, so that it
 * has one language only. Other words are another document, signed anew.
 */
public final class CredentialWords {
    private static final String ENGLISH = "en";

    private static final Map<String, Properties> SENTENCES =
            Map.of("ja", load("sentences_ja.properties"), ENGLISH, load("sentences_en.properties"));

    private final String language;
    private final Properties sentences;

    private CredentialWords(String language, Properties sentences) {
        this.language = language;
        this.sentences = sentences;
    }

    /** The sentences in a language; in English where there are none in it. */
    public static CredentialWords in(String language) {
        Properties own = SENTENCES.get(language);
        return own == null
                ? new CredentialWords(ENGLISH, Objects.requireNonNull(SENTENCES.get(ENGLISH)))
                : new CredentialWords(language, own);
    }

    /** The language that they are in. */
    public String language() {
        return language;
    }

    /** The sentence of that name. */
    public String text(String key, String... arguments) {
        String pattern = sentences.getProperty(key);
        if (pattern == null) {
            throw new IllegalArgumentException("no sentence for " + key);
        }
        Object[] mentioned = arguments;
        return new MessageFormat(pattern, Locale.forLanguageTag(language)).format(mentioned);
    }

    private static Properties load(String name) {
        var properties = new Properties();
        try (var in =
                        Objects.requireNonNull(
                                CredentialWords.class.getResourceAsStream(name), name);
                var reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }
}
