package jp.musubi.site.state;

import jp.musubi.site.trace.Fact;
import jp.musubi.site.verify.Findings.Target;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Texts, facts and targets of links of a state file: each is written once, at its first use, and by
 * its number after that.
 */
final class Names {
    private final Numbered<String> texts = new Numbered<>();
    private final Numbered<Fact> facts = new Numbered<>();
    private final Numbered<Target> targets = new Numbered<>();

    /** Things of one sort, in the order of their first use. */
    private static final class Numbered<T> {
        private final Map<T, Integer> numbers = new HashMap<>();
        private final List<T> things = new ArrayList<>();

        /** Writes the number of a thing; true if it is new, so that it has to follow. */
        boolean begin(T thing, BlockWriter out) {
            Integer known = numbers.putIfAbsent(thing, things.size());
            out.writeNumber(known == null ? things.size() : known);
            if (known == null) {
                things.add(thing);
            }
            return known == null;
        }

        /** Reads a thing, by its number or anew. */
        T read(BlockReader in, Definition<T> definition) throws IOException {
            int number = in.readNumber();
            if (number < things.size()) {
                return things.get(number);
            }
            if (number != things.size()) {
                throw new IOException("a state file names what it does not have");
            }
            T thing = definition.read(in);
            numbers.put(thing, things.size());
            things.add(thing);
            return thing;
        }
    }

    @FunctionalInterface
    private interface Definition<T> {
        T read(BlockReader in) throws IOException;
    }

    void write(String text, BlockWriter out) {
        if (texts.begin(text, out)) {
            out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    String read(BlockReader in) throws IOException {
        return texts.read(in, BlockReader::readText);
    }

    void write(Fact fact, BlockWriter out) {
        if (facts.begin(fact, out)) {
            write(fact.sort().name(), out);
            write(fact.key(), out);
        }
    }

    /** A fact; the same object for the same fact. */
    Fact readFact(BlockReader in) throws IOException {
        return facts.read(in, from -> new Fact(Fact.Sort.valueOf(read(from)), read(from)));
    }

    void write(Target target, BlockWriter out) {
        if (targets.begin(target, out)) {
            write(target.link(), out);
            write(target.file(), out);
            write(target.anchor(), out);
        }
    }

    /** Where a link leads; the same object for the same place. */
    Target readTarget(BlockReader in) throws IOException {
        return targets.read(in, from -> new Target(read(from), read(from), read(from)));
    }
}
