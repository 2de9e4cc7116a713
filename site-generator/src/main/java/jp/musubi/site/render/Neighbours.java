package jp.musubi.site.render;

import jp.musubi.content.entry.Entry;
import jp.musubi.content.model.ContentType;
import jp.musubi.site.link.LinkedSite;
import jp.musubi.site.trace.Fact;
import jp.musubi.site.trace.Reads;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Groups with similar work: those with the same main field, first those of the same district. They
 * follow one another in a ring, so that every group is somebody's neighbour.
 */
final class Neighbours {
    /** Groups shown at the end of a profile. */
    private static final int MAX_NEIGHBOURS = 3;

    private static final String FIELDS = "fields";
    private static final String DISTRICT = "district";

    private final LinkedSite site;
    private final Map<String, Ring> rings = new ConcurrentHashMap<>();

    Neighbours(LinkedSite site) {
        this.site = site;
    }

    /** Groups in the order of their type, and where each is. */
    private record Ring(List<Entry> members, Map<String, Integer> places) {
        static Ring of(List<Entry> members) {
            Map<String, Integer> places = HashMap.newHashMap(members.size());
            members.forEach(member -> places.put(member.id(), places.size()));
            return new Ring(members, places);
        }

        Ring of(Predicate<Entry> some) {
            return of(members.stream().filter(some).toList());
        }
    }

    private static String mainField(Entry group) {
        return group.fields().items(FIELDS).stream().findFirst().orElse("");
    }

    private static String district(Entry group) {
        return group.fields().text(DISTRICT).orElse("");
    }

    /** Who is in the rings of a group follows from the order of those who share its first term. */
    private static Fact fact(Entry group) {
        String field = mainField(group);
        return field.isEmpty()
                ? Fact.termOrder("group", DISTRICT, district(group))
                : Fact.termOrder("group", FIELDS, field);
    }

    List<Entry> of(Entry group) {
        return Reads.inSum(Set.of(fact(group)), () -> find(group));
    }

    private List<Entry> find(Entry group) {
        var found = new ArrayList<Entry>(MAX_NEIGHBOURS);
        for (Ring ring : rings(group)) {
            List<Entry> members = ring.members();
            int place = ring.places().getOrDefault(group.id(), 0);
            for (int i = 1; i < members.size() && found.size() < MAX_NEIGHBOURS; i++) {
                Entry next = members.get((place + i) % members.size());
                if (found.stream().noneMatch(each -> each.id().equals(next.id()))) {
                    found.add(next);
                }
            }
        }
        return found;
    }

    private List<Ring> rings(Entry group) {
        String field = mainField(group);
        String district = district(group);
        if (field.isEmpty()) {
            return district.isEmpty()
                    ? List.of()
                    : List.of(
                            ring(
                                    "@" + district,
                                    () ->
                                            carrying(DISTRICT, district)
                                                    .of(each -> mainField(each).isEmpty())));
        }
        Ring wide =
                ring(
                        field,
                        () -> carrying(FIELDS, field).of(each -> mainField(each).equals(field)));
        Ring near =
                ring(
                        field + "@" + district,
                        () -> wide.of(each -> district(each).equals(district)));
        return List.of(near, wide);
    }

    private Ring ring(String name, Supplier<Ring> maker) {
        Ring known = rings.get(name);
        if (known == null) {
            known = maker.get();
            rings.put(name, known);
        }
        return known;
    }

    private Ring carrying(String field, String term) {
        ContentType type = site.model().require("group");
        return Ring.of(
                type.field(field).map(found -> site.entries(type, found, term)).orElse(List.of()));
    }
}
