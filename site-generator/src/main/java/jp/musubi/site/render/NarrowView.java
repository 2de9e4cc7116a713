package jp.musubi.site.render;

import java.util.List;

/** Links to lists of one term each. */
public record NarrowView(String label, List<TermView> terms) {}
