package jp.musubi.cms.registration;

import jp.musubi.cms.Visitor;
import jp.musubi.cms.Visitor.Page;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Answers as forms send them: names and values in pairs. */
public final class FilledIn {
    private static final Pattern TOKEN = Pattern.compile("name=\"application\" value=\"([^\"]+)\"");

    private static final Pattern SEEN =
            Pattern.compile("name=\"(revision|was\\.[^\"]+)\" value=\"([^\"]*)\"");

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

    /** The secret that binds a form to its application. */
    static String token(Page page) {
        Matcher found = TOKEN.matcher(page.body());
        if (!found.find()) {
            throw new IllegalStateException("no form of an application: " + page.status());
        }
        return found.group(1);
    }

    /** What a form of a step says it was filled from: names and values in pairs. */
    static List<String> seen(Page page) {
        Matcher found = SEEN.matcher(page.body());
        return found.results().flatMap(one -> Stream.of(one.group(1), one.group(2))).toList();
    }

    /** Sends a step of an application as it is now; names and values come in pairs. */
    public static Page send(Visitor visitor, String step, String then, String... fields)
            throws Exception {
        return send(visitor, visitor.get("/admin/register/steps/" + step), step, then, fields);
    }

    /** Sends a step of an application from a page of it that was opened before. */
    static Page send(Visitor visitor, Page opened, String step, String then, String... fields)
            throws Exception {
        List<String> form = new ArrayList<>(List.of("application", token(opened), "then", then));
        form.addAll(seen(opened));
        form.addAll(List.of(fields));
        return visitor.post("/admin/register/steps/" + step, form.toArray(new String[0]));
    }

    /** Fills in all that must be filled in, up to the last step. */
    public static void profile(Visitor visitor, String group, String reading) throws Exception {
        send(
                visitor,
                "basic",
                "next",
                "in",
                "title",
                "f.title.ja",
                group,
                "in",
                "reading",
                "f.reading",
                reading,
                "in",
                "kind",
                "f.kind",
                "volunteer",
                "in",
                "fields",
                "f.fields",
                "machizukuri",
                "in",
                "district",
                "f.district",
                "asahi");
        send(visitor, "about", "next", "in", "summary", "f.summary.ja", "川をきれいにします。");
        send(
                visitor,
                "contact",
                "next",
                "in",
                "representative",
                "f.representative",
                "川端 花子",
                "in",
                "contact_phone",
                "f.contact_phone",
                "076-220-0000",
                "shown.contact_phone",
                "closed");
        send(visitor, "self-assessment", "next", assessment("plans"));
        send(
                visitor,
                "consents",
                "next",
                "c.publish",
                "true",
                "c.rules",
                "true",
                "c.truth",
                "true",
                "consent_by",
                "川端 花子");
    }
}
