package jp.musubi.cms.entry;

import jp.musubi.cms.web.Fault;
import jp.musubi.content.entry.Fields;
import jp.musubi.content.entry.Value;
import jp.musubi.content.model.ContentType;
import jp.musubi.content.model.Editing;
import jp.musubi.content.model.Field;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** The fields that only city staff change: what a group sends leaves them as they are. */
final class StaffFields {
    private StaffFields() {}

    private static List<Field> of(ContentType type) {
        return type.fields().values().stream()
                .filter(field -> field.editing().writer() == Editing.Writer.STAFF)
                .toList();
    }

    /** A fault for each of them that was sent with another value than it has. */
    static List<Fault> changed(ContentType type, Content sent, Content present) {
        List<Fault> faults = new ArrayList<>();
        for (Field field : of(type)) {
            Optional<Value> given = sent.fields().get(field.name());
            if (given.isPresent() && !given.equals(present.fields().get(field.name()))) {
                faults.add(Fault.at(field.name(), "staff_field"));
            }
        }
        return faults;
    }

    /** What was sent, with the values that they have at present. */
    static Content kept(ContentType type, Content sent, Content present) {
        var values = new LinkedHashMap<String, Value>();
        var shown = new TreeSet<>(sent.shown());
        for (Field field : type.fields().values()) {
            boolean staff = field.editing().writer() == Editing.Writer.STAFF;
            Content from = staff ? present : sent;
            from.fields().get(field.name()).ifPresent(value -> values.put(field.name(), value));
            if (staff) {
                shown.remove(field.name());
            }
            if (staff && present.shown().contains(field.name())) {
                shown.add(field.name());
            }
        }
        return new Content(new Fields(values), shown);
    }
}
