package jp.musubi.site.render;

import java.util.List;

/**
 * What surrounds the text of every page: head, header and footer.
 *
 * @param fullTitle the title with the name of the site
 * @param canonical absolute address; empty keeps the page out of search engines
 * @param alternates the same page in every language, absolute
 * @param kind Open Graph type
 * @param image absolute address of a picture for those who share the page
 * @param feeds what is new on the whole site, for programs
 * @param ownFeeds what is new on this page, for programs; none for most pages
 * @param icon the sign of the site as a drawing
 * @param touchIcon the same for home screens
 * @param manifest what devices read when somebody keeps the site
 * @param otherAddress the same page in the other language; empty on a site with one language
 * @param crumbs way from the home page, this page last
 * @param translated whether the text is in the language of the page
 */
public record FrameView(
        String language,
        String title,
        String fullTitle,
        String siteTitle,
        String description,
        String canonical,
        List<AlternateView> alternates,
        String kind,
        String image,
        SafeHtml jsonLd,
        List<FeedView> feeds,
        List<FeedView> ownFeeds,
        String home,
        String search,
        String icon,
        String touchIcon,
        String manifest,
        String styleSheet,
        String brand,
        String brandOf,
        SafeHtml nav,
        SafeHtml footer,
        boolean sample,
        boolean searchInHeader,
        String otherAddress,
        String otherLanguage,
        String otherName,
        List<LinkView> crumbs,
        boolean translated) {

    /** The page in one language. */
    public record AlternateView(String language, String address) {}
}
