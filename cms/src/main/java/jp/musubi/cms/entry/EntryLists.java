package jp.musubi.cms.entry;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import jp.musubi.cms.database.Ids;
import jp.musubi.cms.database.Transaction;

import org.jdbi.v3.core.statement.Query;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Lists of published entries, through indexes only. A page is found in one of two ways: walking
 * along the order and leaving out what the filters refuse, or gathering all that the rarest filter
 * lets through and ordering that. How many entries pass is known first, so the cheaper way is too.
 */
final class EntryLists {
    private static final int MAX_CACHED_COUNTS = 10_000;

    /** How many entries pass; valid for ever, because the generation is part of the question. */
    private final Cache<Question, Long> counts =
            Caffeine.newBuilder().maximumSize(MAX_CACHED_COUNTS).build();

    private record Question(
            long generation, String type, SortedMap<String, List<String>> filters) {}

    /** An entry and where it stands in the order. */
    private record Place(Cursor cursor, UUID id) {}

    EntryPage list(Transaction tx, ListQuery query) {
        return new Search(tx, LiveEntries.generation(tx), query).page();
    }

    /** One query at one moment. */
    private final class Search {
        private final Transaction tx;
        private final long generation;
        private final ListQuery query;

        Search(Transaction tx, long generation, ListQuery query) {
            this.tx = tx;
            this.generation = generation;
            this.query = query;
        }

        EntryPage page() {
            long total = count(query.filters());
            List<Place> places = total == 0 ? List.of() : places(total);
            boolean more = places.size() > query.limit();
            List<Place> page = more ? places.subList(0, query.limit()) : places;
            Cursor next = more ? page.getLast().cursor() : null;
            return new EntryPage(
                    EntryRows.live(tx, page.stream().map(Place::id).toList()), next, total);
        }

        private List<Place> places(long total) {
            if (query.filters().isEmpty()) {
                return walk();
            }
            String rarest = rarest(query.filters());
            long all = count(new TreeMap<>());
            boolean walkIsShorter =
                    (query.limit() + 1) * all / total < count(only(query.filters(), rarest));
            return walkIsShorter ? walk() : gather(rarest);
        }

        private List<Place> walk() {
            Sql sql = new Sql("select s.position, s.entry_id from sort_key s where ");
            within(sql);
            query.filters().forEach((field, values) -> also(sql, "s", field, values));
            return places(sql, "s.field %1$s, s.position %1$s");
        }

        private List<Place> gather(String rarest) {
            Sql sql =
                    new Sql(
                            "select distinct s.position, s.entry_id from term t"
                                    + " join sort_key s on s.entry_id = t.entry_id where ");
            has(sql, "t", rarest, query.filters().getOrDefault(rarest, List.of()));
            sql.add(" and ");
            within(sql);
            query.filters()
                    .forEach((field, values) -> {
                        if (!field.equals(rarest)) {
                            also(sql, "t", field, values);
                        }
                    });
            return places(sql, "s.position %1$s");
        }

        private void within(Sql sql) {
            boolean descending = query.sort().descending();
            Cursor after = query.after();
            byte[] from = SortKeys.from(descending);
            byte[] until = SortKeys.until(descending);
            sql.add(
                    "s.field = ? and s.position > ? and s.position < ?",
                    Terms.key(query.type(), query.sort().field()),
                    after != null && !descending ? after.position() : from,
                    after != null && descending ? after.position() : until);
        }

        private List<Place> places(Sql sql, String order) {
            String direction = query.sort().descending() ? "desc" : "asc";
            sql.add(" order by " + order.formatted(direction) + " limit " + (query.limit() + 1));
            return sql.query(tx)
                    .map((row, context) ->
                            new Place(
                                    new Cursor(query.sort(), row.getBytes("position")),
                                    Ids.of(row.getBytes("entry_id"))))
                    .list();
        }

        /** The filter that lets the fewest through. */
        private String rarest(SortedMap<String, List<String>> filters) {
            String rarest = filters.firstKey();
            if (filters.size() > 1) {
                long fewest = Long.MAX_VALUE;
                for (String field : filters.keySet()) {
                    long passing = count(only(filters, field));
                    if (passing < fewest) {
                        fewest = passing;
                        rarest = field;
                    }
                }
            }
            return rarest;
        }

        private long count(SortedMap<String, List<String>> filters) {
            Question question = new Question(generation, query.type().name(), filters);
            Long known = counts.getIfPresent(question);
            if (known != null) {
                return known;
            }
            long counted = filters.isEmpty() ? countAll() : countPassing(filters);
            counts.put(question, counted);
            return counted;
        }

        private long countAll() {
            return new Sql("select count(*) from entry")
                    .add(" where type = ? and live_revision is not null", query.type().name())
                    .query(tx)
                    .mapTo(Long.class)
                    .one();
        }

        private long countPassing(SortedMap<String, List<String>> filters) {
            String rarest = rarest(filters);
            List<String> values = filters.getOrDefault(rarest, List.of());
            String counted = values.size() == 1 ? "count(*)" : "count(distinct t.entry_id)";
            Sql sql = new Sql("select " + counted + " from term t where ");
            has(sql, "t", rarest, values);
            filters.forEach((field, others) -> {
                if (!field.equals(rarest)) {
                    also(sql, "t", field, others);
                }
            });
            return sql.query(tx).mapTo(Long.class).one();
        }

        /** The condition that an entry has one of a filter's values. */
        private void has(Sql sql, String table, String field, List<String> values) {
            sql.add(table + ".field = ?", Terms.key(query.type(), field));
            sql.add(
                    " and " + table + ".term_value in (" + EntryRows.places(values.size()) + ")",
                    values.stream().map(Terms::stored).toArray());
        }

        private void also(Sql sql, String table, String field, List<String> values) {
            sql.add(" and exists (select 1 from term x where x.entry_id = " + table + ".entry_id");
            sql.add(" and ");
            has(sql, "x", field, values);
            sql.add(")");
        }
    }

    private static SortedMap<String, List<String>> only(
            SortedMap<String, List<String>> filters, String field) {
        var one = new TreeMap<String, List<String>>();
        one.put(field, filters.getOrDefault(field, List.of()));
        return one;
    }

    /** SQL with the values of its question marks, in order. */
    private static final class Sql {
        private final StringBuilder text;
        private final List<Object> values = new ArrayList<>();

        Sql(String beginning) {
            text = new StringBuilder(beginning);
        }

        Sql add(String more, Object... moreValues) {
            text.append(more);
            values.addAll(List.of(moreValues));
            return this;
        }

        Query query(Transaction tx) {
            Query query = tx.handle().createQuery(text.toString());
            for (int at = 0; at < values.size(); at++) {
                query.bind(at, values.get(at));
            }
            return query;
        }
    }
}
