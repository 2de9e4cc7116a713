package jp.musubi.cms.edit;

/**
 * A secret address of a draft that is good.
 *
 * @param end where it is ended
 * @param by who made it
 */
public record SharedView(String end, String by, String made, String until) {}
