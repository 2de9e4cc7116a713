package jp.musubi.cms.setting;

import com.fasterxml.jackson.databind.JsonNode;

import jp.musubi.cms.database.Transaction;

import java.util.function.Function;

/**
 * What is set together: how it is kept under its key.
 *
 * @param unset what holds while nobody set anything
 * @param reads from JSON in which anything may be missing
 * @param writes as JSON
 */
public record Topic<T>(
        String key, T unset, Function<JsonNode, T> reads, Function<T, JsonNode> writes) {
    /** What is set. */
    public T read(SettingStore settings) {
        return settings.get(key).map(reads).orElse(unset);
    }

    /** As {@link #read(SettingStore)}, as the transaction sees it. */
    public T read(SettingStore settings, Transaction tx) {
        return settings.get(tx, key).map(reads).orElse(unset);
    }

    /** As {@link #read}; nobody else sets it until the transaction ends. */
    public T locked(SettingStore settings, Transaction tx) {
        settings.lock(tx, key, writes.apply(unset));
        return read(settings, tx);
    }

    /** Sets it. */
    public void write(SettingStore settings, Transaction tx, T value) {
        settings.put(tx, key, writes.apply(value));
    }
}
