package jp.musubi.site.render;

import jp.musubi.content.entry.Entry;
import jp.musubi.content.entry.PartialDate;
import jp.musubi.site.link.Differences;
import jp.musubi.site.link.LinkedSite;
import jp.musubi.site.trace.Fact;
import jp.musubi.site.trace.Reads;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What the front pages count, the same in every language. From one site to the next it counts only
 * what differs.
 *
 * <p>One thread at a time has it follow a site; after that many may ask.
 */
final class HomeFigures {
    private static final Comparator<Entry> NEWEST_FIRST =
            Comparator.comparing(Entry::updatedAt)
                    .reversed()
                    .thenComparing(Entry::slug)
                    .thenComparing(Entry::id);

    private @Nullable LinkedSite site;
    private final NavigableSet<Entry> recruiting = new TreeSet<>(NEWEST_FIRST);
    private final Map<String, Integer> tags = new HashMap<>();
    private final NavigableMap<LocalDate, Integer> reports = new TreeMap<>();

    /** Counts what is in a site. */
    void follow(LinkedSite later) {
        LinkedSite before = site;
        Optional<Differences> differences = before == null ? Optional.empty() : later.since(before);
        if (differences.isPresent()) {
            differences.get().gone().forEach(entry -> count(entry, -1));
            differences.get().come().forEach(entry -> count(entry, 1));
        } else {
            recruiting.clear();
            tags.clear();
            reports.clear();
            later.entries().forEach(entry -> count(entry, 1));
        }
        site = later;
    }

    private void count(Entry entry, int by) {
        switch (entry.type()) {
            case "group" -> {
                entry.fields().items("tags").forEach(tag -> tags.merge(tag, by, Integer::sum));
                if (by < 0) {
                    recruiting.remove(entry);
                } else if (entry.fields().flag("recruiting")) {
                    recruiting.add(entry);
                }
            }
            case "report" -> reports.merge(day(entry), by, Integer::sum);
            default -> {
                // Others are not counted.
            }
        }
    }

    private static LocalDate day(Entry report) {
        return report.fields()
                .date("held_on")
                .map(PartialDate::first)
                .orElseGet(() -> Dates.day(report.publishedAt()));
    }

    /** How many groups look for people. */
    int recruiting() {
        Reads.note(() -> Fact.type("group"));
        return recruiting.size();
    }

    /** The groups that look for people and changed last, newest first. */
    List<Entry> recruiting(int most) {
        Reads.note(() -> Fact.type("group"));
        return recruiting.stream().limit(most).toList();
    }

    /** The keywords that most groups gave themselves. */
    List<String> tags(int most) {
        Reads.note(() -> Fact.type("group"));
        return tags.entrySet().stream()
                .filter(tag -> tag.getValue() > 0)
                .sorted(
                        Map.Entry.<String, Integer>comparingByValue()
                                .reversed()
                                .thenComparing(Map.Entry.comparingByKey()))
                .limit(most)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** How many reports tell of a day that is no earlier. */
    int reportsSince(LocalDate since) {
        Reads.note(() -> Fact.type("report"));
        return reports.tailMap(since, true).values().stream().mapToInt(Integer::intValue).sum();
    }
}
