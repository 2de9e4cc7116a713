package jp.musubi.cms.slug;

import java.util.List;

/**
 * The cheapest way to turn a guessed reading into the real one, kana by kana (Wagner and Fischer,
 * "The String-to-String Correction Problem", 1974).
 */
final class Matching {
    /** In a guess: one sound or more that nobody can guess. */
    static final char ANYHOW = '*';

    /** In a guess: sounds that nobody can guess, or none. */
    static final char PERHAPS = '?';

    private static final int SIMILAR = 1;
    private static final int LEFT_OUT = 2;
    private static final int ADDED = 2;
    private static final int DIFFERENT = 3;

    /** Kana that are written, or said in compounds, for one another. */
    private static final List<String> SIMILAR_KANA =
            List.of(
                    "かがゕゖ", "きぎ", "くぐ", "けげゖ", "こご", "さざ", "しじぢ", "すずづ", "せぜ", "そぞ", "ただ", "ちぢじ",
                    "つづっず", "てで", "とど", "はばぱわ", "ひびぴ", "ふぶぷ", "へべぺえ", "ほぼぽ", "おを", "やゃ", "ゆゅ", "よょ",
                    "あぁー", "いぃーえ", "うぅーお", "えぇー", "おぉー", "ゔばぶ");

    private static final char FIRST_KANA = 'ぁ';
    private static final char LAST_KANA = 'ー';

    /** By kana: the groups that it is in, a bit each. */
    private static final int[] GROUPS = groups();

    private final String guess;
    private final String reading;
    private final int[] partners;
    private final int[] neighbours;

    /** Matches a guess in hiragana with a reading in hiragana. */
    Matching(String guess, String reading) {
        this.guess = guess;
        this.reading = reading;
        this.partners = new int[reading.length()];
        this.neighbours = new int[reading.length()];
        walk(costs());
    }

    /**
     * The index in the guess of what became the kana at an index of the reading, or, if nothing
     * did, of what it follows.
     */
    int nearest(int at) {
        return neighbours[at];
    }

    /** Whether the kana at an index of the reading is the one at that index of the guess. */
    boolean agrees(int at, int guessAt) {
        return at >= 0
                && at < partners.length
                && partners[at] == guessAt
                && !isOpen(guessAt)
                && turning(guessAt, at) <= SIMILAR;
    }

    private void walk(int[][] costs) {
        int from = guess.length();
        int to = reading.length();
        while (to > 0) {
            int cost = costs[from][to];
            if (from > 0 && cost == costs[from - 1][to - 1] + turning(from - 1, to - 1)) {
                from--;
                to--;
                partners[to] = from;
                neighbours[to] = from;
            } else if (cost == costs[from][to - 1] + adding(from)) {
                to--;
                partners[to] = -1;
                neighbours[to] = Math.max(0, from - 1);
            } else {
                from--;
            }
        }
    }

    /** Costs of turning each beginning of the guess into each beginning of the reading. */
    private int[][] costs() {
        int[][] costs = new int[guess.length() + 1][reading.length() + 1];
        for (int to = 1; to <= reading.length(); to++) {
            costs[0][to] = to * ADDED;
        }
        for (int from = 1; from <= guess.length(); from++) {
            costs[from][0] = costs[from - 1][0] + leavingOut(from);
            for (int to = 1; to <= reading.length(); to++) {
                int turned = costs[from - 1][to - 1] + turning(from - 1, to - 1);
                int added = costs[from][to - 1] + adding(from);
                int leftOut = costs[from - 1][to] + leavingOut(from);
                costs[from][to] = Math.min(turned, Math.min(added, leftOut));
            }
        }
        return costs;
    }

    private int turning(int from, int to) {
        char expected = guess.charAt(from);
        char kana = reading.charAt(to);
        if (expected == kana) {
            return 0;
        }
        return isOpen(from) || (groups(expected) & groups(kana)) != 0 ? SIMILAR : DIFFERENT;
    }

    private int adding(int from) {
        return from > 0 && isOpen(from - 1) ? SIMILAR : ADDED;
    }

    private int leavingOut(int from) {
        return guess.charAt(from - 1) == PERHAPS ? 0 : LEFT_OUT;
    }

    private boolean isOpen(int from) {
        return guess.charAt(from) == ANYHOW || guess.charAt(from) == PERHAPS;
    }

    private static int groups(char kana) {
        return kana >= FIRST_KANA && kana <= LAST_KANA ? GROUPS[kana - FIRST_KANA] : 0;
    }

    private static int[] groups() {
        int[] groups = new int[LAST_KANA - FIRST_KANA + 1];
        for (int group = 0; group < SIMILAR_KANA.size(); group++) {
            int bit = 1 << group;
            SIMILAR_KANA.get(group).chars().forEach(kana -> groups[kana - FIRST_KANA] |= bit);
        }
        return groups;
    }
}
