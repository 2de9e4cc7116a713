package jp.musubi.site.art;

import java.util.List;

/**
 * What a banner says, in one language.
 *
 * @param title what a reader who cannot see it hears: programme, number, state
 * @param name of the programme, in one or two lines
 * @param shortName of what the group is, for the smallest size
 * @param number as people write it
 * @param bareNumber the number alone
 * @param term until when it holds, or what became of it; empty if there is nothing to say
 * @param shortTerm the same where there is little room
 * @param word the state's word; empty for a valid banner
 * @param group who holds it; empty if it is not public
 * @param address of the page that tells whether it is real, without a scheme
 */
public record BannerWords(
        String title,
        List<String> name,
        String shortName,
        String number,
        String bareNumber,
        String term,
        String shortTerm,
        String word,
        String group,
        String address) {
    public BannerWords {
        name = List.copyOf(name);
    }

    /** The name in one line, with nothing between the parts of a Japanese one. */
    String wholeName() {
        boolean latin = name.getFirst().codePoints().allMatch(each -> each < 0x250);
        return String.join(latin ? " " : "", name);
    }
}
