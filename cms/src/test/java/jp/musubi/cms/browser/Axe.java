package jp.musubi.cms.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;

import java.util.List;

/** Checks what a machine can check of a page for people with disabilities, with axe-core. */
public final class Axe {
    /** The rules whose outcome the colour scheme can change. */
    public static final List<String> COLOUR_RULES = List.of("color-contrast", "link-in-text-block");

    private static final String SCRIPT = AxeBuilder.getAxeScript();

    /** Only what is wrong is told in full, which keeps a check short. */
    private static final String BEGIN =
            """
            rules => {
                window.axeFaults = axe.run(document, {
                    resultTypes: ['violations'],
                    ...(rules.length ? {runOnly: {type: 'rule', values: rules}} : {})
                }).then(result => result.violations.flatMap(rule => rule.nodes.map(node =>
                    `${rule.id}: ${rule.help}\\n    at ${node.target.join(' ')}\\n    `
                        + node.failureSummary.replaceAll('\\n', '\\n    '))));
            }
            """;

    private Axe() {}

    /** Fails if the page, as it is now, breaks a rule; names the rule, the element and the cure. */
    public static void check(Page page) {
        begin(page, List.of());
        List<String> faults = faults(page);
        assertEquals(List.of(), faults, () -> page.url() + "\n" + String.join("\n", faults));
    }

    /**
     * Begins to check the page as it is now, which its own process does: several pages are checked
     * sooner when all are begun before the first is asked for its {@link #faults}.
     *
     * @param rules to check, by axe's names; none for all
     */
    public static void begin(Page page, List<String> rules) {
        if (!Boolean.TRUE.equals(page.evaluate("'axe' in window"))) {
            page.evaluate(SCRIPT);
        }
        page.evaluate(BEGIN, rules);
    }

    /**
     * Waits for the check that was begun.
     *
     * @return one text for each rule that is broken and element that breaks it: the rule, the
     *     element, the cure
     */
    public static List<String> faults(Page page) {
        return ((List<?>) page.evaluate("window.axeFaults")).stream().map(String::valueOf).toList();
    }
}
