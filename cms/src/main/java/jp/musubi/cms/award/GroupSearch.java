package jp.musubi.cms.award;

import jp.musubi.cms.database.Transaction;
import jp.musubi.cms.entry.EntryAccess;
import jp.musubi.cms.entry.EntryStore;
import jp.musubi.content.entry.Fields;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * Finds groups of the register, as the public knows them, by a part of their name or its reading.
 */
record GroupSearch(EntryStore entries) {
    /** Groups that are offered at once. */
    private static final int MAX_FOUND = 20;

    /** A group that was found. */
    public record FoundView(String id, String name) {}

    List<FoundView> find(Transaction tx, String words) {
        String wanted = folded(words);
        var found = new ArrayList<FoundView>();
        if (wanted.isEmpty()) {
            return found;
        }
        entries.forEachLive(
                tx,
                EntryAccess.GROUP,
                live -> {
                    Fields fields = live.entry().fields();
                    String name = fields.text("title", "ja").orElse(live.entry().slug());
                    boolean fits =
                            folded(name).contains(wanted)
                                    || folded(fields.text("reading").orElse("")).contains(wanted);
                    if (fits && found.size() < MAX_FOUND) {
                        found.add(new FoundView(live.entry().id(), name));
                    }
                });
        return found;
    }

    /** What a group is called in public; empty for none that is public. */
    String name(Transaction tx, UUID group) {
        return entries.findLive(tx, group)
                .filter(live -> live.entry().type().equals(EntryAccess.GROUP))
                .flatMap(live -> live.entry().fields().text("title", "ja"))
                .orElse("");
    }

    private static String folded(String text) {
        String plain =
                Normalizer.normalize(text, Normalizer.Form.NFKC)
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("\\s+", "");
        var hiragana = new StringBuilder(plain);
        for (int at = 0; at < hiragana.length(); at++) {
            char one = hiragana.charAt(at);
            if (one >= 'ァ' && one <= 'ヶ') {
                hiragana.setCharAt(at, (char) (one - 'ァ' + 'ぁ'));
            }
        }
        return hiragana.toString();
    }
}
