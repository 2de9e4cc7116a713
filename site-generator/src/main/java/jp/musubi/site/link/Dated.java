package jp.musubi.site.link;

import jp.musubi.content.entry.Entry;
import jp.musubi.content.model.ContentType;
import jp.musubi.content.model.Field;
import jp.musubi.content.model.Precision;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A day that calendars show.
 *
 * @param field what of the entry is on that day
 */
public record Dated(Entry entry, Field field, LocalDate day) {
    /** The order of calendars: what is still to come or was last comes first. */
    public static final Comparator<Dated> LATEST_FIRST =
            Comparator.comparing(Dated::day)
                    .reversed()
                    .thenComparing(dated -> dated.entry().id())
                    .thenComparing(dated -> dated.field().name());

    /** The days of an entry that calendars show; months and years alone are none. */
    public static List<Dated> of(ContentType type, Entry entry) {
        var all = new ArrayList<Dated>();
        for (Field field : fields(type)) {
            entry.fields()
                    .date(field.name())
                    .filter(day -> day.precision() == Precision.DAY)
                    .ifPresent(day -> all.add(new Dated(entry, field, day.first())));
        }
        return all;
    }

    /** The days of an entry, such as a group, and of all that refers to it. */
    public static Stream<Dated> around(LinkedSite site, Entry entry) {
        return Stream.concat(Stream.of(entry), site.news(entry).stream())
                .flatMap(each -> of(site.type(each), each).stream());
    }

    /** All days of a site. */
    public static Stream<Dated> all(LinkedSite site) {
        return site.model().types().values().stream()
                .filter(type -> !fields(type).isEmpty())
                .flatMap(type ->
                        site.entries(type.name()).stream()
                                .flatMap(entry -> of(type, entry).stream()));
    }

    private static List<Field> fields(ContentType type) {
        return type.fields().values().stream().filter(Field::calendar).toList();
    }
}
