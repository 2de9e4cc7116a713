package jp.musubi.cms.importer.table;

import jp.musubi.cms.importer.wording.Sentence;

/** A file of which nothing can be used; says why and what to do. */
public final class UnreadableFile extends Exception {
    private final transient Sentence sentence;

    /** The file cannot be used for that reason. */
    public UnreadableFile(Sentence sentence) {
        super(sentence.in("en"));
        this.sentence = sentence;
    }

    /** Why, and what to do. */
    public Sentence sentence() {
        return sentence;
    }
}
