package jp.musubi.site.search;

import jp.musubi.content.entry.Entry;
import jp.musubi.site.link.LinkedSite;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Makes questions about a site up, always the same ones: pieces of its texts, mistyped and mixed.
 */
final class Questions {
    private static final List<String> ODD =
            List.of(
                    "できるところを教えて",
                    "ですか",
                    "の",
                    "。、！",
                    "❤️👍",
                    "npo npo",
                    "(a|b)*",
                    "<b>&amp;",
                    "' OR 1=1",
                    "ｶﾞｯｺｳ",
                    "株式会社㈱",
                    "kanazawa",
                    "shimin kyodo",
                    "Volunteers wanted",
                    "ー",
                    "ヶ",
                    "子",
                    "\uD842\uDFB7",
                    "こども",
                    "かなざわ",
                    "ボラ",
                    "町内会",
                    "12月3日");

    private static final Pattern WORD = Pattern.compile("[ァ-ヺー]{4,}|[A-Za-z]{5,}|\\p{IsHan}{2}");

    /** Kanji that sound alike. */
    private static final List<String> ALIKE =
            List.of("環感間", "協共教", "講公高", "化科課", "会回改", "活勝", "参三山", "市子史", "成生正", "地知");

    private final Readings readings = new Readings();
    private final Random random = new Random(5);
    private final List<String> texts = new ArrayList<>();
    private final Map<String, List<String>> ids = new HashMap<>();
    private final List<String> languages;

    Questions(LinkedSite site, Map<String, List<String>> ids) {
        this.languages = site.site().languages();
        this.ids.putAll(ids);
        for (Entry entry : site.entries()) {
            for (String language : languages) {
                texts.add(site.title(entry, language));
                for (String field : List.of("reading", "summary", "body", "citation")) {
                    entry.fields().text(field, language).ifPresent(texts::add);
                }
            }
        }
    }

    Query next() {
        var filters = new HashMap<String, List<String>>();
        ids.forEach((facet, known) -> {
            if (!known.isEmpty() && random.nextInt(12) == 0) {
                filters.put(facet, List.of(one(known), one(known)));
            }
        });
        int offset = random.nextInt(4) == 0 ? random.nextInt(30) : 0;
        return new Query(words(), filters, 10, offset, one(languages));
    }

    private String words() {
        return switch (random.nextInt(11)) {
            case 0 -> "";
            case 1 -> one(ODD);
            case 2 -> one(texts);
            case 3 -> mistyped(piece(4, 12));
            case 4 -> piece(2, 4) + " " + piece(2, 4);
            case 5 -> piece(2, 6) + one(ODD) + piece(2, 6);
            case 6, 7 -> misspelled();
            case 8 -> piece(2, 3) + " " + misspelled();
            default -> piece(1, 20);
        };
    }

    /** A word with a slip, or how it is read with one, or with another kanji of the same sound. */
    private String misspelled() {
        String text = one(texts);
        List<String> words = WORD.matcher(text).results().map(MatchResult::group).toList();
        if (words.isEmpty()) {
            return text;
        }
        String word = one(words);
        String reading = readings.ofPair(word).orElse("");
        for (String alike : ALIKE) {
            int at = alike.indexOf(word.charAt(0));
            if (at >= 0 && !reading.isEmpty()) {
                return alike.charAt((at + 1) % alike.length()) + word.substring(1);
            }
        }
        return slipped(reading.isEmpty() ? word : reading);
    }

    private String slipped(String word) {
        int at = random.nextInt(word.length());
        String before = word.substring(0, at);
        String after = word.substring(at + 1);
        return switch (random.nextInt(4)) {
            case 0 -> before + after;
            case 1 -> before + word.charAt(at) + word.charAt(at) + after;
            case 2 -> before + word.charAt(random.nextInt(word.length())) + after;
            default ->
                    after.isEmpty()
                            ? after + before
                            : before + after.charAt(0) + word.charAt(at) + after.substring(1);
        };
    }

    private String piece(int least, int most) {
        String text = one(texts);
        int length = Math.min(text.length(), least + random.nextInt(most - least + 1));
        int from = random.nextInt(text.length() - length + 1);
        return text.substring(from, from + length);
    }

    private String mistyped(String text) {
        int at = random.nextInt(text.length() + 1);
        return text.substring(0, at)
                + piece(1, 1)
                + text.substring(Math.min(text.length(), at + 1));
    }

    private <T> T one(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
