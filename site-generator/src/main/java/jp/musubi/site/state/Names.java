package jp.musubi.site.state;

import jp.musubi.site.trace.Fact;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Texts of a state file: each is written once, at its first use, and by its number after that. */
final class Names {
    private static final int MAX_TEXT_BYTES = 1 << 24;

    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> texts = new ArrayList<>();
    private final Map<Fact, Fact> facts = new HashMap<>();

    void write(String text, DataOutputStream out) throws IOException {
        Integer known = numbers.get(text);
        if (known != null) {
            out.writeInt(known);
            return;
        }
        out.writeInt(texts.size());
        add(text);
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    String read(DataInputStream in) throws IOException {
        int number = in.readInt();
        if (number >= 0 && number < texts.size()) {
            return texts.get(number);
        }
        int length = in.readInt();
        if (number != texts.size() || length < 0 || length > MAX_TEXT_BYTES) {
            throw new IOException("a state file names what it does not have");
        }
        String text = new String(in.readNBytes(length), StandardCharsets.UTF_8);
        add(text);
        return text;
    }

    private void add(String text) {
        numbers.put(text, texts.size());
        texts.add(text);
    }

    void write(Fact fact, DataOutputStream out) throws IOException {
        write(fact.sort().name(), out);
        write(fact.key(), out);
    }

    /** A fact; the same object for the same fact. */
    Fact readFact(DataInputStream in) throws IOException {
        var fact = new Fact(Fact.Sort.valueOf(read(in)), read(in));
        Fact known = facts.putIfAbsent(fact, fact);
        return known == null ? fact : known;
    }
}
