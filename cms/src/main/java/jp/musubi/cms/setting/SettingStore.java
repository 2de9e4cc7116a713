package jp.musubi.cms.setting;

import com.fasterxml.jackson.databind.JsonNode;

import jp.musubi.cms.database.Database;
import jp.musubi.cms.database.Transaction;
import jp.musubi.cms.database.Unwritten;

import java.util.Optional;

/** What the city set for its site as a whole: JSON by key ({@code site.title}). */
public final class SettingStore {
    private final Database database;

    public SettingStore(Database database) {
        this.database = database;
    }

    /** The value of a key. */
    public Optional<JsonNode> get(String key) {
        return Unwritten.body(database);
    }

    /** As {@link #get(String)}, as the transaction sees it. */
    public Optional<JsonNode> get(Transaction tx, String key) {
        return Unwritten.body();
    }

    /** Sets the value of a key. */
    public void put(Transaction tx, String key, JsonNode value) {
        Unwritten.body();
    }

    /** Forgets a key. */
    public void remove(Transaction tx, String key) {
        Unwritten.body();
    }
}
