package jp.musubi.cms.importer.wording;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;

/** The wording behind each code, one property a code and language. */
final class Sentences {
    /** Characters of a value from the file that a sentence repeats. */
    private static final int MAX_MENTIONED_CHARS = 120;

    private static final Map<String, Properties> BY_LANGUAGE =
            Map.of("ja", load("sentences_ja.properties"), "en", load("sentences_en.properties"));

    private Sentences() {}

    static String text(String code, String language, List<String> arguments) {
        Properties sentences =
                Objects.requireNonNull(BY_LANGUAGE.get(language.equals("ja") ? "ja" : "en"));
        String pattern = sentences.getProperty(code);
        if (pattern == null) {
            throw new IllegalArgumentException("no sentence for the code " + code);
        }
        Object[] mentioned = arguments.stream().map(Sentences::printable).toArray();
        return new MessageFormat(pattern).format(mentioned);
    }

    /** A value from a file, on one line and without what a terminal would obey. */
    private static String printable(String value) {
        String line = value.replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}\\u2028\\u2029]+", " ").strip();
        if (line.codePointCount(0, line.length()) <= MAX_MENTIONED_CHARS) {
            return line;
        }
        return line.substring(0, line.offsetByCodePoints(0, MAX_MENTIONED_CHARS)) + "…";
    }

    private static Properties load(String name) {
        Properties properties = new Properties();
        try (var in = Objects.requireNonNull(Sentences.class.getResourceAsStream(name), name);
                var reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }
}
