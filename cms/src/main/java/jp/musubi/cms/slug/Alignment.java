package jp.musubi.cms.slug;

import jp.musubi.cms.slug.Morpheme.Kind;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Lays the reading that a group gave over the words of its title, so that hyphens stand where the
 * title's words end. A cut between two words is kept only where the dictionary's guess and the
 * reading agree beside it; elsewhere the words become one.
 */
final class Alignment {
    private final List<Unit> units;
    private final String reading;

    /** Indexes in the reading before which its author left a space. */
    private final BitSet breaks;

    /** By index in the guess: the unit that it belongs to. */
    private final int[] guessed;

    private final Matching matching;
    private final List<Morpheme> laid = new ArrayList<>();

    /** A piece of the title, or Latin words side by side: nobody knows which is read how. */
    private record Unit(List<Morpheme> pieces) {
        Morpheme first() {
            return pieces.getFirst();
        }

        boolean isLetters() {
            return pieces.stream().anyMatch(piece -> piece.is(Kind.LETTERS));
        }

        String guess() {
            if (!first().read().isEmpty()) {
                return first().read();
            }
            boolean isSign = pieces.stream().allMatch(piece -> piece.is(Kind.SIGN));
            return String.valueOf(isSign ? Matching.PERHAPS : Matching.ANYHOW);
        }
    }

    private Alignment(List<Unit> units, String reading, BitSet breaks) {
        this.units = units;
        this.reading = reading;
        this.breaks = breaks;
        StringBuilder guess = new StringBuilder();
        List<Integer> owners = new ArrayList<>();
        for (int unit = 0; unit < units.size(); unit++) {
            guess.append(units.get(unit).guess());
            while (owners.size() < guess.length()) {
                owners.add(unit);
            }
        }
        this.guessed = owners.stream().mapToInt(Integer::intValue).toArray();
        this.matching = new Matching(guess.toString(), reading);
    }

    /**
     * The pieces of a title, read as its group reads them; as they are if the reading is empty.
     *
     * @param reading in hiragana; what is neither letter nor digit parts words
     */
    static List<Morpheme> lay(List<Morpheme> pieces, String reading) {
        StringBuilder kana = new StringBuilder();
        BitSet breaks = new BitSet();
        for (int at = 0; at < reading.length(); at++) {
            char c = reading.charAt(at);
            if (Character.isLetterOrDigit(c)) {
                kana.append(c);
            } else {
                breaks.set(kana.length());
            }
        }
        return kana.isEmpty()
                ? pieces
                : new Alignment(units(pieces, reading), kana.toString(), breaks).lay();
    }

    private static List<Unit> units(List<Morpheme> pieces, String reading) {
        List<Unit> units = new ArrayList<>();
        int at = 0;
        while (at < pieces.size()) {
            int end = at + 1;
            while (isOpen(pieces.get(at)) && end < pieces.size() && isOpen(pieces.get(end))) {
                end++;
            }
            units.add(new Unit(pieces.subList(at, end)));
            at = end;
        }
        if (units.isEmpty()) {
            units.add(new Unit(List.of(new Morpheme(Kind.UNREADABLE, reading, "", "", false))));
        }
        return units;
    }

    private static boolean isOpen(Morpheme piece) {
        return piece.is(Kind.LETTERS) || piece.is(Kind.SIGN);
    }

    private List<Morpheme> lay() {
        int at = 0;
        int unit = 0;
        while (unit < units.size()) {
            int from = at;
            at = end(unit, from);
            int last = unit;
            while (from < at && at < reading.length() && isUncertain(last, owner(at), at)) {
                last = owner(at);
                at = end(last, at);
            }
            if (last > unit) {
                addKana(from, at, units.get(unit).first().isJoined());
            } else {
                addUnit(units.get(unit), from, at);
            }
            unit = last + 1;
        }
        return laid;
    }

    private int owner(int at) {
        return guessed[matching.nearest(at)];
    }

    private int end(int unit, int from) {
        int end = from;
        while (end < reading.length() && owner(end) == unit) {
            end++;
        }
        return end;
    }

    private void addUnit(Unit unit, int from, int to) {
        Morpheme written = unit.first();
        int cut = breaks.nextSetBit(from + 1);
        if (unit.isLetters()) {
            laid.addAll(unit.pieces());
        } else if (written.is(Kind.SIGN) || (cut >= 0 && cut < to)) {
            addKana(from, to, written.isJoined());
        } else if (from < to) {
            String read = reading.substring(from, to);
            laid.add(written.readAs(read, written.isJoined() && !breaks.get(from)));
        }
    }

    /** Adds a part of the reading that is no single piece of the title. */
    private void addKana(int from, int to, boolean joined) {
        int start = from;
        while (start < to) {
            int cut = breaks.nextSetBit(start + 1);
            int end = cut < 0 ? to : Math.min(cut, to);
            boolean goesOn = start == from && joined && !breaks.get(start);
            laid.add(Morpheme.kana(reading.substring(start, end), goesOn));
            start = end;
        }
    }

    /** Whether nobody can say where in the reading one unit ends and another begins. */
    private boolean isUncertain(int before, int after, int at) {
        if (units.subList(before + 1, after).stream().anyMatch(Unit::isLetters)) {
            return false;
        }
        boolean stops = reading.charAt(at - 1) == 'っ' && !isKana(before);
        if (stops || !Token.canBegin(reading.charAt(at))) {
            return true;
        }
        int last = matching.nearest(at - 1);
        int first = matching.nearest(at);
        boolean ends = matching.agrees(at - 1, last) && isBorder(last, last + 1);
        boolean begins = matching.agrees(at, first) && isBorder(first, first - 1);
        boolean sure =
                (ends && begins)
                        || (ends && (isParticle(before) || follows(at, last)))
                        || (begins && (isParticle(after) || leads(at, first)));
        return !sure;
    }

    private boolean isKana(int unit) {
        return units.get(unit).first().is(Kind.KANA);
    }

    private boolean isParticle(int unit) {
        return units.get(unit).first().is(Kind.PARTICLE);
    }

    private boolean isBorder(int guessAt, int beyond) {
        return beyond < 0 || beyond == guessed.length || guessed[guessAt] != guessed[beyond];
    }

    /** Whether guess and reading agree in the kana before the last as well. */
    private boolean follows(int at, int last) {
        return (at == 1 && last == 0) || (last > 0 && matching.agrees(at - 2, last - 1));
    }

    /** Whether guess and reading agree in the kana after the first as well. */
    private boolean leads(int at, int first) {
        boolean endTogether = at + 1 == reading.length() && first + 1 == guessed.length;
        return endTogether || (first + 1 < guessed.length && matching.agrees(at + 1, first + 1));
    }
}
