package jp.musubi.site.render;

import java.util.List;

/**
 * What a page says about itself, before it is put into the frame of its language.
 *
 * @param path address below the site's root without a language, beginning with a slash; the switch
 *     of languages leads to it
 * @param listed whether search engines may list it
 * @param description one or two sentences; empty if none
 * @param crumbs way from below the home page, this page last; empty for none
 * @param kind Open Graph type
 * @param image root-relative address of a picture; empty for the card of the site
 * @param feeds what tells programs what is new on the page; none for most
 */
record Head(
        String path,
        boolean listed,
        String title,
        String description,
        Section section,
        List<LinkView> crumbs,
        String kind,
        String image,
        SafeHtml jsonLd,
        List<FeedView> feeds,
        boolean translated) {

    static Head of(String path, String title, Section section) {
        return new Head(
                path,
                true,
                title,
                "",
                section,
                List.of(),
                "website",
                "",
                SafeHtml.NONE,
                List.of(),
                true);
    }

    Head unlisted() {
        return new Head(
                path,
                false,
                title,
                description,
                section,
                crumbs,
                kind,
                image,
                jsonLd,
                feeds,
                translated);
    }

    Head describedAs(String text) {
        return new Head(
                path, listed, title, text, section, crumbs, kind, image, jsonLd, feeds, translated);
    }

    Head below(LinkView... way) {
        return new Head(
                path,
                listed,
                title,
                description,
                section,
                List.of(way),
                kind,
                image,
                jsonLd,
                feeds,
                translated);
    }

    Head article(String picture, SafeHtml json) {
        return new Head(
                path,
                listed,
                title,
                description,
                section,
                crumbs,
                "article",
                picture,
                json,
                feeds,
                translated);
    }

    Head withFeeds(List<FeedView> own) {
        return new Head(
                path,
                listed,
                title,
                description,
                section,
                crumbs,
                kind,
                image,
                jsonLd,
                own,
                translated);
    }

    Head translated(boolean yes) {
        return new Head(
                path, listed, title, description, section, crumbs, kind, image, jsonLd, feeds, yes);
    }
}
