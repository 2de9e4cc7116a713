package jp.musubi.site.search;

/**
 * How terms and their documents stand in a file: each term by what it does not share with the one
 * before it, how many documents have it, and for each the slots since the last one and the impact.
 */
final class Postings {
    private static final int MORE = 0;
    private static final int SHARED = 1;
    private static final int REST = 2;
    private static final int STEP = 6;
    private static final int COUNT = 8;
    private static final int GAP = 16;

    private static final int MOST_SHARED = 3;
    private static final int MOST_BITS = 15;
    private static final int MOST_IMPACT_BITS = 7;

    private Postings() {}

    /** Takes a term and its documents. */
    interface Sink {
        /** Takes a term. */
        void term(String term);

        /** Takes a document of the last term. */
        void document(int slot, int impact);
    }

    static void write(String before, PostingList list, NumberWriter to) {
        term(before, list.term(), to.number(MORE, 1));
        int count = list.size();
        to.number(COUNT, count);
        int bits = bits(count);
        int last = -1;
        int impact = 0;
        for (int i = 0; i < count; i++) {
            int slot = list.slot(i);
            to.number(GAP + Math.min(bits, MOST_BITS), slot - last - 1);
            to.impact(context(bits, impact), list.impact(i));
            last = slot;
            impact = list.impact(i);
        }
    }

    static void end(NumberWriter to) {
        to.number(MORE, 0);
    }

    static void read(NumberReader from, Sink sink) {
        String term = "";
        while (from.number(MORE) > 0) {
            term = term(term, from);
            sink.term(term);
            int count = from.number(COUNT);
            int bits = bits(count);
            int slot = -1;
            int impact = 0;
            for (int i = 0; i < count; i++) {
                slot += from.number(GAP + Math.min(bits, MOST_BITS)) + 1;
                impact = from.impact(context(bits, impact));
                sink.document(slot, impact);
            }
        }
    }

    private static int bits(int count) {
        return Integer.SIZE - Integer.numberOfLeadingZeros(count);
    }

    private static int context(int bits, int impact) {
        return (Math.min(bits, MOST_IMPACT_BITS) << Impacts.BITS) + impact;
    }

    /** As terms are in order, the first unit that differs is behind the one in its place. */
    static void term(String before, String term, NumberWriter to) {
        int at = 0;
        int most = Math.min(before.length(), term.length());
        while (at < most && before.charAt(at) == term.charAt(at)) {
            at++;
        }
        to.number(SHARED, at);
        to.number(REST + Math.min(at, MOST_SHARED), term.length() - at);
        if (at < before.length()) {
            to.number(STEP + Math.min(at, 1), term.charAt(at) - before.charAt(at) - 1);
            at++;
        }
        for (; at < term.length(); at++) {
            to.unit(at == 0 ? 0 : term.charAt(at - 1), term.charAt(at));
        }
    }

    /** The term behind another. */
    static String term(String before, NumberReader from) {
        int shared = Math.min(from.number(SHARED), before.length());
        int rest = from.number(REST + Math.min(shared, MOST_SHARED));
        var term = new StringBuilder(before).delete(shared, before.length());
        if (shared < before.length()) {
            int step = from.number(STEP + Math.min(shared, 1));
            term.append((char) (before.charAt(shared) + step + 1));
            rest--;
        }
        for (int i = 0; i < rest; i++) {
            term.append(from.unit(term.isEmpty() ? 0 : term.charAt(term.length() - 1)));
        }
        return term.toString();
    }
}
