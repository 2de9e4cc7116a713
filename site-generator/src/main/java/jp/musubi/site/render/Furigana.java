package jp.musubi.site.render;

import jp.musubi.content.model.ContentModel;
import jp.musubi.content.vocabulary.Term;
import jp.musubi.content.vocabulary.Vocabulary;
import jp.musubi.site.dictionary.Dictionary;
import jp.musubi.site.dictionary.Dictionary.Kind;
import jp.musubi.site.dictionary.Dictionary.Word;

import org.jspecify.annotations.Nullable;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Lays readings over the kanji of Japanese texts. What somebody registered (the reading of a name,
 * of a term) wins over the dictionary; a number and what it counts stay bare, because their
 * readings change with each other and a dictionary gets them wrong. Safe for many threads.
 */
final class Furigana {
    /** For pages in other languages: no readings at all. */
    static final Furigana NONE = new Furigana(Map.of());

    /** What templates have it as, for their function of that name. */
    static final String VIEW = "furigana";

    private static final Dictionary DICTIONARY = new Dictionary();

    /** Within these nothing is read aloud, or somebody wrote the readings. */
    private static final Set<String> LEFT_ALONE = Set.of("code", "pre", "kbd", "samp", "ruby");

    /**
     * Words with their readings laid over them; texts have the same few thousand again and again.
     */
    private static final Map<String, String> LAID = new ConcurrentHashMap<>();

    private static final int MAX_LAID = 20_000;

    private static final int MAX_BRIEFS = 20_000;
    private static final int MAX_BRIEF_CHARS = 200;

    /** Registered words by their first character, the longest first. */
    private final Map<Character, List<Name>> names;

    /** Short texts with their readings: lists and cards repeat what a profile says. */
    private final Map<String, SafeHtml> briefs = new ConcurrentHashMap<>();

    private Furigana(Map<Character, List<Name>> names) {
        this.names = names;
    }

    /**
     * A word that somebody registered with its reading.
     *
     * @param html the word with its reading over it
     */
    private record Name(String written, String html) {}

    /** Knows the terms of all vocabularies that have a reading. */
    static Furigana of(ContentModel model) {
        Map<Character, List<Name>> names = new HashMap<>();
        for (Vocabulary vocabulary : model.vocabularies().values()) {
            for (Term term : vocabulary.terms().values()) {
                add(names, term.name("ja"), term.reading());
                add(names, term.label().in("ja"), term.reading());
            }
        }
        return new Furigana(names);
    }

    /** The same, with one more name: an entry's own, or that of its group. */
    Furigana with(String name, String reading) {
        if (this == NONE || Ruby.parts(name, reading).isEmpty()) {
            return this;
        }
        Map<Character, List<Name>> more = new HashMap<>(names);
        add(more, name, reading);
        return new Furigana(more);
    }

    private static void add(Map<Character, List<Name>> names, String written, String reading) {
        List<Ruby.Part> parts = Ruby.parts(written, reading);
        if (parts.isEmpty() || !hasKanji(written)) {
            return;
        }
        String escaped = Escaping.escaped(written);
        var name = new Name(escaped, markup(parts));
        names.merge(
                escaped.charAt(0),
                List.of(name),
                (before, one) ->
                        Stream.concat(before.stream(), one.stream())
                                .sorted(
                                        Comparator.comparingInt(
                                                        (Name each) -> each.written().length())
                                                .reversed())
                                .toList());
    }

    /** A name under its registered reading, or where that does not fit, under the dictionary's. */
    SafeHtml over(Words name, String reading) {
        List<Ruby.Part> parts =
                this == NONE || !name.lang().isEmpty()
                        ? List.of()
                        : Ruby.parts(name.text(), reading);
        return parts.isEmpty()
                ? over(name)
                : SafeHtml.ofReadings(markup(parts), Escaping.escaped(name.text()));
    }

    /** A text with readings, if it is in the language of the page. */
    SafeHtml over(Words text) {
        SafeHtml escaped = SafeHtml.ofTemplate(Escaping.escaped(text.text()));
        if (this == NONE || !text.lang().isEmpty() || text.text().length() > MAX_BRIEF_CHARS) {
            return text.lang().isEmpty() ? over(escaped) : escaped;
        }
        SafeHtml known = briefs.get(text.text());
        if (known == null) {
            known = over(escaped);
            if (briefs.size() < MAX_BRIEFS) {
                briefs.put(text.text(), known);
            }
        }
        return known;
    }

    /** Markup in Japanese, with readings over the kanji of its texts. */
    SafeHtml over(SafeHtml markup) {
        String html = markup.html();
        if (this == NONE || !hasKanji(html)) {
            return markup;
        }
        var out = new StringBuilder(html.length() * 2);
        int at = 0;
        while (at < html.length()) {
            int tag = html.indexOf('<', at);
            int end = tag < 0 ? html.length() : tag;
            text(html.substring(at, end), out);
            at = tag < 0 ? end : behindTag(html, tag);
            out.append(html, end, at);
        }
        return SafeHtml.ofReadings(out.toString(), html);
    }

    /** Where a tag ends, or what it holds if that is left alone. */
    private static int behindTag(String html, int tag) {
        int end = html.indexOf('>', tag);
        if (end < 0) {
            return html.length();
        }
        int nameEnd = tag + 1;
        while (Character.isLetterOrDigit(html.charAt(nameEnd))) {
            nameEnd++;
        }
        String name = html.substring(tag + 1, nameEnd).toLowerCase(Locale.ROOT);
        if (!LEFT_ALONE.contains(name)) {
            return end + 1;
        }
        String closing = "</" + name + ">";
        int close = html.indexOf(closing, end);
        return close < 0 ? html.length() : close + closing.length();
    }

    private void text(String text, StringBuilder out) {
        if (!hasKanji(text)) {
            out.append(text);
            return;
        }
        List<Word> words = DICTIONARY.words(text);
        int written = 0;
        boolean counting = false;
        for (int i = 0; i < words.size(); i++) {
            Word word = words.get(i);
            if (word.from() < written) {
                continue;
            }
            out.append(text, written, word.from());
            Name name = nameAt(text, words, i);
            boolean bare = word.kind() == Kind.NUMBER || (counting && isCounter(word));
            if (name != null) {
                out.append(name.html());
                written = word.from() + name.written().length();
            } else {
                out.append(bare ? text.substring(word.from(), word.to()) : laid(text, word));
                written = word.to();
            }
            counting = word.kind() == Kind.NUMBER || Character.isDigit(text.charAt(word.to() - 1));
        }
        out.append(text, written, text.length());
    }

    /** Also what the dictionary takes for a noun behind a number, such as 月 in 7月. */
    private static boolean isCounter(Word word) {
        return word.kind() == Kind.COUNTER || word.to() - word.from() == 1;
    }

    /** The longest registered name that begins with a word and ends with one. */
    private @Nullable Name nameAt(String text, List<Word> words, int first) {
        int from = words.get(first).from();
        for (Name name : names.getOrDefault(text.charAt(from), List.of())) {
            int end = from + name.written().length();
            if (text.startsWith(name.written(), from)
                    && (end == text.length() || begins(words, first, end))) {
                return name;
            }
        }
        return null;
    }

    private static boolean begins(List<Word> words, int first, int end) {
        for (int i = first; i < words.size() && words.get(i).from() <= end; i++) {
            if (words.get(i).from() == end || words.get(i).to() == end) {
                return true;
            }
        }
        return false;
    }

    private static String laid(String text, Word word) {
        String written = text.substring(word.from(), word.to());
        String kana = word.kana();
        if (kana == null || !hasKanji(written)) {
            return written;
        }
        String key = written + '\t' + kana;
        String known = LAID.get(key);
        if (known != null) {
            return known;
        }
        List<Ruby.Part> parts = Ruby.parts(written, kana);
        String html = parts.isEmpty() ? written : markup(parts);
        if (LAID.size() < MAX_LAID) {
            LAID.put(key, html);
        }
        return html;
    }

    private static String markup(List<Ruby.Part> parts) {
        var html = new StringBuilder();
        for (Ruby.Part part : parts) {
            String text = Escaping.escaped(part.text());
            if (part.reading().isEmpty() || !hasKanji(text)) {
                html.append(text);
            } else {
                html.append("<ruby class=\"yomi\">")
                        .append(text)
                        .append("<rp>（</rp><rt>")
                        .append(Escaping.escaped(part.reading()))
                        .append("</rt><rp>）</rp></ruby>");
            }
        }
        return html.toString();
    }

    private static boolean hasKanji(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c >= '\u3400' && c <= '\u9fff') || c == '々' || Character.isHighSurrogate(c)) {
                return true;
            }
        }
        return false;
    }
}
