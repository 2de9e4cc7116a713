package jp.musubi.site.theme;

import jp.musubi.content.model.InvalidContentModel;
import jp.musubi.content.model.YamlKeys;
import jp.musubi.site.theme.Criterion.Level;
import jp.musubi.site.theme.Criterion.State;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * How a site meets JIS X 8341-3:2016, criterion by criterion, as its theme says in {@code
 * accessibility.yml}.
 *
 * @param reviewed the day on which somebody last went through all of it
 * @param criteria in the order of the file
 */
public record AccessibilityTable(LocalDate reviewed, List<Criterion> criteria) {
    /** Below the theme's folder. */
    static final String PATH = "accessibility.yml";

    private static final Pattern NUMBER = Pattern.compile("[1-4]\\.[1-9]\\.[1-9]");
    private static final Pattern LEVEL = Pattern.compile("A|AA");
    private static final Pattern STATE = Pattern.compile("met|partly|absent");
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Set<String> KEYS =
            Set.of("level", "name", "state", "how", "tests", "seen");

    public AccessibilityTable {
        criteria = List.copyOf(criteria);
    }

    /** The table of a theme. */
    public static AccessibilityTable of(Theme theme) {
        try {
            return read(theme.text(PATH).orElse(""));
        } catch (InvalidContentModel e) {
            throw new IllegalStateException("a theme was not checked", e);
        }
    }

    /**
     * Reads the file.
     *
     * @throws InvalidContentModel with every mistake by file and line, and its cure
     */
    static AccessibilityTable read(String yaml) throws InvalidContentModel {
        return YamlKeys.read(PATH, yaml, AccessibilityTable::read);
    }

    private static AccessibilityTable read(YamlKeys keys) {
        keys.only(Set.of("reviewed", "criteria"));
        var criteria = new ArrayList<Criterion>();
        for (Map.Entry<String, YamlKeys> each : keys.children("criteria").entrySet()) {
            String number = each.getKey();
            if (NUMBER.matcher(number).matches()) {
                criteria.add(criterion(number, each.getValue()));
            } else {
                each.getValue()
                        .mistake(
                                "'" + number + "' is no number of a criterion.",
                                "Write it as WCAG 2.0 does: 1.4.3.");
            }
        }
        return new AccessibilityTable(reviewed(keys), criteria);
    }

    private static LocalDate reviewed(YamlKeys keys) {
        String day = keys.required("reviewed", DAY, "a day such as 2026-11-30");
        try {
            return LocalDate.parse(day);
        } catch (DateTimeException e) {
            if (DAY.matcher(day).matches()) {
                keys.at("reviewed").mistake("There is no day " + day + ".", "Correct it.");
            }
            return LocalDate.EPOCH;
        }
    }

    private static Criterion criterion(String number, YamlKeys keys) {
        keys.only(KEYS);
        String level = keys.required("level", LEVEL, "A or AA");
        String state = keys.required("state", STATE, "met, partly or absent");
        List<String> tests = OptionReader.words(keys.text("tests", ""));
        if (tests.isEmpty() && !keys.has("seen")) {
            keys.mistake(
                    "Nobody says how " + number + " was checked.",
                    "Name 'tests:', or write under 'seen:' what people looked at, or that nobody"
                            + " did.");
        }
        return new Criterion(
                number,
                level.equals("AA") ? Level.AA : Level.A,
                keys.label("name"),
                STATE.matcher(state).matches()
                        ? State.valueOf(state.toUpperCase(Locale.ROOT))
                        : State.ABSENT,
                keys.label("how"),
                tests,
                keys.has("seen") ? keys.label("seen") : null);
    }
}
