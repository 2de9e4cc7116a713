package jp.musubi.site.render;

import java.util.List;

/**
 * The terms of a field, each with the number of its entries.
 *
 * @param unit message that says what is counted
 * @param marked whether the terms have marks to draw
 */
public record TermIndexView(String title, List<TermView> terms, String unit, boolean marked) {}
