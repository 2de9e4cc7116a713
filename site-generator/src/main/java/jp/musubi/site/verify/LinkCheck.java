package jp.musubi.site.verify;

import jp.musubi.site.verify.Findings.Target;
import jp.musubi.site.verify.PageProblem.Kind;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Judges the links of pages once every file of the site is known. */
public final class LinkCheck {
    private final Function<String, Optional<Findings>> site;

    /**
     * A check against a site.
     *
     * @param site what was found in a file of the site; empty for a file it does not have
     */
    public LinkCheck(Function<String, Optional<Findings>> site) {
        this.site = site;
    }

    /** Everything wrong with a page. */
    public List<PageProblem> problems(String address, Findings page) {
        var problems = new ArrayList<>(page.problems());
        for (Target target : broken(page)) {
            Kind kind = site.apply(target.file()).isEmpty() ? Kind.BROKEN_LINK : Kind.BROKEN_ANCHOR;
            problems.add(new PageProblem(address, page.entry(), kind, target.link()));
        }
        return problems;
    }

    /** The links of a page that lead to nothing, as far as other files decide that. */
    public List<Target> broken(Findings page) {
        var broken = new ArrayList<Target>();
        for (Target target : page.links()) {
            Optional<Findings> there = site.apply(target.file());
            if (there.isEmpty()
                    || (!isFree(target.anchor()) && lacks(there.get(), target.anchor()))) {
                broken.add(target);
            }
        }
        return broken;
    }

    /** Files that are no pages, such as pictures made of symbols, are trusted. */
    private static boolean lacks(Findings there, String anchor) {
        return there.isPage() && !there.anchors().has(anchor);
    }

    /** Empty, {@code #top} and text fragments need no element. */
    private static boolean isFree(String anchor) {
        return anchor.isEmpty() || anchor.equals("top") || anchor.startsWith(":~:");
    }
}
