package jp.musubi.cms.award.edition;

/**
 * A category (部門) of an edition.
 *
 * @param id short, of this edition alone
 * @param quota prizes that it has at most
 */
public record Category(String id, Wording name, int quota) {}
