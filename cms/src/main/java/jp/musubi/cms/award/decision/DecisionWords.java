package jp.musubi.cms.award.decision;

import jp.musubi.cms.award.edition.Wording;
import jp.musubi.cms.database.StorableText;

/**
 * What is said about a decision.
 *
 * @param document number of the office's document (文書番号)
 * @param reason for everybody; nothing for none
 * @param internal for the office alone; empty for none
 */
public record DecisionWords(String document, Wording reason, String internal) {
    /** UTF-16 units of a document's number. */
    public static final int MAX_DOCUMENT_UNITS = 80;

    /** UTF-16 units of what the office says to itself. */
    public static final int MAX_INTERNAL_UNITS = 1_000;

    public DecisionWords {
        document = StorableText.cut(document.strip(), MAX_DOCUMENT_UNITS);
        internal = StorableText.cut(internal.strip(), MAX_INTERNAL_UNITS);
    }
}
