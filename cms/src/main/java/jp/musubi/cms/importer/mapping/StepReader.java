package jp.musubi.cms.importer.mapping;

import jp.musubi.content.model.ContentModel;
import jp.musubi.content.vocabulary.Vocabulary;

import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.regex.Pattern;

/** Reads the steps ({@code do: [width, lookup: field]}) of a mapping. */
final class StepReader {
    private final ContentModel model;

    StepReader(ContentModel model) {
        this.model = model;
    }

    List<Transform> read(MappingKeys keys, String key) {
        Node value = keys.get(key);
        if (value == null) {
            return List.of();
        }
        List<Transform> steps = new ArrayList<>();
        for (Node item : MappingKeys.items(value)) {
            if (item instanceof ScalarNode name) {
                Transform step = Transforms.PLAIN.get(name.getValue());
                if (step == null) {
                    keys.note(item, "step_unknown", name.getValue(), Transforms.names());
                } else {
                    steps.add(step);
                }
            } else if (item instanceof MappingNode) {
                MappingKeys named = keys.child(item);
                named.all().keySet().forEach(name -> step(named, name).ifPresent(steps::add));
            } else {
                keys.note(item, "step_unknown", "[…]", Transforms.names());
            }
        }
        return steps;
    }

    private Optional<Transform> step(MappingKeys keys, String name) {
        return switch (name) {
            case "split" -> Optional.of(Transforms.split(String.join("", keys.texts(name))));
            case "blank" -> Optional.of(Transforms.blank(keys.texts(name)));
            case "date" -> date(keys);
            case "unit" -> Optional.of(Transforms.unit(keys.text(name, "")));
            case "words" -> table(keys, name).map(Transforms::words);
            case "choose" -> table(keys, name).flatMap(choices -> choose(keys, choices));
            case "lookup" -> lookup(keys);
            case "keep" -> Optional.ofNullable(keys.pattern(name)).map(Transforms::keep);
            case "remove" -> Optional.ofNullable(keys.pattern(name)).map(Transforms::remove);
            default -> {
                keys.note(keys.node(), "step_unknown", name, Transforms.names());
                yield Optional.empty();
            }
        };
    }

    private static Optional<Transform> date(MappingKeys keys) {
        String which = keys.text("date", "");
        for (Transforms.Which known : Transforms.Which.values()) {
            if (known.name().toLowerCase(Locale.ROOT).equals(which)) {
                return Optional.of(Transforms.date(known));
            }
        }
        keys.note(keys.node(), "date_which", which);
        return Optional.empty();
    }

    private static Optional<SequencedMap<String, String>> table(MappingKeys keys, String name) {
        Node value = keys.get(name);
        if (value == null) {
            return Optional.empty();
        }
        MappingKeys pairs = keys.child(value);
        SequencedMap<String, String> table = new LinkedHashMap<>();
        pairs.all().keySet().forEach(word -> table.put(word, pairs.text(word, "")));
        return Optional.of(table);
    }

    private static Optional<Transform> choose(MappingKeys keys, Map<String, String> choices) {
        var patterns = new LinkedHashMap<Pattern, String>();
        choices.forEach((regex, value) -> {
            @Nullable Pattern pattern = keys.pattern(keys.node(), regex);
            if (pattern != null) {
                patterns.put(pattern, value);
            }
        });
        return Optional.of(Transforms.choose(patterns));
    }

    private Optional<Transform> lookup(MappingKeys keys) {
        String name = keys.text("lookup", "");
        Optional<Vocabulary> vocabulary = model.vocabulary(name);
        if (vocabulary.isEmpty()) {
            keys.note(
                    keys.node(),
                    "vocabulary_unknown",
                    name,
                    String.join(", ", model.vocabularies().keySet()));
        }
        return vocabulary.map(Transforms::lookup);
    }
}
