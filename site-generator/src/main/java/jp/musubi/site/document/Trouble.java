package jp.musubi.site.document;

/** Why the text of a document is not known. */
public enum Trouble {
    /** It opens with a password only. */
    PASSWORD("it opens with a password only"),
    /** It is no PDF, or what it consists of does not fit together. */
    DAMAGED("it is damaged or no PDF"),
    /** It has pages, but no words: scanned, drawn, or with fonts that do not say what they show. */
    NO_TEXT("its pages have no text that can be read, as if they were scanned"),
    /** More bytes than are read of a document. */
    TOO_LARGE("it has more than %d MB".formatted(DocumentTexts.MAX_DOCUMENT_BYTES >> 20)),
    /** More time or memory than a document gets. */
    TOO_COSTLY(
            "reading it takes more than %d seconds or %d MB of memory"
                    .formatted(ReaderProcess.MAX_SECONDS, ReaderProcess.MAX_MEMORY_MEGABYTES)),
    /** The program that reads documents could not be started. */
    NO_READER("the program that reads documents does not start"),
    /** The file is there, but not its bytes. */
    UNREADABLE("its file cannot be read"),
    /** The file is not there. */
    MISSING("its file is missing");

    private final String reason;

    Trouble(String reason) {
        this.reason = reason;
    }

    /** The end of a sentence for people. */
    public String reason() {
        return reason;
    }

    /** Whether the same bytes fail in the same way whenever and wherever they are read. */
    boolean isLasting() {
        return this != NO_READER && this != UNREADABLE && this != MISSING;
    }
}
