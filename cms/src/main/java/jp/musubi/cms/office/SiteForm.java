package jp.musubi.cms.office;

import jp.musubi.cms.setting.SitePart;
import jp.musubi.cms.setting.SiteWords;
import jp.musubi.cms.web.Form;
import jp.musubi.content.label.Label;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What somebody typed about the site as a whole.
 *
 * @param texts as typed, by the name of the field
 * @param sample whether its groups are fictional
 * @param languages of the site; texts of the first are needed
 */
record SiteForm(Map<String, String> texts, boolean sample, List<String> languages) {
    /** Name of the box that says that groups are fictional. */
    static final String SAMPLE = "sample";

    /** What no page can show. A tab is white space, and so is the end of a line in most parts. */
    private static final String CONTROLS = "[\\p{Cc}\\p{Cs}&&[^\\n\\t]]";

    /**
     * Something wrong with a field.
     *
     * @param code {@code missing} or {@code long}
     * @param length in characters
     */
    record Mistake(String field, SitePart part, String code, int length) {}

    /** The name of the field of a part in a language. */
    static String field(SitePart part, String language) {
        return part.id() + "." + language;
    }

    static SiteForm of(SiteWords words, List<String> languages) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (SitePart part : SitePart.values()) {
            languages.forEach(
                    language -> texts.put(field(part, language), words.text(part, language)));
        }
        return new SiteForm(texts, words.sample(), languages);
    }

    static SiteForm of(Form form, List<String> languages) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (SitePart part : SitePart.values()) {
            languages.forEach(language -> {
                String name = field(part, language);
                texts.put(name, form.text(name));
            });
        }
        return new SiteForm(texts, form.has(SAMPLE), languages);
    }

    /** A text as it was typed. */
    String typed(SitePart part, String language) {
        return texts.getOrDefault(field(part, language), "");
    }

    private String clean(SitePart part, String language) {
        String text = typed(part, language).replaceAll(CONTROLS, "");
        return part.hasLines()
                ? text.lines()
                        .map(line -> line.replace('\t', ' ').strip())
                        .collect(Collectors.joining("\n"))
                        .strip()
                : text.replaceAll("[\\n\\t]+", " ").strip();
    }

    List<Mistake> mistakes() {
        var mistakes = new ArrayList<Mistake>();
        for (SitePart part : SitePart.values()) {
            for (String language : languages) {
                String text = clean(part, language);
                int length = text.codePointCount(0, text.length());
                boolean isFirst = language.equals(languages.getFirst());
                if (text.isEmpty() && part.isNeeded() && isFirst) {
                    mistakes.add(new Mistake(field(part, language), part, "missing", 0));
                } else if (length > part.maxCharacters()) {
                    mistakes.add(new Mistake(field(part, language), part, "long", length));
                }
            }
        }
        return List.copyOf(mistakes);
    }

    /**
     * The words that it stands for. A part that is missing though it is needed is what it was, and
     * so are texts in languages that the site no longer has.
     */
    SiteWords over(SiteWords before) {
        Map<SitePart, Label> labels = new EnumMap<>(SitePart.class);
        for (SitePart part : SitePart.values()) {
            Map<String, String> texts = new LinkedHashMap<>();
            languages.forEach(language -> texts.put(language, clean(part, language)));
            Label known = before.labels().get(part);
            if (known != null) {
                known.texts().forEach(texts::putIfAbsent);
                if (part.isNeeded()) {
                    texts.replaceAll((language, text) ->
                            text.isEmpty() && language.equals(languages.getFirst())
                                    ? known.in(language)
                                    : text);
                }
            }
            texts.values().removeIf(String::isEmpty);
            if (!texts.isEmpty()) {
                labels.put(part, new Label(texts));
            }
        }
        return new SiteWords(labels, sample);
    }

    /** Names of what differs. */
    static List<String> changed(SiteWords before, SiteWords after) {
        List<String> changed =
                Arrays.stream(SitePart.values())
                        .filter(part -> !texts(before, part).equals(texts(after, part)))
                        .map(SitePart::id)
                        .collect(Collectors.toCollection(ArrayList::new));
        if (before.sample() != after.sample()) {
            changed.add(SAMPLE);
        }
        return changed;
    }

    private static Map<String, String> texts(SiteWords words, SitePart part) {
        Label label = words.labels().get(part);
        return label == null ? Map.of() : label.texts();
    }
}
