package jp.musubi.site.search;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * How single kanji are mostly read, from {@code kanji.txt}: so a word that was written with other
 * kanji than were meant is known by its sound. {@code dictionary/kanji.py} makes the table.
 */
final class KanjiReadings {
    /** The most frequent reading of a kanji, and the next one. */
    private static final int[] RANKS = {1, 2};

    /** What is said shorter before most consonants: 学 in 学校. */
    private static final String SHORTENED = "くきつち";

    private static final char SHORT = 'つ';

    static final KanjiReadings SHARED = new KanjiReadings(Table.read("kanji.txt"));

    private final TreeMap<String, PostingList> kanji = new TreeMap<>();
    private final Map<Integer, List<String>> readings = new HashMap<>();
    private final IndexFile file;

    private KanjiReadings(String table) {
        table.lines()
                .forEach(line -> {
                    int end = 0;
                    while (Table.SHARED.kind(line.charAt(end)) == Letters.HIRAGANA) {
                        end++;
                    }
                    var list = new PostingList(line.substring(0, end));
                    int rank = 0;
                    for (String part : line.substring(end).split(" ", -1)) {
                        int each = RANKS[rank++];
                        part.codePoints().forEach(c -> list.add(c, each));
                    }
                    kanji.put(list.term(), list);
                });
        for (int rank : RANKS) {
            kanji.values()
                    .forEach(list -> {
                        for (int i = 0; i < list.size(); i++) {
                            if (list.impact(i) == rank) {
                                readings.computeIfAbsent(list.slot(i), _ -> new ArrayList<>())
                                        .add(list.term());
                            }
                        }
                    });
        }
        file = new IndexFile(this::bytes);
    }

    /** How two kanji may be read that are a word, the likeliest first, as letters. */
    Set<String> of(String pair) {
        int[] both = pair.codePoints().toArray();
        Set<String> all = new LinkedHashSet<>();
        for (String first : readings.getOrDefault(both[0], List.of())) {
            for (String second : readings.getOrDefault(both[1], List.of())) {
                all.add(first + second);
                int last = first.length() - 1;
                if (last > 0 && SHORTENED.indexOf(first.charAt(last)) >= 0) {
                    all.add(first.substring(0, last) + SHORT + second);
                }
            }
        }
        return Collections.unmodifiableSet(all);
    }

    /** As a file of the published index: kanji in place of slots, ranks in place of impacts. */
    IndexFile file() {
        return file;
    }

    private byte[] bytes() {
        var content = new NumberWriter();
        String last = "";
        for (PostingList list : kanji.values()) {
            Postings.write(last, list, content);
            last = list.term();
        }
        Postings.end(content);
        return content.bytes();
    }
}
