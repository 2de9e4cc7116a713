package jp.musubi.content.programme;

import jp.musubi.content.label.Label;

import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * A programme that a city certifies groups under, such as that of partner banners.
 *
 * @param id as files and addresses name it
 * @param label what people call it
 * @param summary what the city certifies, in a sentence
 * @param numberPattern of the numbers it gives; no other pattern of the city gives one of them
 * @param rules by version, oldest first; never changed once in force
 */
public record Programme(
        String id,
        Label label,
        Label summary,
        NumberPattern numberPattern,
        SequencedMap<String, Rules> rules) {
    public Programme {
        rules = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(rules));
    }

    /** The rules of that version. */
    public Optional<Rules> rules(String version) {
        return Optional.ofNullable(rules.get(version));
    }

    /** The rules that are in force on a day; the oldest before any were. */
    public Rules inForce(LocalDate day) {
        return rules.values().stream()
                .filter(each -> !each.inForce().isAfter(day))
                .reduce((_, later) -> later)
                .orElseGet(() -> rules.firstEntry().getValue());
    }

    /**
     * A number that it gives.
     *
     * @param count of those given in the year, from 1
     */
    public String number(int year, int count) {
        return numberPattern.number(year, count);
    }
}
