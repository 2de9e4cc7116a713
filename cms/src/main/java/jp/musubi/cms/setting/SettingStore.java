package jp.musubi.cms.setting;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import jp.musubi.cms.database.Database;
import jp.musubi.cms.database.StorableText;
import jp.musubi.cms.database.Transaction;

import java.util.Optional;

/** What the city set for its site as a whole: JSON by key ({@code site.title}). */
public final class SettingStore {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Database database;

    public SettingStore(Database database) {
        this.database = database;
    }

    /** The value of a key. */
    public Optional<JsonNode> get(String key) {
        return database.read(tx -> get(tx, key));
    }

    /** As {@link #get(String)}, as the transaction sees it. */
    public Optional<JsonNode> get(Transaction tx, String key) {
        return tx.handle()
                .createQuery("select content from setting where name = ?")
                .bind(0, key)
                .mapTo(String.class)
                .findOne()
                .map(SettingStore::parsed);
    }

    /** Sets the value of a key. */
    public void put(Transaction tx, String key, JsonNode value) {
        tx.handle()
                .createUpdate(
                        "insert into setting (name, content) values (?, ?)"
                                + " on duplicate key update content = values(content)")
                .bind(0, key)
                .bind(1, StorableText.checked(value.toString()))
                .execute();
    }

    /**
     * Keeps everybody else from setting a key until the transaction ends.
     *
     * @param unset what the key is set to if it is not
     */
    void lock(Transaction tx, String key, JsonNode unset) {
        tx.handle()
                .createUpdate(
                        "insert into setting (name, content) values (?, ?)"
                                + " on duplicate key update content = content")
                .bind(0, key)
                .bind(1, StorableText.checked(unset.toString()))
                .execute();
        tx.handle()
                .createQuery("select name from setting where name = ? for update")
                .bind(0, key)
                .mapTo(String.class)
                .one();
    }

    /** Forgets a key. */
    public void remove(Transaction tx, String key) {
        tx.handle().createUpdate("delete from setting where name = ?").bind(0, key).execute();
    }

    private static JsonNode parsed(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored setting is damaged", e);
        }
    }
}
