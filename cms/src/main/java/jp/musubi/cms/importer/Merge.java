package jp.musubi.cms.importer;

import jp.musubi.content.entry.Fields;
import jp.musubi.content.entry.Value;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Set;

/**
 * What an entry says after an import: fields that the row has a value for say what the register
 * says, all others stay as people left them. An empty cell says nothing and removes nothing.
 */
final class Merge {
    private Merge() {}

    /**
     * Merges per field.
     *
     * @param once fields that keep the value they have
     * @param language of the register's texts; translations into other languages stay
     */
    static Fields of(Fields old, Fields row, Set<String> once, String language) {
        var merged = new LinkedHashMap<>(old.values());
        row.values()
                .forEach((field, value) -> {
                    if (!once.contains(field) || !old.has(field)) {
                        merged.put(field, translated(old.values().get(field), value, language));
                    }
                });
        return new Fields(merged);
    }

    private static Value translated(@Nullable Value old, Value value, String language) {
        if (old instanceof Value.Localised(var texts) && value instanceof Value.Text(String text)) {
            var all = new LinkedHashMap<>(texts);
            if (all.containsKey(language)) {
                all.put(language, text);
            } else {
                all.putFirst(language, text);
            }
            return new Value.Localised(all);
        }
        return value;
    }
}
