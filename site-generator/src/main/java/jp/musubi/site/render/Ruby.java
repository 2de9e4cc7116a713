package jp.musubi.site.render;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Lays the reading of a name over the parts of it that need one: the kana that both share are the
 * joints, and what lies between them in the reading belongs to the characters between them.
 */
final class Ruby {
    /** Longer names are rare and get their reading in a line of its own. */
    private static final int MAX_CHARS = 80;

    private static final int KATAKANA_TO_HIRAGANA = 'ァ' - 'ぁ';

    private static final List<Part> LEGAL_FORMS =
            List.of(
                    new Part("認定特定非営利活動法人", "にんていとくていひえいりかつどうほうじん"),
                    new Part("特定非営利活動法人", "とくていひえいりかつどうほうじん"),
                    new Part("認定NPO法人", "にんていえぬぴーおーほうじん"),
                    new Part("NPO法人", "えぬぴーおーほうじん"),
                    new Part("一般社団法人", "いっぱんしゃだんほうじん"),
                    new Part("一般財団法人", "いっぱんざいだんほうじん"),
                    new Part("公益社団法人", "こうえきしゃだんほうじん"),
                    new Part("公益財団法人", "こうえきざいだんほうじん"),
                    new Part("社会福祉法人", "しゃかいふくしほうじん"));

    private final List<String> parts;
    private final String reading;
    private final BitSet failed = new BitSet();
    private final int[] ends;

    private Ruby(List<String> parts, String reading) {
        this.parts = parts;
        this.reading = reading;
        this.ends = new int[parts.size()];
    }

    /**
     * One part of a name.
     *
     * @param reading empty if the part reads itself
     */
    public record Part(String text, String reading) {}

    /**
     * The parts of a name; empty if the reading does not fit it, or could be cut in more than one
     * way.
     */
    static List<Part> parts(String name, String reading) {
        String kana = hiragana(reading).replaceAll("[\\s・　]", "");
        if (kana.isEmpty() || name.length() > MAX_CHARS || kana.length() > 2 * MAX_CHARS) {
            return List.of();
        }
        for (Part form : LEGAL_FORMS) {
            if (name.startsWith(form.text()) && kana.startsWith(form.reading())) {
                return afterForm(
                        form.text(),
                        name.substring(form.text().length()),
                        kana.substring(form.reading().length()));
            }
        }
        return fitted(name, kana);
    }

    /** Everybody can read the legal form; only what follows needs help. */
    private static List<Part> afterForm(String form, String name, String kana) {
        List<Part> rest = name.isEmpty() ? List.of() : fitted(name, kana);
        if (rest.isEmpty()) {
            return List.of();
        }
        var all = new ArrayList<Part>();
        all.add(new Part(form, ""));
        all.addAll(rest);
        return List.copyOf(all);
    }

    private static List<Part> fitted(String name, String kana) {
        List<String> runs = runs(name);
        if (isAmbiguous(runs)) {
            return List.of();
        }
        var ruby = new Ruby(runs, kana);
        return ruby.fits(0, 0) ? ruby.result() : List.of();
    }

    /** Two runs without a kana between them could share their reading in any way. */
    private static boolean isAmbiguous(List<String> runs) {
        boolean open = false;
        for (String run : runs) {
            boolean needsReading = !isKana(run) && !isSilent(run);
            if (needsReading && open) {
                return true;
            }
            open = needsReading || (open && isSilent(run));
        }
        return false;
    }

    private List<Part> result() {
        var result = new ArrayList<Part>();
        int from = 0;
        for (int i = 0; i < parts.size(); i++) {
            String part = parts.get(i);
            boolean plain = isKana(part) || isSilent(part);
            result.add(new Part(part, plain ? "" : reading.substring(from, ends[i])));
            from = ends[i];
        }
        return List.copyOf(result);
    }

    /** Whether the parts from a number on can be read as the reading from a place on. */
    private boolean fits(int part, int from) {
        if (part == parts.size()) {
            return from == reading.length();
        }
        int visited = part * (reading.length() + 1) + from;
        if (failed.get(visited)) {
            return false;
        }
        String text = parts.get(part);
        if (isSilent(text)) {
            ends[part] = from;
            if (fits(part + 1, from)) {
                return true;
            }
        } else if (isKana(text)) {
            ends[part] = from + text.length();
            if (reading.startsWith(hiragana(text), from) && fits(part + 1, ends[part])) {
                return true;
            }
        } else {
            for (int end = from + shortest(text); end <= reading.length(); end++) {
                ends[part] = end;
                if (fits(part + 1, end)) {
                    ends[part] = end;
                    return true;
                }
            }
        }
        failed.set(visited);
        return false;
    }

    /** A character has at least one kana; Latin words may be shorter in kana. */
    private static int shortest(String run) {
        return run.charAt(0) < 0x80 ? 1 : run.length();
    }

    private static List<String> runs(String name) {
        var runs = new ArrayList<String>();
        int from = 0;
        for (int i = 1; i <= name.length(); i++) {
            if (i == name.length() || sort(name.charAt(i)) != sort(name.charAt(from))) {
                runs.add(name.substring(from, i));
                from = i;
            }
        }
        return runs;
    }

    private static int sort(char c) {
        if ((c >= 'ぁ' && c <= 'ゖ') || (c >= 'ァ' && c <= 'ヺ') || c == 'ー') {
            return 0;
        }
        return Character.isLetterOrDigit(c) || c == '々' ? 1 : 2;
    }

    private static boolean isKana(String run) {
        return sort(run.charAt(0)) == 0;
    }

    private static boolean isSilent(String run) {
        return sort(run.charAt(0)) == 2;
    }

    private static String hiragana(String text) {
        var plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            plain.append(c >= 'ァ' && c <= 'ヶ' ? (char) (c - KATAKANA_TO_HIRAGANA) : c);
        }
        return plain.toString();
    }
}
