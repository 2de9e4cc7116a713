package jp.musubi.content.banner;

/**
 * Artwork that a city brought for the banners of a programme.
 *
 * @param programme id of the programme
 * @param version of the artwork, which grows; all of one programme have the same
 * @param size of the banners that it is for, such as {@code 234x60}; empty for all that have none
 *     of their own
 * @param svg the file, with placeholders
 * @param dark the same for readers who prefer dark screens; empty for none
 */
public record BannerArtwork(String programme, int version, String size, String svg, String dark) {}
