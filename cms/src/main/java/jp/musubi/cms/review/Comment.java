package jp.musubi.cms.review;

import java.time.Instant;
import java.util.UUID;

/**
 * What somebody remarks about a field of what was handed in.
 *
 * @param field name of the field; empty for the whole
 */
public record Comment(UUID id, UUID review, String field, UUID author, Instant at, String text) {}
