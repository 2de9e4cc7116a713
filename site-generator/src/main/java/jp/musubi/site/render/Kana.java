package jp.musubi.site.render;

import jp.musubi.content.entry.Entry;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;

/** The rows of the kana table that readings begin with, and where each begins in a list. */
final class Kana {
    private static final List<String> LETTERS =
            List.of("あ", "か", "さ", "た", "な", "は", "ま", "や", "ら", "わ");
    private static final List<String> NAMES =
            List.of("a", "ka", "sa", "ta", "na", "ha", "ma", "ya", "ra", "wa", "other");

    /** The last letter of each row. */
    private static final String ENDS = "おごぞどのぽもよろん";

    /** All entries between two of one row, so far apart, are of that row, too. */
    private static final int STRIDE = 64;

    private static final int OTHER = LETTERS.size();
    private static final int KATAKANA_TO_HIRAGANA = 'ァ' - 'ぁ';

    private final int[] firstPages = new int[OTHER + 1];
    private final String text;

    /**
     * Where the rows of a list of entries begin.
     *
     * @param areSorted whether they stand in the order of their readings, so that not all have to
     *     be looked at
     */
    Kana(List<Entry> entries, boolean areSorted) {
        for (int i = 0; i < entries.size(); i++) {
            int row = row(entries.get(i));
            if (firstPages[row] == 0) {
                firstPages[row] = 1 + i / Pager.PAGE_SIZE;
            }
            boolean isOneRun = row > 0 && row < OTHER;
            while (areSorted
                    && isOneRun
                    && i + STRIDE < entries.size()
                    && row(entries.get(i + STRIDE)) == row) {
                i += STRIDE;
            }
        }
        text = Arrays.toString(firstPages);
    }

    /** Where the rows begin, as one text; each page of the list asks for it. */
    @Override
    public String toString() {
        return text;
    }

    /** The index あかさたな of a list. */
    List<KanaView> index(Texts texts, IntFunction<String> page) {
        var index = new ArrayList<KanaView>();
        for (int row = 0; row < OTHER; row++) {
            int first = firstPages[row];
            index.add(
                    new KanaView(
                            LETTERS.get(row),
                            texts.text("kana.row", LETTERS.get(row)),
                            first == 0 ? "" : page.apply(first) + "#kana-" + NAMES.get(row)));
        }
        return index;
    }

    /** The entries of one page, each row under its letter. */
    static List<PartView> parts(List<Entry> entries, Edition edition, EntryViews views) {
        var parts = new ArrayList<PartView>();
        int from = 0;
        for (int i = 1; i <= entries.size(); i++) {
            int row = row(entries.get(from));
            if (i < entries.size() && row(entries.get(i)) == row) {
                continue;
            }
            boolean other = row == OTHER;
            parts.add(
                    new PartView(
                            "kana-" + NAMES.get(row),
                            other ? edition.t("kana.other") : LETTERS.get(row),
                            other ? "" : edition.t("kana.part"),
                            entries.subList(from, i).stream().map(views::group).toList()));
            from = i;
        }
        return parts;
    }

    private static int row(Entry entry) {
        String reading = entry.fields().text("reading").orElse("");
        if (reading.isEmpty()) {
            return OTHER;
        }
        char first = reading.charAt(0);
        boolean isPlain = first >= 'ぁ' && first <= 'ん';
        char c =
                isPlain
                        ? first
                        : Normalizer.normalize(String.valueOf(first), Normalizer.Form.NFKC)
                                .charAt(0);
        char kana = c >= 'ァ' && c <= 'ヶ' ? (char) (c - KATAKANA_TO_HIRAGANA) : c;
        if (kana == 'ゔ') {
            return 0;
        }
        if (kana < 'ぁ' || kana > 'ん') {
            return OTHER;
        }
        for (int row = 0; row < OTHER; row++) {
            if (kana <= ENDS.charAt(row)) {
                return row;
            }
        }
        return OTHER;
    }
}
