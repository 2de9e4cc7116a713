package jp.musubi.content.model;

import jp.musubi.content.label.Label;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads the parts of a type's form: {@code parts:} names them, each field says which is its own.
 */
final class PartReader {
    private static final Set<String> KEYS = Set.of("label", "help");

    private PartReader() {}

    /**
     * The parts in the order of the file.
     *
     * @param label of the type, which is that of its only part where it names none
     */
    static List<Part> parts(YamlKeys keys, Label label, Map<String, Field> fields) {
        Map<String, YamlKeys> named = keys.children("parts");
        for (Field field : fields.values()) {
            String part = field.editing().part();
            if (part != null && !named.containsKey(part)) {
                keys.at("fields")
                        .mistake(
                                "The field "
                                        + field.name()
                                        + " is in the part "
                                        + part
                                        + ", which there is not.",
                                "Name it under 'parts:', or use one of " + named.keySet() + ".");
            }
        }
        return named.isEmpty()
                ? List.of(new Part("", label, null, List.copyOf(fields.values())))
                : parts(named, fields.values());
    }

    private static List<Part> parts(Map<String, YamlKeys> named, Collection<Field> fields) {
        Map<String, List<Field>> members = new LinkedHashMap<>();
        named.keySet().forEach(name -> members.put(name, new ArrayList<>()));
        String first = named.keySet().iterator().next();
        for (Field field : fields) {
            String part = field.editing().part();
            members.getOrDefault(part == null ? first : part, new ArrayList<>()).add(field);
        }
        List<Part> parts = new ArrayList<>();
        named.forEach((name, keys) -> {
            keys.only(KEYS);
            List<Field> own = members.getOrDefault(name, List.of());
            if (own.isEmpty()) {
                keys.mistake(
                        "The part " + name + " has no fields.",
                        "Remove it, or say 'part: " + name + "' in a field.");
            }
            parts.add(new Part(name, keys.label("label"), keys.labelOrNull("help"), own));
        });
        return parts;
    }
}
