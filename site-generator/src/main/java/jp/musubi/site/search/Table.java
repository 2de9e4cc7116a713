package jp.musubi.site.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * What text is folded and cut by: {@code table.json}, which the script for browsers holds too. So
 * both read one table, and neither asks its Unicode version what a letter is.
 */
final class Table {
    /** Names of the kinds of letters in the table; {@link Letters} has their numbers. */
    private static final List<String> KINDS =
            List.of("", "kanji", "katakana", "hiragana", "letters", "digits");

    private static final char FIRST_HIRAGANA = '\u3041';
    private static final char LAST_HIRAGANA = '\u309f';

    static final Table SHARED = new Table(read("table.json"));

    private final String text;
    private final String newer;
    private final BitSet marks;
    private final BitSet ignored;
    private final byte[] kinds = new byte[0x10000];
    private final List<BitSet> kindsBeyond = new ArrayList<>();
    private final char[] kana = new char[LAST_HIRAGANA - FIRST_HIRAGANA + 1];
    private final Set<String> stops;
    private final String romaji;
    private final String particles;
    private final String singles;
    private final JsonNode lengthened;

    private Table(String json) {
        this.text = json;
        JsonNode table;
        try {
            table = JsonMapper.builder().build().readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.newer = table.path("newer").asText();
        this.marks = ranges(table, "marks");
        this.ignored = ranges(table, "ignored");
        for (int kind = 0; kind < KINDS.size(); kind++) {
            BitSet members = ranges(table, KINDS.get(kind));
            kindsBeyond.add(members);
            for (int c = members.nextSetBit(0);
                    c >= 0 && c < kinds.length;
                    c = members.nextSetBit(c + 1)) {
                kinds[c] = (byte) kind;
            }
        }
        for (int i = 0; i < kana.length; i++) {
            kana[i] = (char) (FIRST_HIRAGANA + i);
        }
        String pairs = table.path("kana").asText();
        for (int i = 0; i + 1 < pairs.length(); i += 2) {
            kana[pairs.charAt(i) - FIRST_HIRAGANA] = pairs.charAt(i + 1);
        }
        this.romaji = table.path("romaji").asText();
        this.singles = table.path("singles").asText();
        this.particles = table.path("particles").asText();
        this.lengthened = table.path("long");
        this.stops = Set.of(table.path("stops").asText().split(" ", -1));
    }

    /** A text that lies beside this class. */
    static String read(String name) {
        try (InputStream in = Objects.requireNonNull(Table.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static BitSet ranges(JsonNode table, String name) {
        var set = new BitSet();
        String ranges = table.path(name).asText();
        for (String range : ranges.isEmpty() ? new String[0] : ranges.split(" ", -1)) {
            int dash = range.indexOf('-');
            set.set(
                    Integer.parseInt(range, 0, dash, 16),
                    Integer.parseInt(range, dash + 1, range.length(), 16) + 1);
        }
        return set;
    }

    /** The table itself, for the script. */
    String json() {
        return text;
    }

    /** Old or rarer form and today's form of kanji, alternating. */
    String newer() {
        return newer;
    }

    /** Whether a character belongs to the one before it. */
    boolean isMark(int c) {
        return marks.get(c);
    }

    /** Whether a character is passed over as if it were not there. */
    boolean isIgnored(int c) {
        return ignored.get(c);
    }

    /** What kind of letter a folded character is. */
    byte kind(int c) {
        if (c < kinds.length) {
            return kinds[c];
        }
        for (byte kind = 1; kind < KINDS.size(); kind++) {
            if (kindsBeyond.get(kind).get(c)) {
                return kind;
            }
        }
        return Letters.NONE;
    }

    /** One hiragana for all that are taken as the same. */
    int kana(int hiragana) {
        boolean isInTable = hiragana >= FIRST_HIRAGANA && hiragana <= LAST_HIRAGANA;
        return isInTable ? kana[hiragana - FIRST_HIRAGANA] : hiragana;
    }

    /** Characters that {@link TextCode} has one byte for. */
    String singles() {
        return singles;
    }

    /** Syllables in Latin letters and their kana, alternating. */
    String romaji() {
        return romaji;
    }

    /** Hiragana that may follow a word without being part of it. */
    String particles() {
        return particles;
    }

    /** Whether a hiragana only lengthens the one before it. */
    boolean isLong(int before, int hiragana) {
        return lengthened.path(Character.toString(hiragana)).asText().indexOf(before) >= 0;
    }

    /** Whether a pair of characters belongs to ways of asking and says nothing of what is asked. */
    boolean isStop(String term) {
        return stops.contains(term);
    }
}
