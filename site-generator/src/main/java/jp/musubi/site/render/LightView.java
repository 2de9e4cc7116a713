package jp.musubi.site.render;

import java.util.List;

/**
 * A page of plain words, for weak networks and for disasters.
 *
 * @param office who answers: name, address and hours; empty if nobody said
 * @param districts the pages of districts, on the first page of a larger city
 * @param parts the groups
 */
public record LightView(
        String title,
        String intro,
        String office,
        List<LinkView> districts,
        List<Part> parts,
        PagerView pager) {
    /**
     * The groups of a district.
     *
     * @param name of the district; empty where the title has it
     */
    public record Part(String name, List<Group> groups) {}

    /**
     * A group.
     *
     * @param about what sort of group it is, and when that was last confirmed; may be empty
     * @param facts how to reach it, as far as it shows that, and where it is
     */
    public record Group(LinkView page, String about, List<FactView> facts) {}
}
