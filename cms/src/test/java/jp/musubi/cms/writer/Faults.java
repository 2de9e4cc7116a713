package jp.musubi.cms.writer;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;

import java.util.List;

/** What axe-core finds wrong with a page as it is now. */
final class Faults {
    private static final String RUN =
            """
            async () => (await axe.run(document, { resultTypes: ['violations'] })).violations
                .flatMap((rule) => rule.nodes.map((node) => `${rule.id}: ${node.target.join(' ')}`))
            """;

    private Faults() {}

    static List<String> of(Page page) {
        page.evaluate(AxeBuilder.getAxeScript());
        return ((List<?>) page.evaluate(RUN)).stream().map(String::valueOf).toList();
    }
}
