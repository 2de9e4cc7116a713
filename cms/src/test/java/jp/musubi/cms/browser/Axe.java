package jp.musubi.cms.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;

import java.util.List;

/** Checks what a machine can check of a page for people with disabilities, with axe-core. */
public final class Axe {
    /** Which of axe's rules a check is about. */
    public enum Rules {
        ALL("{}"),
        /** Those whose outcome the colour scheme can change; they take most of a check's time. */
        OF_COLOURS("{runOnly: {type: 'rule', values: colours}}"),
        /** For pages that have the styles of others whose colours were checked. */
        BUT_OF_COLOURS(
                "{rules: Object.fromEntries(colours.map(rule => [rule, {enabled: false}]))}");

        private final String options;

        Rules(String options) {
            this.options = options;
        }
    }

    /**
     * Axe reads the words of a style's colour anew for each element, which is most of what a check
     * of contrast takes: a page has a dozen colours and thousands of elements.
     */
    private static final String READ_EACH_COLOUR_ONCE =
            """
            ;(() => {
                const colours = axe.commons.color.Color.prototype;
                const read = colours.parseString;
                const known = new Map();
                colours.parseString = function (words) {
                    if (!known.has(words)) {
                        read.call(this, words);
                        const {r, g, b, alpha} = this;
                        known.set(words, {r, g, b, alpha});
                    }
                    return Object.assign(this, known.get(words));
                };
            })();
            """;

    private static final String SCRIPT = AxeBuilder.getAxeScript() + READ_EACH_COLOUR_ONCE;

    /** Only what is wrong is told in full, which keeps a check short. */
    private static final String BEGIN =
            """
            () => {
                const colours = ['color-contrast', 'link-in-text-block'];
                window.axeFaults = axe.run(document, {
                    resultTypes: ['violations'],
                    ...%s
                }).then(result => result.violations.flatMap(rule => rule.nodes.map(node =>
                    `${rule.id}: ${rule.help}\\n    at ${node.target.join(' ')}\\n    `
                        + node.failureSummary.replaceAll('\\n', '\\n    '))));
            }
            """;

    private Axe() {}

    /** Fails if the page, as it is now, breaks a rule; names the rule, the element and the cure. */
    public static void check(Page page) {
        begin(page, Rules.ALL);
        List<String> faults = faults(page);
        assertEquals(List.of(), faults, () -> page.url() + "\n" + String.join("\n", faults));
    }

    /**
     * Begins to check the page as it is now, which its own process does: several pages are checked
     * sooner when all are begun before the first is asked for its {@link #faults}.
     */
    public static void begin(Page page, Rules rules) {
        if (!Boolean.TRUE.equals(page.evaluate("'axe' in window"))) {
            page.evaluate(SCRIPT);
        }
        page.evaluate(BEGIN.formatted(rules.options));
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
