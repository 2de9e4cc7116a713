package jp.musubi.cms.registration;

import jp.musubi.cms.entry.Content;
import jp.musubi.cms.entry.SameWords;
import jp.musubi.content.model.ContentType;

import java.util.List;
import java.util.UUID;

/** Groups that are published already and may be the one that applies. */
final class Duplicates {
    /** Groups that are shown. */
    static final int MAX_SHOWN = 10;

    private final ContentType group;
    private final SameWords same;

    Duplicates(ContentType group, SameWords same) {
        this.group = group;
        this.same = same;
    }

    /**
     * A group with something in common.
     *
     * @param fields names of the fields that say the same
     */
    record Alike(String slug, String title, List<String> fields) {}

    /** The groups that have something in common with another. */
    List<Alike> of(UUID id, Content content) {
        return same.of(group, id, content.fields(), MAX_SHOWN).stream()
                .limit(MAX_SHOWN)
                .map(one -> {
                    var entry = one.entry().entry();
                    return new Alike(
                            entry.slug(),
                            entry.fields().text("title").orElse(entry.slug()),
                            one.fields());
                })
                .toList();
    }
}
