package jp.musubi.site.verify;

import java.util.List;

/**
 * What a page has in it that matters for other pages, and what is wrong in itself.
 *
 * @param isPage false for a file of another kind, of which nothing is known
 * @param entry the entry it shows, for messages; empty for lists
 * @param anchors the ids of its elements
 * @param links its links to pages, files and places of the site, each once
 * @param problems what is wrong whatever else is in the site
 */
public record Findings(
        boolean isPage,
        String entry,
        Anchors anchors,
        List<Target> links,
        List<PageProblem> problems) {
    /** Nothing found, as in a file that is no page. */
    public static final Findings NONE = new Findings(false, "", Anchors.NONE, List.of(), List.of());

    public Findings {
        links = List.copyOf(links);
        problems = List.copyOf(problems);
    }

    /**
     * Where a link leads.
     *
     * @param link as the page writes it
     * @param file that holds it, by path below the output folder
     * @param anchor id of an element there; empty for the page as such
     */
    public record Target(String link, String file, String anchor) {}
}
