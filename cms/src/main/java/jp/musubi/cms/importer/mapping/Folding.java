package jp.musubi.cms.importer.mapping;

import jp.musubi.cms.importer.table.Blanks;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Brings texts that differ only in how they were typed into one form. */
final class Folding {
    private static final Pattern HALF_KANA = Pattern.compile("[\\uFF61-\\uFF9F]+");
    private static final Pattern LOOSE_VOICING = Pattern.compile("[ウう][゛\\u3099]");
    private static final Pattern DASHES =
            Pattern.compile("[\\u2010-\\u2015\\u2212\\uFE63\\uFF0D\\u2500\\u00AD]");
    private static final Pattern LONG_MARK_IN_NUMBER =
            Pattern.compile("(?<=[0-9０-９A-Za-zＡ-Ｚａ-ｚ])[ー\\uFF70](?=[0-9０-９A-Za-zＡ-Ｚａ-ｚ])");
    private static final Pattern LINE_ENDS = Pattern.compile("\\s*[\\r\\n]+\\s*");
    private static final Pattern KEY_BLANKS = Pattern.compile("[\\s\\p{Z}\\p{Cf}\\p{Cc}]+");
    private static final Pattern BLANK_RUNS =
            Pattern.compile("[ \\t\\u00A0\\u3000]{2,}|[\\t\\u00A0]");

    private Folding() {}

    /** Full-width letters and digits become half-width, half-width kana full-width (NFKC). */
    static String width(String text) {
        return Normalizer.normalize(kana(text), Normalizer.Form.NFKC);
    }

    /** Half-width kana become full-width; everything else stays as it was written. */
    static String kana(String text) {
        String full =
                HALF_KANA
                        .matcher(text)
                        .replaceAll(run -> Normalizer.normalize(run.group(), Normalizer.Form.NFKC));
        return LOOSE_VOICING
                .matcher(full)
                .replaceAll(match -> match.group().charAt(0) == 'ウ' ? "ヴ" : "ゔ");
    }

    /** The many signs typed for a hyphen become one; ー only between digits or letters. */
    static String hyphens(String text) {
        return LONG_MARK_IN_NUMBER.matcher(DASHES.matcher(text).replaceAll("-")).replaceAll("-");
    }

    /** Several lines become one. */
    static String oneLine(String text) {
        return LINE_ENDS.matcher(text).replaceAll(" ");
    }

    /** Padding inside a text (TAB, NBSP, runs of blanks) becomes one blank. */
    static String singleBlanks(String text) {
        return BLANK_RUNS.matcher(text).replaceAll(" ");
    }

    /** What two names have in common that mean the same column or word. */
    static String key(String text) {
        String folded = hyphens(Normalizer.normalize(text, Normalizer.Form.NFKC));
        return KEY_BLANKS.matcher(folded).replaceAll("").toLowerCase(Locale.ROOT);
    }

    static String trim(String text) {
        return Blanks.trim(text);
    }
}
