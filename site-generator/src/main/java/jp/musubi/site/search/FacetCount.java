package jp.musubi.site.search;

/**
 * One value of a facet.
 *
 * @param id as filters name it
 * @param label for people, in the language of the question
 * @param count entries that have it under the current question
 */
public record FacetCount(String id, String label, int count) {}
