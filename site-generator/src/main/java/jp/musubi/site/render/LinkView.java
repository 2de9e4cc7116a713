package jp.musubi.site.render;

/**
 * A link: where it leads and what it is called.
 *
 * @param address percent-encoded
 */
public record LinkView(String address, Words text) {
    static LinkView of(String address, String text) {
        return new LinkView(address, Words.of(text));
    }
}
