package jp.musubi.cms.slug;

import jp.musubi.site.search.Folding;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Legal forms of corporations (特定非営利活動法人, 一般社団法人 …), which stand before or behind a name and tell
 * nobody which group is meant. The forms and how they are read are {@code legal-forms.csv}.
 */
final class LegalForms {
    private static final String AROUND = " ()[]「」『』【】・,、-";

    private final List<String> written;
    private final List<String> read;

    LegalForms() {
        List<String> rows = rows();
        this.written = longestFirst(rows.stream().map(row -> row.substring(0, row.indexOf(','))));
        this.read = longestFirst(rows.stream().map(row -> row.substring(row.indexOf(',') + 1)));
    }

    private static List<String> longestFirst(Stream<String> forms) {
        return forms.filter(form -> !form.isBlank())
                .map(Folding::fold)
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
    }

    /** A folded title without the forms around it; a title that is nothing else stays. */
    String withoutForms(String title) {
        return without(written, title);
    }

    /** A folded reading in hiragana without the forms around it. */
    String withoutReadForms(String reading) {
        return without(read, reading);
    }

    private static String without(List<String> forms, String text) {
        String name = text;
        String shorter = withoutOne(forms, name);
        while (shorter.length() < name.length()) {
            name = shorter;
            shorter = withoutOne(forms, name);
        }
        return name.isEmpty() ? text : name;
    }

    /** Forms may stand in brackets, and short ones (特非) have to. */
    private static String withoutOne(List<String> forms, String name) {
        String opened = withoutStart(name);
        String closed = withoutEnd(name);
        for (String form : forms) {
            if (name.startsWith(form)) {
                return withoutStart(name.substring(form.length()));
            }
            if (opened.startsWith(form)) {
                return withoutStart(opened.substring(form.length()));
            }
            if (name.endsWith(form)) {
                return withoutEnd(name.substring(0, name.length() - form.length()));
            }
            if (closed.endsWith(form)) {
                return withoutEnd(closed.substring(0, closed.length() - form.length()));
            }
        }
        return name;
    }

    private static String withoutStart(String name) {
        int start = 0;
        while (start < name.length() && AROUND.indexOf(name.charAt(start)) >= 0) {
            start++;
        }
        return name.substring(start);
    }

    private static String withoutEnd(String name) {
        int end = name.length();
        while (end > 0 && AROUND.indexOf(name.charAt(end - 1)) >= 0) {
            end--;
        }
        return name.substring(0, end);
    }

    private static List<String> rows() {
        try (var in =
                        Objects.requireNonNull(
                                LegalForms.class.getResourceAsStream("legal-forms.csv"),
                                "legal-forms.csv");
                var reader =
                        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return reader.lines().skip(1).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
