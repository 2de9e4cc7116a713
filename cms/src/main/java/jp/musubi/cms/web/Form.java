package jp.musubi.cms.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The fields of a form sent as application/x-www-form-urlencoded, in order. Lines end in {@code
 * \n}, however the browser sent them.
 */
public final class Form {
    private final Map<String, List<String>> values;

    private Form(Map<String, List<String>> values) {
        this.values = values;
    }

    /** A form without fields. */
    public static Form empty() {
        return new Form(Map.of());
    }

    /**
     * Reads a form.
     *
     * @throws Refusal if it has too many fields or is no UTF-8 in percent encoding
     */
    static Form parse(String encoded) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        int fields = 0;
        int start = 0;
        while (start < encoded.length()) {
            int end = encoded.indexOf('&', start);
            String pair = encoded.substring(start, end < 0 ? encoded.length() : end);
            start = end < 0 ? encoded.length() : end + 1;
            if (pair.isEmpty()) {
                continue;
            }
            if (++fields > WebLimits.MAX_FORM_FIELDS) {
                throw Refusal.because(
                        ProblemType.TOO_LARGE, "too-many-fields", WebLimits.MAX_FORM_FIELDS);
            }
            int equals = pair.indexOf('=');
            String name = QueryString.decode(equals < 0 ? pair : pair.substring(0, equals));
            String value = equals < 0 ? "" : QueryString.decode(pair.substring(equals + 1));
            values.computeIfAbsent(name, none -> new ArrayList<>()).add(unixLines(value));
        }
        return new Form(values);
    }

    /** A form with those values. */
    static Form of(Map<String, List<String>> values) {
        var lines = new LinkedHashMap<String, List<String>>();
        values.forEach((name, all) -> lines.put(name, all.stream().map(Form::unixLines).toList()));
        return new Form(lines);
    }

    private static String unixLines(String text) {
        return text.indexOf('\r') < 0 ? text : text.replace("\r\n", "\n").replace('\r', '\n');
    }

    /** Names of all fields, in order. */
    public Set<String> names() {
        return values.keySet();
    }

    /** Whether the form has a field of that name, be it empty. */
    public boolean has(String name) {
        return values.containsKey(name);
    }

    /** All values of a field, in order. */
    public List<String> all(String name) {
        return values.getOrDefault(name, List.of());
    }

    /** The first value of a field without white space around it; an empty one counts as absent. */
    public Optional<String> one(String name) {
        return all(name).stream().findFirst().map(String::strip).filter(text -> !text.isEmpty());
    }

    /** The first value of a field as it was typed; empty text when there is none. */
    public String text(String name) {
        return all(name).isEmpty() ? "" : all(name).getFirst();
    }
}
