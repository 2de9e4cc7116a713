package jp.musubi.cms.registration;

import jp.musubi.cms.entry.Content;
import jp.musubi.cms.entry.EntryAccess;
import jp.musubi.cms.entry.EntryStore;
import jp.musubi.content.entry.Entry;
import jp.musubi.content.entry.Fields;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** Groups that are published already and may be the one that applies. */
final class Duplicates {
    /** Groups that are shown. */
    static final int MAX_SHOWN = 10;

    private static final List<String> COMPARED =
            List.of(
                    "title",
                    "corporate_number",
                    "contact_phone",
                    "contact_mobile",
                    "contact_email");

    private final EntryStore entries;

    Duplicates(EntryStore entries) {
        this.entries = entries;
    }

    /**
     * A group with something in common.
     *
     * @param fields names of the fields that say the same
     */
    record Alike(String slug, String title, List<String> fields) {}

    /** The groups that have something in common with another. */
    List<Alike> of(UUID group, Content content) {
        var alike = new ArrayList<Alike>();
        entries.forEachLive(live -> {
            Entry other = live.entry();
            if (alike.size() < MAX_SHOWN
                    && other.type().equals(EntryAccess.GROUP)
                    && !other.id().equals(group.toString())) {
                List<String> same =
                        COMPARED.stream()
                                .filter(name -> isSame(name, content.fields(), other.fields()))
                                .toList();
                if (!same.isEmpty()) {
                    alike.add(
                            new Alike(
                                    other.slug(),
                                    other.fields().text("title").orElse(other.slug()),
                                    same));
                }
            }
        });
        return alike;
    }

    private static boolean isSame(String name, Fields mine, Fields theirs) {
        String text = plain(mine.text(name).orElse(""));
        return !text.isEmpty() && text.equals(plain(theirs.text(name).orElse("")));
    }

    /** Without what people write in one way or another: widths, spaces, hyphens, case. */
    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .replaceAll("[\\s\\p{Pd}ー・()]", "")
                .toLowerCase(Locale.ROOT);
    }
}
