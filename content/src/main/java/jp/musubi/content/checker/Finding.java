package jp.musubi.content.checker;

import java.util.List;

/**
 * A place in a text that could be better.
 *
 * @param rule name of the rule, as the rules and the sentences have it
 * @param passage number of the passage, from 0
 * @param from first UTF-16 unit in the passage
 * @param to the unit after the last
 * @param found the words there
 * @param offers what they could be replaced with; for a heading, its level
 */
public record Finding(
        String rule,
        Severity severity,
        int passage,
        int from,
        int to,
        String found,
        List<String> offers) {
    public Finding {
        offers = List.copyOf(offers);
    }
}
