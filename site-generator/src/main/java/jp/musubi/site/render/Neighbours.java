package jp.musubi.site.render;

import jp.musubi.content.entry.Entry;
import jp.musubi.site.link.LinkedSite;
import jp.musubi.site.trace.Fact;
import jp.musubi.site.trace.Reads;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Groups with similar work: those with the same main field, first those of the same district. They
 * follow one another in a ring, so that every group is somebody's neighbour.
 */
final class Neighbours {
    /** Groups shown at the end of a profile. */
    private static final int MAX_NEIGHBOURS = 3;

    private final Map<String, List<Entry>> rings = new HashMap<>();
    private final Map<String, Integer> places = new HashMap<>();

    Neighbours(LinkedSite site) {
        for (Entry group : site.entries("group")) {
            for (String ring : rings(group)) {
                List<Entry> members = rings.computeIfAbsent(ring, _ -> new ArrayList<>());
                places.put(ring + "/" + group.id(), members.size());
                members.add(group);
            }
        }
    }

    private static List<String> rings(Entry group) {
        List<String> fields = group.fields().items("fields");
        String district = group.fields().text("district").orElse("");
        if (fields.isEmpty()) {
            return district.isEmpty() ? List.of() : List.of("@" + district);
        }
        return List.of(fields.getFirst() + "@" + district, fields.getFirst());
    }

    /** Who is in the rings of a group follows from the order of those who share its first term. */
    private static Fact fact(Entry group) {
        return group.fields().items("fields").stream()
                .findFirst()
                .map(field -> Fact.termOrder("group", "fields", field))
                .orElseGet(() ->
                        Fact.termOrder(
                                "group", "district", group.fields().text("district").orElse("")));
    }

    List<Entry> of(Entry group) {
        Reads.note(() -> fact(group));
        var found = new ArrayList<Entry>(MAX_NEIGHBOURS);
        for (String ring : rings(group)) {
            List<Entry> members = rings.getOrDefault(ring, List.of());
            int place = places.getOrDefault(ring + "/" + group.id(), 0);
            for (int i = 1; i < members.size() && found.size() < MAX_NEIGHBOURS; i++) {
                Entry next = members.get((place + i) % members.size());
                if (found.stream().noneMatch(each -> each.id().equals(next.id()))) {
                    found.add(next);
                }
            }
        }
        return found;
    }
}
