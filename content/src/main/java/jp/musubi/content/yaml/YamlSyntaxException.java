package jp.musubi.content.yaml;

/** Text that is not YAML, or not the small part of it that is read here. */
public final class YamlSyntaxException extends Exception {
    private final int line;

    YamlSyntaxException(int line, String message) {
        super(message);
        this.line = line;
    }

    /** The line where it was noticed, from 1. */
    public int line() {
        return line;
    }
}
