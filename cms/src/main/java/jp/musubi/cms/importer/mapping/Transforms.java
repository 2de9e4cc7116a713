package jp.musubi.cms.importer.mapping;

import jp.musubi.cms.importer.wording.Sentence;
import jp.musubi.content.label.Label;
import jp.musubi.content.vocabulary.Term;
import jp.musubi.content.vocabulary.Vocabulary;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The steps that a mapping can name. */
final class Transforms {
    private static final String LIST_SEPARATORS = ";；・、,，\n";
    private static final Pattern TIME =
            Pattern.compile("([0-9]{1,2})\\s*(?::|時)\\s*([0-9]{1,2})?\\s*(?:分|:[0-9]{2})?");
    private static final Pattern NUMBER =
            Pattern.compile("(-?[0-9]+(?:\\.[0-9]+)?)\\s*(?:人|名|円|件|団体|世帯)?");
    private static final Pattern MARKDOWN = Pattern.compile("([\\\\`*_\\[\\]<>#|~])");

    private Transforms() {}

    /** Steps without anything to set. */
    static final Map<String, Transform> PLAIN =
            Map.ofEntries(
                    Map.entry("width", Transform.each(Folding::width)),
                    Map.entry("kana", Transform.each(Folding::kana)),
                    Map.entry("hyphens", Transform.each(Folding::hyphens)),
                    Map.entry("one_line", Transform.each(Folding::oneLine)),
                    Map.entry("blanks", Transform.each(Folding::singleBlanks)),
                    Map.entry("split", split(LIST_SEPARATORS)),
                    Map.entry("date", date(Which.ONLY)),
                    Map.entry("year", Transform.each(text -> text.replaceAll("-.*", ""))),
                    Map.entry("time", Transform.checked((text, _) -> Optional.of(time(text)))),
                    Map.entry("number", number()),
                    Map.entry("yes_no", yesNo()),
                    Map.entry("markdown", Transform.each(Transforms::markdown)));

    /** Which of several dates in one text is meant. */
    enum Which {
        ONLY,
        FIRST,
        LAST
    }

    /** Parts a list at any of the given characters. */
    static Transform split(String separators) {
        Pattern parts = Pattern.compile("[" + Pattern.quote(separators) + "]");
        return (values, complaints) ->
                values.stream()
                        .flatMap(parts::splitAsStream)
                        .map(Folding::trim)
                        .filter(part -> !part.isEmpty())
                        .distinct()
                        .toList();
    }

    static Transform date(Which which) {
        return Transform.checked((text, complaints) -> {
            List<String> found = Dates.in(text);
            if (found.isEmpty() || !found.stream().allMatch(Dates::isIso)) {
                complaints.accept(Sentence.of("no_date", text));
                return Optional.empty();
            }
            if (which == Which.ONLY && found.size() > 1) {
                complaints.accept(Sentence.of("several_dates", text));
                return Optional.empty();
            }
            return Optional.of(which == Which.LAST ? found.getLast() : found.getFirst());
        });
    }

    /** Half past five as 17:30; other words stay as they are. */
    private static String time(String text) {
        Matcher time = TIME.matcher(Folding.width(text));
        if (!time.matches()) {
            return text;
        }
        String minutes = time.group(2) == null ? "00" : time.group(2);
        return Integer.parseInt(time.group(1)) + ":" + (minutes.length() == 1 ? "0" : "") + minutes;
    }

    private static Transform number() {
        return Transform.checked((text, complaints) -> {
            Matcher number = NUMBER.matcher(Folding.hyphens(Folding.width(text)).replace(",", ""));
            if (number.matches()) {
                return Optional.of(number.group(1));
            }
            complaints.accept(Sentence.of("no_number", text));
            return Optional.empty();
        });
    }

    private static Transform yesNo() {
        return Transform.checked((text, complaints) -> {
            Optional<String> read = Marks.read(text).map(String::valueOf);
            if (read.isEmpty()) {
                complaints.accept(Sentence.of("neither_yes_nor_no", text));
            }
            return read;
        });
    }

    /** Text from a register says what it says: its signs are no Markdown. */
    private static String markdown(String text) {
        return MARKDOWN.matcher(text).replaceAll("\\\\$1");
    }

    /** Numbers get their unit; words (無料) stay as they are. */
    static Transform unit(String unit) {
        return Transform.each(text -> text.matches("[0-9][0-9,.]*") ? text + unit : text);
    }

    /** Leaves out values that stand for nothing (非公開, なし). */
    static Transform blank(List<String> words) {
        Set<String> keys = words.stream().map(Folding::key).collect(Collectors.toSet());
        return (values, complaints) ->
                values.stream().filter(value -> !keys.contains(Folding.key(value))).toList();
    }

    /** Words to ids, as the mapping lists them. */
    static Transform words(Map<String, String> words) {
        Map<String, String> byKey = new HashMap<>();
        words.forEach((word, id) -> byKey.put(Folding.key(word), id));
        return Transform.checked((text, complaints) -> {
            String id = byKey.get(Folding.key(text));
            if (id == null) {
                complaints.accept(Sentence.of("unknown_word", text));
            }
            return Optional.ofNullable(id);
        });
    }

    /** Names to ids: a term is found by its id, its label in any language or its short name. */
    static Transform lookup(Vocabulary vocabulary) {
        Map<String, String> byKey = new HashMap<>();
        for (Term term : vocabulary.terms().values()) {
            names(term).forEach(name -> byKey.putIfAbsent(Folding.key(name), term.id()));
        }
        return Transform.checked((text, complaints) -> {
            String id = byKey.get(Folding.key(text));
            if (id == null) {
                complaints.accept(Sentence.of("no_term", text, vocabulary.name()));
            }
            return Optional.ofNullable(id);
        });
    }

    private static Set<String> names(Term term) {
        Set<String> names = new HashSet<>();
        names.add(term.id());
        names.addAll(term.label().texts().values());
        Label shortLabel = term.shortLabel();
        if (shortLabel != null) {
            names.addAll(shortLabel.texts().values());
        }
        return names;
    }

    /** The value of the first pattern that is found in the text. */
    static Transform choose(SequencedMap<Pattern, String> choices) {
        return Transform.checked((text, complaints) -> {
            for (Map.Entry<Pattern, String> choice : choices.entrySet()) {
                if (choice.getKey().matcher(text).find()) {
                    return Optional.of(choice.getValue());
                }
            }
            complaints.accept(Sentence.of("nothing_chosen", text));
            return Optional.empty();
        });
    }

    /** Only what the pattern finds: its first group, or all of it. */
    static Transform keep(Pattern pattern) {
        return Transform.checked((text, complaints) -> {
            Matcher found = pattern.matcher(text);
            return found.find()
                    ? Optional.ofNullable(found.group(Math.min(1, found.groupCount())))
                    : Optional.empty();
        });
    }

    /** All but what the pattern finds. */
    static Transform remove(Pattern pattern) {
        return Transform.each(text -> pattern.matcher(text).replaceAll(""));
    }

    /** The names of all steps, for messages. */
    static String names() {
        return Arrays.stream(
                        (String.join(" ", PLAIN.keySet())
                                        + " blank words lookup choose keep remove unit")
                                .split(" ", -1))
                .sorted()
                .collect(Collectors.joining(", "));
    }
}
