package jp.musubi.site.search;

import jp.musubi.content.entry.Entry;
import jp.musubi.site.link.LinkedSite;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

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
        return switch (random.nextInt(8)) {
            case 0 -> "";
            case 1 -> one(ODD);
            case 2 -> one(texts);
            case 3 -> mistyped(piece(4, 12));
            case 4 -> piece(2, 4) + " " + piece(2, 4);
            case 5 -> piece(2, 6) + one(ODD) + piece(2, 6);
            default -> piece(1, 20);
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
