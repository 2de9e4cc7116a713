package jp.musubi.site.search;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import jp.musubi.site.search.Question.Unit;
import jp.musubi.site.search.Question.Word;
import jp.musubi.site.search.Shelf.Postings;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * Scores every document for a question, in whole numbers only, so that the script for browsers adds
 * up to the same. A term adds its weight times its impact; its weight is its rarity, what its kind
 * is worth, and less the more terms its word has. A word adds more the more of it is there; of
 * several ways of saying it, only the one that adds most counts, and a way that was not asked for
 * counts only if all of it is there. A document is found if at least half of one word is there that
 * is not much weaker than the others.
 */
final class Ranking {
    /** Added for a document whose name is the question; above every other sum. */
    static final int NAMED = 8_000_000;

    /** Thresholds of sixteenths between two powers of two, of 32,768. */
    private static final int[] SIXTEENTHS = {
        34219, 35734, 37316, 38968, 40693, 42495, 44376, 46341, 48393, 50535, 52773, 55109, 57549,
        60097, 62757
    };

    /** What one of so many terms of a word is worth, of 64. */
    private static final int[] SHARES = {
        0, 64, 52, 46, 42, 39, 37, 36, 34, 33, 32, 31, 30, 30, 29, 28, 28, 27, 27, 26, 26, 26, 25,
        25, 25
    };

    /** A word that weighs less than the heaviest divided by this finds nothing alone. */
    private static final int WEAKEST = 8;

    /** How surely a document is found: a part of a word, half of one, its own name. */
    private static final byte PARTLY = 1;

    private static final byte HALF = 2;
    private static final byte FULLY = 3;

    private final Shelf shelf;
    private final int documents;
    private final Map<String, @Nullable Postings> known = new LinkedHashMap<>();
    private final int[] scores;
    private final int[] best;
    private final int[] said;
    private final int[] there;
    private final int[] told;
    private final byte[] found;
    private final List<Weighed> words = new ArrayList<>();
    private int[] named = {};

    /** A word with what is looked for of it. */
    private record Weighed(Word word, List<Unit> units, List<Integer> weights) {
        /** What all its terms weigh. */
        int all() {
            return weights.stream().mapToInt(Integer::intValue).sum();
        }

        /** What those of its terms weigh that say that it is there. */
        int told() {
            return IntStream.range(0, units.size())
                    .filter(i -> word.isTold(units.get(i)))
                    .map(weights::get)
                    .sum();
        }

        /** The same word, lighter. */
        Weighed weighing(int most) {
            int all = all();
            List<Integer> lighter =
                    weights.stream().map(weight -> Math.max(1, weight * most / all)).toList();
            return new Weighed(word, units, lighter);
        }
    }

    private Ranking(Shelf shelf) {
        this.shelf = shelf;
        this.documents = shelf.documents();
        this.scores = new int[shelf.size()];
        this.best = new int[shelf.size()];
        this.said = new int[shelf.size()];
        this.there = new int[shelf.size()];
        this.told = new int[shelf.size()];
        this.found = new byte[shelf.size()];
    }

    static Ranking of(Question question, Shelf shelf) throws IOException {
        var ranking = new Ranking(shelf);
        ranking.rank(question);
        return ranking;
    }

    private void rank(Question question) throws IOException {
        for (Word word : question.words()) {
            for (Unit unit : word.units()) {
                known.put(unit.term(), shelf.published(unit.term()));
            }
        }
        for (boolean all : new boolean[] {false, true}) {
            for (Word word : words.isEmpty() ? question.words() : List.<Word>of()) {
                Weighed weighed = weigh(word, all);
                if (!weighed.units().isEmpty()) {
                    words.add(word.isAsked() ? weighed : lightened(weighed));
                }
            }
        }
        int heaviest = words.stream().filter(this::isKnown).mapToInt(Weighed::told).max().orElse(0);
        for (List<Weighed> sense : senses()) {
            sense.forEach(word -> say(word, word.told() * WEAKEST >= heaviest));
            sense.forEach(this::addBest);
        }
        named = shelf.named(question.name());
        for (int document : named) {
            scores[document] += NAMED;
            found[document] = FULLY;
        }
        settle();
    }

    /** Where half of a word finds nothing, less of it does, and at last anything. */
    private void settle() {
        byte best = 0;
        for (byte each : found) {
            best = (byte) Math.max(best, each);
        }
        byte least = (byte) Math.min(best, HALF);
        for (int i = 0; i < found.length; i++) {
            if (found[i] < least) {
                scores[i] = 0;
            }
        }
    }

    /** Common terms count only where a word has no others. */
    private Weighed weigh(Word word, boolean withCommon) {
        var units = new ArrayList<Unit>();
        for (Unit unit : word.units()) {
            if (!isCommon(unit)) {
                units.add(unit);
            }
        }
        boolean hasOthers = units.stream().anyMatch(unit -> known.get(unit.term()) != null);
        if (!hasOthers && (withCommon || !word.isKana())) {
            units = new ArrayList<>(word.units());
        }
        int share = SHARES[Math.min(units.size(), SHARES.length - 1)];
        var weights = new ArrayList<Integer>(units.size());
        for (Unit unit : units) {
            weights.add(Math.max(1, (rarity(count(unit)) * unit.kind().weight() * share) >> 8));
        }
        return new Weighed(word, units, weights);
    }

    private boolean isKnown(Weighed word) {
        return word.units().stream().anyMatch(unit -> known.get(unit.term()) != null);
    }

    private boolean isCommon(Unit unit) {
        return StaticIndex.isCommon(count(unit), documents);
    }

    private int count(Unit unit) {
        Postings postings = known.get(unit.term());
        return postings == null ? 0 : postings.count();
    }

    /** What says a word otherwise weighs at most three quarters of the word itself. */
    private Weighed lightened(Weighed other) {
        for (Weighed asked : words) {
            int most = asked.all() * 3 / 4;
            boolean isSame = asked.word().sense() == other.word().sense();
            if (isSame && asked.word().isAsked() && other.all() > most) {
                return other.weighing(most);
            }
        }
        return other;
    }

    /** Keeps for each document what the word adds, if no other way of saying it adds more. */
    private void say(Weighed word, boolean finds) {
        for (int i = 0; i < word.weights().size(); i++) {
            Unit unit = word.units().get(i);
            Postings postings = known.get(unit.term());
            if (postings == null) {
                continue;
            }
            int weight = word.weights().get(i);
            int sure = word.word().isTold(unit) ? weight : 0;
            for (int k = 0; k < postings.listed(); k++) {
                int document = postings.documents()[k];
                said[document] += weight * postings.impacts()[k];
                there[document] += weight;
                told[document] += sure;
            }
        }
        int least = word.word().isAsked() ? 0 : listed(word);
        forEachIn(
                word,
                document -> {
                    long part = there[document];
                    if (part > 0 && told[document] >= least) {
                        int points = said[document] + together(part, word);
                        best[document] = Math.max(best[document], points);
                        byte surely = finds ? found(told[document], word) : 0;
                        found[document] = (byte) Math.max(found[document], surely);
                    }
                    said[document] = 0;
                    there[document] = 0;
                    told[document] = 0;
                });
    }

    /** What the terms weigh that say that the word is there, as far as they have lists. */
    private int listed(Weighed word) {
        int sum = 0;
        for (int i = 0; i < word.units().size(); i++) {
            Unit unit = word.units().get(i);
            Postings postings = known.get(unit.term());
            boolean isUnlisted = postings != null && postings.listed() == 0;
            sum += word.word().isTold(unit) && !isUnlisted ? word.weights().get(i) : 0;
        }
        return sum;
    }

    private void addBest(Weighed word) {
        forEachIn(
                word,
                document -> {
                    scores[document] += best[document];
                    best[document] = 0;
                });
    }

    /** Goes through the documents of a word, through some of them repeatedly. */
    private void forEachIn(Weighed word, IntConsumer action) {
        for (Unit unit : word.units()) {
            Postings postings = known.get(unit.term());
            for (int k = 0; postings != null && k < postings.listed(); k++) {
                action.accept(postings.documents()[k]);
            }
        }
    }

    private Collection<List<Weighed>> senses() {
        return words.stream()
                .collect(groupingBy(each -> each.word().sense(), LinkedHashMap::new, toList()))
                .values();
    }

    private static byte found(int told, Weighed word) {
        if (told == 0 && word.told() > 0) {
            return 0;
        }
        return 2 * told >= word.told() ? HALF : PARTLY;
    }

    /** Sixteen times the binary logarithm of how many documents come to one that has the term. */
    private int rarity(int having) {
        return Math.max(1, logarithm(2 * documents + 2) - logarithm(2 * having + 1));
    }

    private static int logarithm(int number) {
        int power = Integer.SIZE - 1 - Integer.numberOfLeadingZeros(number);
        int fraction = (number << (Integer.SIZE - 1 - power)) >>> 16;
        int sixteenths = 0;
        while (sixteenths < SIXTEENTHS.length && fraction >= SIXTEENTHS[sixteenths]) {
            sixteenths++;
        }
        return 16 * power + sixteenths;
    }

    /** The score of a document; 0 if it was not found. */
    int score(int document) {
        return scores[document];
    }

    /** Whether a document has exactly the name that was asked for. */
    boolean isNamed() {
        return named.length > 0;
    }

    /** What the score of a document is the sum of. */
    Explanation explain(int document) {
        var told = new ArrayList<Explanation.Word>();
        for (List<Weighed> sense : senses()) {
            sense.stream()
                    .map(word -> explain(word, document))
                    .flatMap(Optional::stream)
                    .reduce((best, word) -> word.points() > best.points() ? word : best)
                    .ifPresent(told::add);
        }
        boolean isNamed = Arrays.stream(named).anyMatch(each -> each == document);
        return new Explanation(scores[document], isNamed, told);
    }

    private Optional<Explanation.Word> explain(Weighed word, int document) {
        var terms = new ArrayList<Explanation.Term>();
        long part = 0;
        int sure = 0;
        for (int i = 0; i < word.units().size(); i++) {
            Unit unit = word.units().get(i);
            Postings postings = known.get(unit.term());
            int impact = postings == null ? 0 : postings.impactIn(document);
            if (impact > 0) {
                int weight = word.weights().get(i);
                terms.add(new Explanation.Term(unit.term(), weight, impact));
                part += weight;
                sure += word.word().isTold(unit) ? weight : 0;
            }
        }
        boolean counts = part > 0 && (word.word().isAsked() || sure >= listed(word));
        return counts
                ? Optional.of(new Explanation.Word(word.word().text(), terms, together(part, word)))
                : Optional.empty();
    }

    /** What a word adds that so much of it is there at once. */
    private static int together(long part, Weighed word) {
        return (int) ((5 * (part + part * part / word.all())) >> 1);
    }

    /** What each term was worth. */
    Map<String, Integer> worths() {
        var worths = new LinkedHashMap<String, Integer>();
        for (Weighed word : words) {
            for (int i = 0; i < word.units().size(); i++) {
                worths.put(word.units().get(i).term(), word.weights().get(i));
            }
        }
        return worths;
    }
}
