package jp.musubi.cms.entry;

/** An entry says more than can be stored; nothing was written. */
public final class ContentTooLarge extends RuntimeException {
    ContentTooLarge(int chars) {
        super(
                "The entry has %,d characters; at most %,d can be stored."
                        .formatted(chars, ContentJson.MAX_BODY_CHARS));
    }
}
