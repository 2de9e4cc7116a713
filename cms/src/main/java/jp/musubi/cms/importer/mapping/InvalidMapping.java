package jp.musubi.cms.importer.mapping;

import jp.musubi.cms.importer.wording.Sentence;

import java.util.List;
import java.util.stream.Collectors;

/** A mapping that cannot be used; all mistakes that were found, not only the first. */
public final class InvalidMapping extends Exception {
    private final String file;
    private final transient List<Mistake> mistakes;

    /** Reports the given mistakes, at least one. */
    InvalidMapping(String file, List<Mistake> mistakes) {
        super(file + ": " + mistakes.size() + " mistakes");
        this.file = file;
        this.mistakes = List.copyOf(mistakes);
    }

    /** What is wrong, in the order of lines. */
    public List<Mistake> mistakes() {
        return mistakes;
    }

    /** One line a mistake: file, line, what is wrong and what to write instead. */
    public String in(String language) {
        return mistakes.stream()
                .map(mistake ->
                        file + ":" + mistake.line() + ": " + mistake.sentence().in(language))
                .collect(Collectors.joining("\n"));
    }

    /**
     * One mistake.
     *
     * @param line of the mapping, from 1
     * @param sentence what is wrong and what to write instead
     */
    public record Mistake(int line, Sentence sentence) {}
}
