package jp.musubi.content.snapshot;

import java.util.List;

/**
 * A snapshot or content folder with mistakes; each message names the file, the line and the cure.
 */
public final class InvalidSnapshot extends Exception {
    private final transient List<String> messages;

    /** Reports the given mistakes, at least one. */
    public InvalidSnapshot(List<String> messages) {
        super(String.join("\n", messages));
        this.messages = List.copyOf(messages);
    }

    /** What is wrong, in the order of the input. */
    public List<String> messages() {
        return messages;
    }
}
