package jp.musubi.site.render;

import java.util.List;

/** A field with links to lists that have one of its terms. */
public record NarrowView(String label, List<NarrowTermView> terms) {
    /**
     * A link to a narrower list.
     *
     * @param count entries of that list
     * @param only what the single entry is called that the link leads to, where a list would have
     *     no other; else empty
     * @param current whether it is the list that is shown
     */
    public record NarrowTermView(
            String name, String address, int count, Words only, boolean current) {}
}
