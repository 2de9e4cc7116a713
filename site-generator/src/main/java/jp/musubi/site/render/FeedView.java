package jp.musubi.site.render;

import jp.musubi.site.link.Subscription;

import java.util.List;
import java.util.stream.Stream;

/**
 * A file that tells programs what is new on a page, or when something is.
 *
 * @param name what the form of the file is called: Atom, JSON Feed, calendar
 * @param title of the page
 * @param address root-relative
 */
public record FeedView(String name, String mediaType, String title, String address) {
    /**
     * The feeds of a page.
     *
     * @param page root-relative address
     * @param isDated whether it has a calendar
     */
    static List<FeedView> of(Texts texts, String title, String page, boolean isDated) {
        return Stream.of(Subscription.values())
                .filter(form -> isDated || form != Subscription.CALENDAR)
                .map(form -> of(form, texts, title, page))
                .toList();
    }

    private static FeedView of(Subscription form, Texts texts, String title, String page) {
        String name =
                texts.text(
                        switch (form) {
                            case ATOM -> "subscribe.atom";
                            case JSON -> "subscribe.json";
                            case CALENDAR -> "subscribe.calendar";
                        });
        return new FeedView(name, form.mediaType(), title, form.of(page));
    }
}
