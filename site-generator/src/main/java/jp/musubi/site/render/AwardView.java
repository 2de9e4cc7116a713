package jp.musubi.site.render;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * A prize as a framed certificate.
 *
 * @param name the whole name of the prize
 * @param title the group that won it
 * @param text what was read aloud; empty if that is the citation
 * @param withdrawn null for a prize that was not
 * @param ungiven why nobody won; null for a prize that was given
 * @param wall address of all prizes
 * @param certificate the page to print; empty if there is none
 * @param pdf the same as PDF; empty if there is none
 * @param check the page that tells whether it holds; null without a number
 */
public record AwardView(
        Words name,
        Words title,
        Words text,
        SafeHtml citation,
        Words citationLang,
        String day,
        String date,
        String signer,
        @Nullable WithdrawnView withdrawn,
        @Nullable UngivenView ungiven,
        @Nullable GroupCardView group,
        List<FactView> facts,
        List<AwardCardView> others,
        String wall,
        String certificate,
        String pdf,
        @Nullable LinkView check) {
    /**
     * That nobody won in a category.
     *
     * @param reason empty if none was told
     */
    public record UngivenView(String word, Words reason) {}

    /**
     * How a prize was withdrawn.
     *
     * @param day ISO date; empty if unknown
     */
    public record WithdrawnView(String word, String day, String date, Words reason) {
        /** The same with the day written in another way. */
        WithdrawnView on(String written) {
            return new WithdrawnView(word, day, written, reason);
        }
    }
}
