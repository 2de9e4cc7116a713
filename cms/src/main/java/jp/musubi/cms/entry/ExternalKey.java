package jp.musubi.cms.entry;

/**
 * What another register calls an entry; no two entries have the same.
 *
 * @param source name of the register ({@code corporate-numbers})
 * @param id its id there
 */
public record ExternalKey(String source, String id) {
    /** Bytes of UTF-8 of the source. */
    public static final int MAX_SOURCE_BYTES = 100;

    /** Bytes of UTF-8 of the id. */
    public static final int MAX_ID_BYTES = 200;
}
