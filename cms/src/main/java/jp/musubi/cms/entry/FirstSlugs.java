package jp.musubi.cms.entry;

import jp.musubi.cms.database.Ids;
import jp.musubi.cms.database.Transaction;
import jp.musubi.content.model.ContentModel;
import jp.musubi.content.model.ContentType;

import java.util.Optional;

/**
 * Slugs of entries that were never public: they may follow what the entry says by now, for nobody
 * knows their address yet.
 */
public final class FirstSlugs {
    private final ContentModel model;
    private final Names names;

    public FirstSlugs(ContentModel model, Slugger slugger) {
        this.model = model;
        this.names = new Names(model, slugger);
    }

    /**
     * Calls an entry as its draft is read now, if it was never public and says how it is read.
     *
     * @return its slug afterwards
     */
    public String follow(Transaction tx, Draft draft) {
        StoredEntry entry = draft.entry();
        ContentType type = model.require(entry.type());
        Optional<String> wish = names.wish(type, draft.content());
        if (entry.publishedAt() != null || wish.isEmpty() || wish.get().equals(entry.slug())) {
            return entry.slug();
        }
        boolean taken = SlugUse.of(tx, type.name(), wish.get(), entry.id()).isPresent();
        String slug = taken ? Names.distinct(wish.get(), entry.id()) : wish.get();
        tx.handle()
                .createUpdate("update entry set slug = ? where id = ?")
                .bind(0, slug)
                .bind(1, Ids.bytes(entry.id()))
                .execute();
        return slug;
    }
}
