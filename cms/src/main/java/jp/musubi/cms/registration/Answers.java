package jp.musubi.cms.registration;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeSet;

/**
 * What an applicant answered besides the group's profile.
 *
 * @param assessment the self-assessment (自己診断): by id of the question, whether they said yes
 * @param consents what they agreed to, sorted
 */
public record Answers(SequencedMap<String, Boolean> assessment, List<String> consents) {
    /** Nothing yet. */
    public static final Answers NONE = new Answers(new LinkedHashMap<>(), List.of());

    public Answers {
        assessment = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(assessment));
        consents = List.copyOf(new TreeSet<>(consents));
    }

    /** The answer to a question: {@code yes}, {@code no}, or empty for none. */
    String answer(String question) {
        Boolean said = assessment.get(question);
        return said == null ? "" : said ? "yes" : "no";
    }
}
