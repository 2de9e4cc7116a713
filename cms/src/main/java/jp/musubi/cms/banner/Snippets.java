package jp.musubi.cms.banner;

import jp.musubi.cms.screen.Screens;
import jp.musubi.cms.web.PublicAddress;
import jp.musubi.site.art.BannerSize;
import jp.musubi.site.render.Escaping;

import java.util.List;
import java.util.stream.Stream;

/**
 * What a group copies into its own website.
 *
 * @param screens whose sentences it is made of
 * @param address where the site is
 */
record Snippets(Screens screens, PublicAddress address) {
    /** What they show where nothing else is asked for. */
    static final BannerSize USUAL = BannerSize.BANNER;

    /**
     * One form of it.
     *
     * @param id of its sentence
     * @param language of the banner
     */
    public record SnippetView(String id, String language, String label, String text) {}

    /** The sizes that websites show. */
    static List<BannerSize> sizes() {
        return Stream.of(BannerSize.values()).filter(size -> !size.isForPaper()).toList();
    }

    /** The picture of a banner on the site that is shown now. */
    String picture(String number, String language, BannerSize size) {
        return "/badges/" + number + "/banner-" + language + "-" + size.id() + ".svg";
    }

    /** A picture for paper, and what it is called. */
    public record PrintView(String address, String label) {}

    /** The pictures for paper of a banner, in both languages. */
    List<PrintView> prints(Banner banner, String reader) {
        return Screens.languages().stream()
                .map(language ->
                        new PrintView(
                                "/badges/%s/banner-%s-%s.png"
                                        .formatted(
                                                banner.number(), language, BannerSize.PRINT.id()),
                                screens.text(reader, "banner.print." + language)))
                .toList();
    }

    /** All forms, in both languages. */
    List<SnippetView> of(Banner banner, BannerSize size, String reader) {
        return Screens.languages().stream()
                .flatMap(language -> of(banner, language, size, reader).stream())
                .toList();
    }

    private List<SnippetView> of(Banner banner, String language, BannerSize size, String reader) {
        String number = banner.number();
        String page =
                address.of((language.equals("ja") ? "/verify/" : "/en/verify/") + number + "/");
        String picture = address.of(picture(number, language, size));
        String alt =
                screens.text(
                        language,
                        "banner.snippet.alt",
                        banner.programme().label().in(language),
                        number);
        return List.of(
                view("html", language, reader, html(page, picture, alt, size)),
                view("markdown", language, reader, "[![%s](%s)](%s)".formatted(alt, picture, page)),
                view("picture", language, reader, picture),
                view("page", language, reader, page));
    }

    /** A label that holds a quotation mark or the like ends no attribute. */
    private static String html(String page, String picture, String alt, BannerSize size) {
        return "<a href=\"%s\" referrerpolicy=\"origin\"><img src=\"%s\" width=\"%d\" height=\"%d\" alt=\"%s\" loading=\"lazy\" decoding=\"async\"></a>"
                .formatted(page, picture, size.width(), size.height(), Escaping.escaped(alt));
    }

    private SnippetView view(String id, String language, String reader, String text) {
        return new SnippetView(
                id, language, screens.text(reader, "banner.snippet." + id + "." + language), text);
    }
}
