package jp.musubi.cms.registration;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Answers as forms send them: names and values in pairs. */
final class FilledIn {
    private static final List<String> QUESTIONS =
            List.of(
                    "rules",
                    "members",
                    "decisions",
                    "accounts",
                    "plans",
                    "open",
                    "safety",
                    "privacy",
                    "nonprofit",
                    "neutral",
                    "lawful");

    private FilledIn() {}

    /** All questions of the self-assessment, affirmed but for these. */
    static String[] assessment(String... denied) {
        List<String> form = new ArrayList<>();
        for (String id : QUESTIONS) {
            form.addAll(List.of("a." + id, Arrays.asList(denied).contains(id) ? "no" : "yes"));
        }
        return form.toArray(new String[0]);
    }

    /** Everything affirmed and agreed to. */
    static String[] everything() {
        List<String> form = new ArrayList<>(List.of(assessment()));
        form.addAll(List.of("c.publish", "true", "c.rules", "true", "c.truth", "true"));
        return form.toArray(new String[0]);
    }
}
