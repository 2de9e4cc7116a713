package jp.musubi.site.render;

import jp.musubi.site.link.Subscription;

import java.util.List;
import java.util.stream.Stream;

/**
 * A file that tells programs what is new on a page.
 *
 * @param name what the form of the file is called: Atom, JSON Feed
 * @param title of the page
 * @param address root-relative
 */
public record FeedView(String name, String mediaType, String title, String address) {
    /**
     * The feeds of a page.
     *
     * @param page root-relative address
     */
    static List<FeedView> of(Texts texts, String title, String page) {
        return Stream.of(Subscription.values())
                .map(form -> of(form, texts, title, page))
                .toList();
    }

    private static FeedView of(Subscription form, Texts texts, String title, String page) {
        String name =
                texts.text(
                        switch (form) {
                            case ATOM -> "subscribe.atom";
                            case JSON -> "subscribe.json";
                        });
        return new FeedView(name, form.mediaType(), title, form.of(page));
    }
}
