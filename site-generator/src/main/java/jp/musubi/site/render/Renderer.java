package jp.musubi.site.render;

import java.util.List;

/**
 * The pages of a site, planned. Planning is quick and knows every address; the generator calls the
 * bodies on all cores.
 */
public interface Renderer {
    /** Every page in every language, each address once, in a stable order. */
    List<PagePlan> pages();

    /** Every file that the theme adds beside the pages. */
    List<FilePlan> files();
}
