package jp.musubi.cms.review;

import jp.musubi.cms.database.Database;
import jp.musubi.cms.database.Ids;
import jp.musubi.cms.database.Transaction;

import java.util.List;
import java.util.UUID;

/** Filters of the queue that people of staff gave names; each sees their own. */
public final class SavedViews {
    /** UTF-16 units of a name. */
    public static final int MAX_NAME_UNITS = 60;

    /** Characters of a query. */
    public static final int MAX_QUERY_CHARS = 500;

    /** Views of one account. */
    public static final int MAX_VIEWS = 20;

    private final Database database;

    public SavedViews(Database database) {
        this.database = database;
    }

    /**
     * A filter with a name.
     *
     * @param query what stands behind the question mark of the queue's address
     */
    public record SavedView(String name, String query) {}

    /** The views of an account, by name. */
    public List<SavedView> of(UUID account) {
        return database.read(tx ->
                tx.handle()
                        .createQuery(
                                "select name, query from review_view where account_id = ?"
                                        + " order by name limit "
                                        + MAX_VIEWS)
                        .bind(0, Ids.bytes(account))
                        .map((row, context) ->
                                new SavedView(row.getString("name"), row.getString("query")))
                        .list());
    }

    /** Keeps a view, in place of the one of that name; false when there are enough already. */
    public boolean put(Transaction tx, UUID account, SavedView view) {
        remove(tx, account, view.name());
        if (count(tx, account) >= MAX_VIEWS) {
            return false;
        }
        tx.handle()
                .createUpdate("insert into review_view (account_id, name, query) values (?, ?, ?)")
                .bind(0, Ids.bytes(account))
                .bind(1, view.name())
                .bind(2, view.query())
                .execute();
        return true;
    }

    /** Of two that are kept at once, the second is counted after the first. */
    private static int count(Transaction tx, UUID account) {
        tx.handle()
                .createQuery("select 1 from account where id = ? for update")
                .bind(0, Ids.bytes(account))
                .mapTo(Integer.class)
                .list();
        return tx.handle()
                .createQuery("select count(*) from review_view where account_id = ?")
                .bind(0, Ids.bytes(account))
                .mapTo(Integer.class)
                .one();
    }

    /** Forgets a view. */
    public void remove(Transaction tx, UUID account, String name) {
        tx.handle()
                .createUpdate("delete from review_view where account_id = ? and name = ?")
                .bind(0, Ids.bytes(account))
                .bind(1, name)
                .execute();
    }
}
