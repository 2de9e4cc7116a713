package jp.musubi.content.model;

import java.util.List;
import java.util.stream.Collectors;

/** Content types or vocabularies with mistakes; all that were found, not only the first. */
public final class InvalidContentModel extends Exception {
    private final transient List<Mistake> mistakes;

    /** Reports the given mistakes, at least one. */
    public InvalidContentModel(List<Mistake> mistakes) {
        super(mistakes.stream().map(Mistake::toString).collect(Collectors.joining("\n")));
        this.mistakes = List.copyOf(mistakes);
    }

    /** What is wrong, in the order of files and lines. */
    public List<Mistake> mistakes() {
        return mistakes;
    }

    /**
     * One mistake.
     *
     * @param line from 1
     * @param message what is wrong
     * @param cure what to write instead
     */
    public record Mistake(String file, int line, String message, String cure) {
        @Override
        public String toString() {
            return file + ":" + line + ": " + message + " " + cure;
        }
    }
}
