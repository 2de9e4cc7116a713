package jp.musubi.site.render;

/**
 * What stands at the head and at the foot of every page.
 *
 * @param name written large
 * @param of written small below it
 */
public record Brand(String name, String of) {

    /** The first word of a title with the rest of it; of a title of one word, with the city. */
    public static Brand of(String title, String city) {
        String[] words = title.split("[ \u3000]", 2);
        return new Brand(words[0], words.length > 1 ? words[1] : city);
    }
}
