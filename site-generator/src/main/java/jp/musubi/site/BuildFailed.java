package jp.musubi.site;

import java.util.List;

/** A site could not be built; its messages say where and what to do, one sentence each. */
public final class BuildFailed extends Exception {
    private final transient List<String> messages;

    /** A failure with all that was found, at least one sentence. */
    public BuildFailed(List<String> messages, Throwable cause) {
        super(String.join("\n", messages), cause);
        this.messages = List.copyOf(messages);
    }

    /** A failure that no other exception caused. */
    public BuildFailed(List<String> messages) {
        super(String.join("\n", messages));
        this.messages = List.copyOf(messages);
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
}
