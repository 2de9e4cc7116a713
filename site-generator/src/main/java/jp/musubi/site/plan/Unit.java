package jp.musubi.site.plan;

import java.util.function.Consumer;

/**
 * Pages and files that are planned together, because the same facts say which of them there are: a
 * list with all its pages, an entry's page in every language with its feed.
 *
 * @param key the same in every build; units are told apart by it
 */
public record Unit(String key, Planner planner) {
    /** Plans what a unit writes. Quick: bodies are rendered afterwards, on all cores. */
    @FunctionalInterface
    public interface Planner {
        void plan(Consumer<Planned> plans);
    }
}
