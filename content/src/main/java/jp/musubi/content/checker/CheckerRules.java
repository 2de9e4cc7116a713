package jp.musubi.content.checker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;

import jp.musubi.content.city.BundledFiles;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The rules of the checker, read from a folder: {@code rules.json} with patterns and limits, {@code
 * words.csv} with hard words and easier ones, {@code characters.csv} with characters that not every
 * machine shows and plain ones. Immutable.
 */
public final class CheckerRules {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String FOLDER = "checker";

    private final ObjectNode rules;
    private final SequencedMap<String, String> words;
    private final SequencedMap<String, String> characters;

    private CheckerRules(
            ObjectNode rules,
            SequencedMap<String, String> words,
            SequencedMap<String, String> characters) {
        this.rules = rules;
        this.words = Collections.unmodifiableSequencedMap(words);
        this.characters = Collections.unmodifiableSequencedMap(characters);
    }

    /** The rules that come with the program. */
    public static CheckerRules bundled() {
        try {
            return at(BundledFiles.folder().resolve(FOLDER));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The rules of a folder. */
    public static CheckerRules at(Path folder) throws IOException {
        var rules = (ObjectNode) JSON.readTree(Files.readString(folder.resolve("rules.json")));
        return new CheckerRules(
                rules,
                pairs(folder.resolve("words.csv"), "word", "easier"),
                pairs(folder.resolve("characters.csv"), "character", "plain"));
    }

    private static SequencedMap<String, String> pairs(Path file, String key, String value)
            throws IOException {
        var pairs = new LinkedHashMap<String, String>();
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(file)) {
            rows.forEach(row -> pairs.put(row.getField(key), row.getField(value)));
        }
        return pairs;
    }

    /** Everything in one JSON object, for the same checker in browsers. */
    public byte[] json() {
        ObjectNode all = rules.deepCopy();
        words.forEach(all.putObject("words")::put);
        characters.forEach(all.putObject("characters")::put);
        try {
            return JSON.writeValueAsBytes(all);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Names of all rules. */
    public Iterable<String> names() {
        return rules.path("severities")::fieldNames;
    }

    Severity severity(String rule) {
        return Severity.valueOf(
                rules.path("severities").path(rule).textValue().toUpperCase(Locale.ROOT));
    }

    Pattern pattern(String name) {
        return Pattern.compile(rules.path(name).textValue());
    }

    int limit(String name) {
        return rules.path(name).intValue();
    }

    /** The patterns to look for in words: rule, pattern, replacement. */
    JsonNode patterns() {
        return rules.path("patterns");
    }

    /** The year before an era's first. */
    int yearBefore(String era) {
        return rules.path("eras").path(era).intValue();
    }

    Map<String, String> words() {
        return words;
    }

    Map<String, String> characters() {
        return characters;
    }

    /** A pattern that finds the hard words, the longest first. */
    Pattern anyWord() {
        return Pattern.compile(
                words.keySet().stream()
                        .sorted(Comparator.comparingInt(String::length).reversed())
                        .map(Pattern::quote)
                        .collect(Collectors.joining("|")));
    }

    /** A pattern that finds characters that not every machine shows. */
    Pattern anyCharacters() {
        return Pattern.compile(
                "[" + characters.keySet().stream().collect(Collectors.joining()) + "]+");
    }
}
