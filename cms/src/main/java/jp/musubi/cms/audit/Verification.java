package jp.musubi.cms.audit;

/** What checking the chain of events found. */
public sealed interface Verification {
    /**
     * Nothing was changed, added or taken out.
     *
     * @param events how many there are
     * @param head digest of the last one, in hex: noted elsewhere it also proves later that none of
     *     these were replaced as a whole
     */
    record Intact(long events, String head) implements Verification {}

    /**
     * Something was.
     *
     * @param sequence the first event that does not fit
     * @param why one sentence for people
     */
    record Broken(long sequence, String why) implements Verification {}
}
