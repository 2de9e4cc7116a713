package jp.musubi.site.render;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * The page that says how well everybody can use the site.
 *
 * @param facts what was aimed at, what was tested and how
 * @param met how many criteria are met
 * @param partly how many are met wherever the program decides
 * @param absent how many speak of something that the site does not have
 * @param principles the table of criteria, in its four parts
 * @param words the city's own page about it; null if it has none
 * @param office who answers questions; empty if nobody said
 * @param contact how to reach them; null if nobody said
 */
public record AccessibilityView(
        List<FactView> facts,
        int total,
        int met,
        int partly,
        int absent,
        List<PrincipleView> principles,
        @Nullable LinkView words,
        String office,
        @Nullable LinkView contact) {

    /** The criteria of one principle. */
    public record PrincipleView(String name, List<CriterionView> criteria) {}

    /**
     * A criterion.
     *
     * @param hue of the state
     * @param how it is met
     * @param tests names of tests that would fail otherwise, with commas
     * @param seen what people looked at; empty if tests say it all
     */
    public record CriterionView(
            String number,
            String name,
            String level,
            String state,
            String hue,
            String how,
            String tests,
            String seen) {}
}
