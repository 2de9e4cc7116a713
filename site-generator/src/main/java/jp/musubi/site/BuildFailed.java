package jp.musubi.site;

import java.util.List;
import java.util.Map;

/** A site could not be built; its messages say where and what to do, one sentence each. */
public final class BuildFailed extends Exception {
    private final transient List<String> messages;
    private final transient Map<String, String> entries;

    /** A failure with all that was found, at least one sentence. */
    public BuildFailed(List<String> messages, Throwable cause) {
        super(String.join("\n", messages), cause);
        this.messages = List.copyOf(messages);
        this.entries = Map.of();
    }

    /**
     * A failure that no other exception caused.
     *
     * @param entries see {@link #entries}
     */
    BuildFailed(List<String> messages, Map<String, String> entries) {
        super(String.join("\n", messages));
        this.messages = List.copyOf(messages);
        this.entries = Map.copyOf(entries);
    }

    /** A failure that is told in the sentence of its cause. */
    static BuildFailed because(Exception cause) {
        String sentence = cause.getMessage() == null ? cause.toString() : cause.getMessage();
        return new BuildFailed(List.of(sentence), cause);
    }

    /** What is wrong, one sentence each. */
    public List<String> messages() {
        return messages;
    }

    /**
     * The entries that break the build, each by its id with what is wrong: without them, or with
     * what they said before, the site can be built. Empty if something else is wrong, too.
     */
    public Map<String, String> entries() {
        return entries;
    }
}
