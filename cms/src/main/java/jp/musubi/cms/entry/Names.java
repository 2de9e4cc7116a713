package jp.musubi.cms.entry;

import jp.musubi.cms.database.Ids;
import jp.musubi.cms.database.StorableText;
import jp.musubi.cms.database.Transaction;
import jp.musubi.content.entry.Slugs;
import jp.musubi.content.model.ContentModel;
import jp.musubi.content.model.ContentType;

import org.jdbi.v3.core.statement.Query;

import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What entries are called: titles for people, slugs for addresses. */
final class Names {
    private static final int MAX_TITLE_UNITS = 200;
    private static final int SHORT_ID_CHARS = 8;
    private static final int BASE = 36;

    private final ContentModel model;
    private final Slugger slugger;

    Names(ContentModel model, Slugger slugger) {
        this.model = model;
        this.slugger = slugger;
    }

    String title(ContentType type, Content content) {
        return StorableText.cut(
                content.fields().text(type.titleField()).orElse(""), MAX_TITLE_UNITS);
    }

    /** A title for an entry of a type that may be gone from the content model. */
    String title(String type, Content content) {
        return model.type(type).map(known -> title(known, content)).orElse("");
    }

    /** The slug that an entry would like, whether it is free or not. */
    Optional<String> wish(ContentType type, Content content) {
        return slugger.wish(type, content.fields()).filter(Slugs::isValid);
    }

    /** The slug of an entry that has no wish. */
    static String fallback(ContentType type, UUID id) {
        String prefix = type.name().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        return distinct(prefix.replaceAll("^-|-$", ""), id);
    }

    /** A slug that nobody else has, because a part of the id ends it. */
    static String distinct(String slug, UUID id) {
        String digits = Long.toUnsignedString(id.getLeastSignificantBits(), BASE);
        String shortId = digits.substring(digits.length() - SHORT_ID_CHARS);
        int kept = Math.min(slug.length(), Slugs.MAX_SLUG_CHARS - SHORT_ID_CHARS - 1);
        String beginning = slug.substring(0, kept);
        return (beginning.endsWith("-") ? beginning.substring(0, kept - 1) : beginning)
                + "-"
                + shortId;
    }

    static Map<String, UUID> idsBySlug(Transaction tx, String type, Collection<String> slugs) {
        var ids = new HashMap<String, UUID>();
        if (slugs.isEmpty()) {
            return ids;
        }
        Query query =
                tx.handle()
                        .createQuery(
                                "select slug, id from entry where type = ? and slug in ("
                                        + EntryRows.places(slugs.size())
                                        + ")")
                        .bind(0, type);
        int at = 1;
        for (String slug : slugs) {
            query.bind(at++, slug);
        }
        query.map((row, context) -> Map.entry(row.getString("slug"), Ids.of(row.getBytes("id"))))
                .forEach(found -> ids.put(found.getKey(), found.getValue()));
        return ids;
    }
}
