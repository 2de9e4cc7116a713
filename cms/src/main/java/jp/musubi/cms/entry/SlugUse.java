package jp.musubi.cms.entry;

import jp.musubi.cms.database.Ids;
import jp.musubi.cms.database.Transaction;

import org.jdbi.v3.core.statement.Query;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Who has a slug: the entry that is called so, one that will be from its next publication on, or
 * one whose former addresses are called so. What is in the trash keeps its slugs, too.
 *
 * @param entry who has it
 * @param isFormer whether the entry is called otherwise by now, so that staff can release the slug
 */
public record SlugUse(UUID entry, boolean isFormer) {
    private static final String USES =
            "select slug, id as entry_id, 0 as former from entry where type = :type and slug in"
                    + " (<slugs>) union all select next_slug, id, 0 from entry where type = :type"
                    + " and next_slug in (<slugs>) union all select slug, entry_id, 1 from"
                    + " former_path where type = :type and slug in (<slugs>)";

    /** Which other entry has a slug that an entry would like. */
    public static Optional<SlugUse> of(Transaction tx, StoredEntry entry, String slug) {
        return of(tx, entry.type(), slug, entry.id());
    }

    /** Who has a slug of a type; empty if nobody does except, perhaps, one entry itself. */
    static Optional<SlugUse> of(Transaction tx, String type, String slug, UUID except) {
        return uses(tx, type, List.of(slug))
                .map((row, context) ->
                        new SlugUse(Ids.of(row.getBytes("entry_id")), row.getBoolean("former")))
                .list()
                .stream()
                .filter(use -> !use.entry().equals(except))
                .findFirst();
    }

    /** Those of some slugs of a type that somebody has. */
    static Set<String> taken(Transaction tx, String type, Collection<String> slugs) {
        return slugs.isEmpty()
                ? new HashSet<>()
                : new HashSet<>(
                        uses(tx, type, slugs).map((row, context) -> row.getString("slug")).list());
    }

    private static Query uses(Transaction tx, String type, Collection<String> slugs) {
        return tx.handle()
                .createQuery(USES)
                .bind("type", type)
                .bindList("slugs", List.copyOf(slugs));
    }
}
