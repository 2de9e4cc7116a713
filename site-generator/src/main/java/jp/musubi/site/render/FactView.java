package jp.musubi.site.render;

import java.util.List;

/**
 * One line of facts: a label with a text or with links.
 *
 * @param multiline whether line breaks of the text count
 */
public record FactView(String label, Words text, boolean multiline, List<LinkView> links) {}
