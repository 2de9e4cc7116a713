package jp.musubi.content.vocabulary;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;

import jp.musubi.content.label.Label;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads a vocabulary from CSV with a header: {@code id}, {@code label_LANGUAGE} columns, and
 * optionally {@code short_LANGUAGE}, {@code reading}, {@code order}, {@code parent}, {@code
 * valid_from}, {@code valid_to}, {@code mark}, {@code hue}.
 */
public final class VocabularyReader {
    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9_-]{0,59}");
    private static final Set<String> HUES = Set.of("", "ai", "enji", "oudo", "kusa", "murasaki");

    private final List<Mistake> mistakes = new ArrayList<>();
    private final Map<String, Term> terms = new LinkedHashMap<>();
    private final Map<String, Integer> lines = new HashMap<>();

    private VocabularyReader() {}

    /** One line that cannot be used, and how to mend it. */
    public record Mistake(int line, String message, String cure) {}

    /** What a file holds, and what is wrong with it. */
    public record Read(Vocabulary vocabulary, List<Mistake> mistakes) {}

    /** Reads the vocabulary of that name. */
    public static Read read(String name, String csv) {
        var reader = new VocabularyReader();
        reader.readAll(csv);
        return new Read(Vocabulary.of(name, List.copyOf(reader.terms.values())), reader.mistakes);
    }

    private void readAll(String csv) {
        String text = csv.startsWith("\uFEFF") ? csv.substring(1) : csv;
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(text)) {
            rows.forEach(this::row);
        } catch (CsvParseException e) {
            mistakes.add(
                    new Mistake(
                            1, "This is not CSV: " + e.getMessage() + ".", "Check the quotes."));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        terms.values().stream()
                .filter(term -> term.parent() != null && !terms.containsKey(term.parent()))
                .forEach(term ->
                        mistake(
                                lines.getOrDefault(term.id(), 1),
                                "The parent " + term.parent() + " is no term.",
                                "Name the id of another line."));
        if (terms.isEmpty() && mistakes.isEmpty()) {
            mistake(
                    1,
                    "The vocabulary has no terms.",
                    "Write a header with id and label_ja, then one line a term.");
        }
    }

    private void row(NamedCsvRecord row) {
        int line = (int) row.getStartingLineNumber();
        String id = value(row, "id");
        if (!ID.matcher(id).matches()) {
            mistake(
                    line,
                    "'" + id + "' is no id of a term.",
                    "Use lower case letters, digits, _ and -.");
            return;
        }
        Label label = label(row, "label_");
        if (label == null) {
            mistake(line, "The term " + id + " has no label.", "Fill label_ja.");
            return;
        }
        if (lines.putIfAbsent(id, line) != null) {
            mistake(line, "The term " + id + " stands twice.", "Keep one of them.");
            return;
        }
        String hue = value(row, "hue");
        if (!HUES.contains(hue)) {
            mistake(line, "'" + hue + "' is no hue.", "Use ai, enji, oudo, kusa or murasaki.");
        }
        String parent = value(row, "parent");
        terms.put(
                id,
                new Term(
                        id,
                        label,
                        label(row, "short_"),
                        value(row, "reading"),
                        order(row, line),
                        parent.isEmpty() ? null : parent,
                        date(row, "valid_from", line),
                        date(row, "valid_to", line),
                        value(row, "mark"),
                        hue));
    }

    private static @Nullable Label label(NamedCsvRecord row, String prefix) {
        var texts = new LinkedHashMap<String, String>();
        row.getFieldsAsMap()
                .forEach((column, text) -> {
                    if (column.startsWith(prefix) && !text.isBlank()) {
                        texts.put(column.substring(prefix.length()), text.strip());
                    }
                });
        return texts.isEmpty() ? null : new Label(texts);
    }

    private int order(NamedCsvRecord row, int line) {
        String text = value(row, "order");
        try {
            return text.isEmpty() ? line : Integer.parseInt(text);
        } catch (NumberFormatException e) {
            mistake(line, "'" + text + "' is no position.", "Write a whole number under order.");
            return line;
        }
    }

    private @Nullable LocalDate date(NamedCsvRecord row, String column, int line) {
        String text = value(row, column);
        try {
            return text.isEmpty() ? null : LocalDate.parse(text);
        } catch (DateTimeException e) {
            mistake(line, "'" + text + "' is no date.", "Write " + column + " as 2026-11-23.");
            return null;
        }
    }

    private static String value(NamedCsvRecord row, String column) {
        return row.findField(column).map(String::strip).orElse("");
    }

    private void mistake(int line, String message, String cure) {
        mistakes.add(new Mistake(line, message, cure));
    }
}
