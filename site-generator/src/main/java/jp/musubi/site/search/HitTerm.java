package jp.musubi.site.search;

/**
 * A term that an entry carries, as the results show it.
 *
 * @param facet name of the facet it belongs to ({@code field}, {@code district}, {@code kind})
 * @param id as filters name it
 * @param label short name in the language of the question
 * @param mark one character drawn beside it; empty if none
 * @param hue name of its colour family; empty for neutral
 */
public record HitTerm(String facet, String id, String label, String mark, String hue) {}
