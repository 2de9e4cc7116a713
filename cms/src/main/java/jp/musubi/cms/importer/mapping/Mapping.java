package jp.musubi.cms.importer.mapping;

import jp.musubi.cms.importer.table.Layout;
import jp.musubi.content.model.ContentType;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;

/** How the rows of one register become entries of one type. */
public final class Mapping {
    private final String source;
    private final ContentType type;
    private final Layout layout;
    private final boolean header;
    private final SequencedMap<String, Column> columns;
    private final List<KeyRule> keys;
    private final @Nullable ValueRule slug;
    private final List<RowRule> skips;
    private final List<FieldRule> fields;

    Mapping(
            String source,
            ContentType type,
            Layout layout,
            boolean header,
            SequencedMap<String, Column> columns,
            List<KeyRule> keys,
            @Nullable ValueRule slug,
            List<RowRule> skips,
            List<FieldRule> fields) {
        this.source = source;
        this.type = type;
        this.layout = layout;
        this.header = header;
        this.columns = columns;
        this.keys = List.copyOf(keys);
        this.slug = slug;
        this.skips = List.copyOf(skips);
        this.fields = List.copyOf(fields);
    }

    /** Name of the register; with an id of the register it names an entry. */
    public String source() {
        return source;
    }

    /** The type of the entries. */
    public ContentType type() {
        return type;
    }

    /** What the mapping knows about the file. */
    public Layout layout() {
        return layout;
    }

    /** Names of the fields that are set only while they are empty. */
    public Set<String> onceFields() {
        return fields.stream()
                .filter(FieldRule::once)
                .map(rule -> rule.field().name())
                .collect(Collectors.toUnmodifiableSet());
    }

    boolean header() {
        return header;
    }

    SequencedMap<String, Column> columns() {
        return columns;
    }

    List<KeyRule> keys() {
        return keys;
    }

    @Nullable ValueRule slug() {
        return slug;
    }

    List<RowRule> skips() {
        return skips;
    }

    List<FieldRule> fields() {
        return fields;
    }
}
