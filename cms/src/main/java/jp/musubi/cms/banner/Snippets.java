package jp.musubi.cms.banner;

import jp.musubi.cms.screen.Screens;
import jp.musubi.cms.web.PublicAddress;

import java.util.List;

/**
 * What a group copies into its own website.
 *
 * @param screens whose sentences it is made of
 * @param address where the site is
 */
record Snippets(Screens screens, PublicAddress address) {
    /**
     * One form of it.
     *
     * @param id of its sentence
     * @param language of the banner
     */
    public record SnippetView(String id, String language, String label, String text) {}

    /** The picture of a banner on the site that is shown now. */
    String picture(String number, String language) {
        return "/badges/" + number + "/banner-" + language + "-234x60.svg";
    }

    /** All forms, in both languages. */
    List<SnippetView> of(String number, String reader) {
        return Screens.languages().stream()
                .flatMap(language -> of(number, language, reader).stream())
                .toList();
    }

    private List<SnippetView> of(String number, String language, String reader) {
        String page =
                address.of((language.equals("ja") ? "/verify/" : "/en/verify/") + number + "/");
        String picture = address.of(picture(number, language));
        String alt = screens.text(language, "banner.snippet.alt", number);
        return List.of(
                view(
                        "html",
                        language,
                        reader,
                        "<a href=\"%s\" referrerpolicy=\"origin\"><img src=\"%s\" width=\"234\" height=\"60\" alt=\"%s\" loading=\"lazy\" decoding=\"async\"></a>"
                                .formatted(page, picture, alt)),
                view("markdown", language, reader, "[![%s](%s)](%s)".formatted(alt, picture, page)),
                view("picture", language, reader, picture),
                view("page", language, reader, page));
    }

    private SnippetView view(String id, String language, String reader, String text) {
        return new SnippetView(
                id, language, screens.text(reader, "banner.snippet." + id + "." + language), text);
    }
}
