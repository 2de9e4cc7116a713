package jp.musubi.cms.entry;

import jp.musubi.cms.database.Database;
import jp.musubi.cms.database.Ids;
import jp.musubi.cms.database.Transaction;
import jp.musubi.content.entry.Fields;
import jp.musubi.content.model.ContentType;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Finds public groups that say the same as another where no two should: what they are called, how
 * they are reached. Widths, spaces, hyphens and case do not count. The words stand normalised in
 * the table of terms, under names that no list can ask for.
 */
public final class SameWords {
    /** Grows when the words are normalised in another way: then all rows are written anew. */
    static final int VERSION = 1;

    private static final List<String> COMPARED =
            List.of(
                    "title",
                    "corporate_number",
                    "contact_phone",
                    "contact_mobile",
                    "contact_email");

    private static final Pattern WRITTEN_EITHER_WAY = Pattern.compile("[\\s\\p{Pd}ー・()]");

    private final Database database;

    public SameWords(Database database) {
        this.database = database;
    }

    /**
     * A public entry with something in common.
     *
     * @param fields names of the fields that say the same
     */
    public record Alike(LiveEntry entry, List<String> fields) {
        public Alike {
            fields = List.copyOf(fields);
        }
    }

    /**
     * The public groups that have something in common with one.
     *
     * @param limit how many at most for each field
     */
    public List<Alike> of(ContentType type, UUID id, Fields fields, int limit) {
        return database.read(tx -> {
            var same = new LinkedHashMap<UUID, List<String>>();
            keys(type, fields)
                    .forEach((name, words) ->
                            having(tx, key(type, name), words, id, limit)
                                    .forEach(other ->
                                            same.computeIfAbsent(other, any -> new ArrayList<>())
                                                    .add(name)));
            return EntryRows.live(tx, List.copyOf(same.keySet())).stream()
                    .map(live ->
                            new Alike(
                                    live,
                                    same.getOrDefault(
                                            UUID.fromString(live.entry().id()), List.of())))
                    .toList();
        });
    }

    private static List<UUID> having(
            Transaction tx, String key, String words, UUID not, int limit) {
        return tx.handle()
                .createQuery(
                        "select entry_id from term where field = ? and term_value = ?"
                                + " and entry_id <> ? order by entry_id limit "
                                + limit)
                .bind(0, key)
                .bind(1, Terms.stored(words))
                .bind(2, Ids.bytes(not))
                .map((row, context) -> Ids.of(row.getBytes("entry_id")))
                .list();
    }

    /** How the table of terms names the normalised words of a field. */
    static String key(ContentType type, String field) {
        return Terms.key(type, field) + "~";
    }

    /** The normalised words of an entry by field; none for types that are not compared. */
    static Map<String, String> keys(ContentType type, Fields fields) {
        var keys = new LinkedHashMap<String, String>();
        if (type.name().equals(EntryAccess.GROUP)) {
            for (String name : COMPARED) {
                String words = plain(fields.text(name).orElse(""));
                if (type.field(name).isPresent() && !words.isEmpty()) {
                    keys.put(name, words);
                }
            }
        }
        return keys;
    }

    /** What the rows of a type depend on. */
    static String description(ContentType type) {
        return type.name().equals(EntryAccess.GROUP) ? " | same words " + VERSION : "";
    }

    private static String plain(String text) {
        String one = Normalizer.normalize(text, Normalizer.Form.NFKC);
        return WRITTEN_EITHER_WAY.matcher(one).replaceAll("").toLowerCase(Locale.ROOT);
    }
}
