package jp.musubi.cms.entry;

import jp.musubi.content.model.ContentType;

import java.util.Arrays;
import java.util.Collections;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which entries of a type staff look through: drafts, public ones and those thrown away.
 *
 * @param title a part of what the draft is called; empty for any
 * @param filters one value each for fields of {@link ListQuery#filterNames}, of what is public
 */
public record WorkQuery(
        ContentType type,
        String title,
        State state,
        SortedMap<String, String> filters,
        Order order) {
    /** Entries of the largest page. */
    public static final int MAX_LIMIT_ENTRIES = 500;

    public WorkQuery {
        filters = Collections.unmodifiableSortedMap(new TreeMap<>(filters));
        if (!ListQuery.filterNames(type).containsAll(filters.keySet())) {
            throw new IllegalArgumentException(type.plural() + " have no such filter");
        }
    }

    /** How far an entry is. */
    public enum State {
        ANY("e.trashed_at is null"),
        DRAFT("e.trashed_at is null and e.live_revision is null"),
        CHANGED("e.trashed_at is null and e.live_revision < e.draft_revision"),
        PUBLISHED("e.trashed_at is null and e.live_revision = e.draft_revision"),
        TRASH("e.trashed_at is not null");

        private final String condition;

        State(String condition) {
            this.condition = condition;
        }

        String condition() {
            return condition;
        }

        /** The name used in addresses: lower case. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The state of that name. */
        public static Optional<State> of(String id) {
            return Arrays.stream(values()).filter(state -> state.id().equals(id)).findFirst();
        }
    }

    /** In which order. */
    public enum Order {
        SAVED("e.saved_at desc, e.id desc"),
        OLDEST("e.saved_at, e.id"),
        TITLE("e.title, e.id"),
        SLUG("e.slug, e.id");

        private final String columns;

        Order(String columns) {
            this.columns = columns;
        }

        String columns() {
            return columns;
        }

        /** The name used in addresses: lower case. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The order of that name. */
        public static Optional<Order> of(String id) {
            return Arrays.stream(values()).filter(order -> order.id().equals(id)).findFirst();
        }
    }
}
