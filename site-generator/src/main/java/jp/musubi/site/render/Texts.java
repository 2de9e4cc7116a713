package jp.musubi.site.render;

import jp.musubi.site.theme.Theme;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;

/**
 * The theme's sentences in one language: {@code messages_ja.properties} and, where there are many,
 * {@code messages/PART_ja.properties} for each part of them; one sentence a property. Languages
 * that a theme has no sentences for are served in English.
 */
final class Texts {
    private static final String FALLBACK = "en";

    private final String language;
    private final Map<String, Message> messages;

    private Texts(String language, Map<String, Message> messages) {
        this.language = language;
        this.messages = messages;
    }

    static Texts of(Theme theme, String language) {
        String file = "messages_" + language + ".properties";
        String source =
                theme.text(file)
                        .or(() -> theme.text("messages_" + FALLBACK + ".properties"))
                        .orElseThrow(() -> new IllegalStateException("the theme lacks " + file));
        var messages = new HashMap<String, Message>();
        add(messages, source);
        for (String part : theme.paths("messages/")) {
            if (part.endsWith("_" + language + ".properties")) {
                add(messages, theme.text(part).orElseThrow());
            }
        }
        return new Texts(language, messages);
    }

    private static void add(Map<String, Message> messages, String source) {
        var properties = new Properties();
        try {
            properties.load(new StringReader(source));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        properties.forEach(
                (key, text) -> messages.put(key.toString(), Message.of(text.toString())));
    }

    String language() {
        return language;
    }

    /** The names of all sentences. */
    Set<String> keys() {
        return messages.keySet();
    }

    /**
     * The sentence of that name.
     *
     * @throws IllegalArgumentException if the theme has none
     */
    String text(String key, Object... arguments) {
        return message(key).text(arguments);
    }

    /** The sentence with its numbers in bold. */
    SafeHtml markup(String key, Object... arguments) {
        return message(key).markup(arguments);
    }

    private Message message(String key) {
        Message message = messages.get(key);
        if (message == null) {
            throw new IllegalArgumentException(
                    "messages_%s.properties has no sentence \"%s\"".formatted(language, key));
        }
        return message;
    }
}
