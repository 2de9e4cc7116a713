package jp.musubi.content.model;

import jp.musubi.content.label.Label;
import jp.musubi.content.programme.NumberPattern;
import jp.musubi.content.programme.Programme;
import jp.musubi.content.programme.Rules;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Reads a programme from its YAML file and reports every mistake in it. */
public final class ProgrammeReader {
    private static final int MAX_YEARS = 20;
    private static final int MAX_MONTHS = 240;
    private static final int MAX_DAYS = 1_000;
    private static final int MAX_SIZE = 10_000;

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,39}");
    private static final Pattern VERSION = Pattern.compile("[0-9]{4}-[0-9]{2}(-[0-9]{2})?");
    private static final Set<String> KEYS =
            Set.of("programme", "label", "summary", "number", "rules");
    private static final Set<String> RULES_KEYS =
            Set.of(
                    "in_force",
                    "years",
                    "ends_on",
                    "renewal_opens_days",
                    "registered_months",
                    "confirmed_within_months",
                    "uses",
                    "forbidden",
                    "minimum_pixels",
                    "minimum_millimetres",
                    "removal_days",
                    "text");

    private ProgrammeReader() {}

    /**
     * Reads one programme.
     *
     * @param file name for messages
     */
    public static Programme read(String file, String yaml) throws InvalidContentModel {
        return YamlKeys.read(file, yaml, ProgrammeReader::programme);
    }

    static Programme programme(YamlKeys keys) {
        keys.only(KEYS);
        var rules = new LinkedHashMap<String, Rules>();
        keys.children("rules")
                .forEach((version, own) -> {
                    if (!VERSION.matcher(version).matches()) {
                        own.mistake(
                                "'" + version + "' is no version of rules.",
                                "Name versions by the month they come into force, such as"
                                        + " '2026-04'.");
                    }
                    rules.put(version, rules(version, own));
                });
        if (rules.isEmpty()) {
            keys.at("rules")
                    .mistake(
                            "The programme has no rules.",
                            "Write them below 'rules:', by version.");
        }
        LocalDate before = LocalDate.MIN;
        for (Rules each : rules.values()) {
            if (each.inForce().isBefore(before)) {
                keys.at("rules")
                        .mistake(
                                "The rules " + each.version() + " stand behind later ones.",
                                "List versions from the oldest to the newest.");
            }
            before = each.inForce();
        }
        return new Programme(
                keys.required("programme", NAME, "a name of small letters"),
                keys.label("label"),
                keys.label("summary"),
                number(keys),
                rules);
    }

    private static NumberPattern number(YamlKeys keys) {
        String text =
                keys.required(
                        "number",
                        NumberPattern.SHAPE,
                        "a pattern of letters, digits and hyphens with {year} and {count}, at most"
                                + " 40 characters long");
        boolean isPattern = NumberPattern.SHAPE.matcher(text).matches();
        var pattern = new NumberPattern(isPattern ? text : "{year}{count}");
        if (isPattern && pattern.overlaps(NumberPattern.OF_AWARDS)) {
            keys.at("number")
                    .mistake(
                            "'%s' could give a number that an award has: they are '%s'."
                                    .formatted(text, NumberPattern.OF_AWARDS),
                            "Begin the numbers with other letters, such as 'K-{year}-{count}'.");
        }
        return pattern;
    }

    private static Rules rules(String version, YamlKeys keys) {
        keys.only(RULES_KEYS);
        return new Rules(
                version,
                date(keys, "in_force", LocalDate::parse, LocalDate.EPOCH, "2026-04-01"),
                Math.max(1, keys.count("years", 1, MAX_YEARS)),
                date(
                        keys,
                        "ends_on",
                        text -> MonthDay.parse("--" + text),
                        MonthDay.of(3, 31),
                        "03-31"),
                keys.count("renewal_opens_days", 90, MAX_DAYS),
                keys.count("registered_months", 0, MAX_MONTHS),
                keys.count("confirmed_within_months", MAX_MONTHS, MAX_MONTHS),
                labels(keys, "uses"),
                labels(keys, "forbidden"),
                keys.count("minimum_pixels", 0, MAX_SIZE),
                keys.count("minimum_millimetres", 0, MAX_SIZE),
                keys.count("removal_days", 0, MAX_DAYS),
                keys.label("text"));
    }

    private static SequencedMap<String, Label> labels(YamlKeys keys, String key) {
        var labels = new LinkedHashMap<String, Label>();
        keys.labels(key).forEach(labels::put);
        if (labels.isEmpty()) {
            keys.at(key).mistake("There is nothing below " + key + ".", "Name at least one.");
        }
        return labels;
    }

    private static <T> T date(
            YamlKeys keys, String key, Function<String, T> reader, T otherwise, String example) {
        String text = keys.text(key, "");
        try {
            return reader.apply(text);
        } catch (DateTimeException e) {
            keys.at(key)
                    .mistake(
                            "'" + text + "' is not possible for " + key + ".",
                            "Write '" + key + ": " + example + "'.");
            return otherwise;
        }
    }
}
