package jp.musubi.content.problem;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;

/** The sentences behind problem codes, one property a code and language. */
final class Messages {
    private static final Map<String, Properties> BY_LANGUAGE =
            Map.of("ja", load("problems_ja.properties"), "en", load("problems_en.properties"));

    private Messages() {}

    static String sentence(String code, String language, List<String> arguments) {
        Properties sentences =
                Objects.requireNonNull(BY_LANGUAGE.get(language.equals("ja") ? "ja" : "en"));
        String pattern = sentences.getProperty(code);
        if (pattern == null) {
            throw new IllegalArgumentException("no message for problem code " + code);
        }
        return new MessageFormat(pattern).format(arguments.toArray());
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
