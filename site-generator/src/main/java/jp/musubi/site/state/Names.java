package jp.musubi.site.state;

import jp.musubi.site.trace.Fact;
import jp.musubi.site.verify.Findings.Target;

import java.io.DataInputStream;
import java.io.DataOutputStream;
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
    private static final int MAX_TEXT_BYTES = 1 << 24;

    private final Numbered<String> texts = new Numbered<>();
    private final Numbered<Fact> facts = new Numbered<>();
    private final Numbered<Target> targets = new Numbered<>();

    /** Things of one sort, in the order of their first use. */
    private static final class Numbered<T> {
        private final Map<T, Integer> numbers = new HashMap<>();
        private final List<T> things = new ArrayList<>();

        /** Writes the number of a thing; true if it is new, so that it has to follow. */
        boolean begin(T thing, DataOutputStream out) throws IOException {
            Integer known = numbers.putIfAbsent(thing, things.size());
            out.writeInt(known == null ? things.size() : known);
            if (known == null) {
                things.add(thing);
            }
            return known == null;
        }

        /** Reads a thing, by its number or anew. */
        T read(DataInputStream in, Definition<T> definition) throws IOException {
            int number = in.readInt();
            if (number >= 0 && number < things.size()) {
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
        T read(DataInputStream in) throws IOException;
    }

    void write(String text, DataOutputStream out) throws IOException {
        if (texts.begin(text, out)) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            out.writeInt(bytes.length);
            out.write(bytes);
        }
    }

    String read(DataInputStream in) throws IOException {
        return texts.read(in, Names::text);
    }

    private static String text(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > MAX_TEXT_BYTES) {
            throw new IOException("a state file has a text of " + length + " bytes");
        }
        return new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }

    void write(Fact fact, DataOutputStream out) throws IOException {
        if (facts.begin(fact, out)) {
            write(fact.sort().name(), out);
            write(fact.key(), out);
        }
    }

    /** A fact; the same object for the same fact. */
    Fact readFact(DataInputStream in) throws IOException {
        return facts.read(in, from -> new Fact(Fact.Sort.valueOf(read(from)), read(from)));
    }

    void write(Target target, DataOutputStream out) throws IOException {
        if (targets.begin(target, out)) {
            write(target.link(), out);
            write(target.file(), out);
            write(target.anchor(), out);
        }
    }

    /** Where a link leads; the same object for the same place. */
    Target readTarget(DataInputStream in) throws IOException {
        return targets.read(in, from -> new Target(read(from), read(from), read(from)));
    }
}
