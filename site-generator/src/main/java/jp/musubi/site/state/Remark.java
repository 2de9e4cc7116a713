package jp.musubi.site.state;

/**
 * Something in a file that deserves a look.
 *
 * @param sentence for people
 * @param isFailure whether the site must not be published with it
 */
public record Remark(String sentence, boolean isFailure) {}
