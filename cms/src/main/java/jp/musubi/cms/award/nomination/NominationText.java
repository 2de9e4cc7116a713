package jp.musubi.cms.award.nomination;

import jp.musubi.cms.database.StorableText;

import java.net.URI;
import java.util.List;

/**
 * What a nomination says.
 *
 * @param summary why, at most {@link #MAX_SUMMARY_CHARS} characters
 * @param achievements what the nominee did
 * @param links addresses that show it
 * @param relation of the nominator to the nominee; empty where a group nominates itself
 * @param supporters people who support it, one line each
 */
public record NominationText(
        String summary,
        String achievements,
        List<String> links,
        String relation,
        List<String> supporters) {
    /** Characters of a summary, as people count them. */
    public static final int MAX_SUMMARY_CHARS = 400;

    /** UTF-16 units of the achievements. */
    public static final int MAX_ACHIEVEMENTS_UNITS = 5_000;

    /** UTF-16 units of any other line. */
    public static final int MAX_LINE_UNITS = 500;

    /** Links, or supporters. */
    public static final int MAX_LINES = 20;

    /** Nothing said. */
    public static final NominationText NONE = new NominationText("", "", List.of(), "", List.of());

    public NominationText {
        // A summary that is too long is kept, so that it can be shortened and nothing is lost.
        summary = StorableText.cut(summary.strip(), MAX_ACHIEVEMENTS_UNITS);
        achievements = StorableText.cut(achievements.strip(), MAX_ACHIEVEMENTS_UNITS);
        relation = StorableText.cut(relation.strip(), MAX_LINE_UNITS);
        links = lines(links);
        supporters = lines(supporters);
    }

    private static List<String> lines(List<String> typed) {
        return typed.stream()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .map(line -> StorableText.cut(line, MAX_LINE_UNITS))
                .limit(MAX_LINES)
                .toList();
    }

    /** Characters of the summary, as people count them. */
    public int summaryChars() {
        return summary.codePointCount(0, summary.length());
    }

    /** Whether all links are addresses of pages. */
    boolean hasGoodLinks() {
        return links.stream().allMatch(NominationText::isAddress);
    }

    private static boolean isAddress(String text) {
        try {
            URI address = URI.create(text);
            String scheme = String.valueOf(address.getScheme());
            return (scheme.equals("https") || scheme.equals("http")) && address.getHost() != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** What is left when the nominator is to be forgotten. */
    NominationText withoutPeople() {
        return new NominationText(summary, achievements, links, "", List.of());
    }
}
