package jp.musubi.site.render;

import jp.musubi.content.entry.Entry;
import jp.musubi.content.snapshot.Look;
import jp.musubi.site.link.Addresses;
import jp.musubi.site.link.LinkedSite;
import jp.musubi.site.plan.RenderFailed;
import jp.musubi.site.theme.Theme;

import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Shows how pages of the site would be with other looks: the same code that builds the site renders
 * one page of it from what is published. Nothing is written, and no file of those looks has to be
 * on the site. Safe for many threads.
 */
public final class LookPreview {
    private final LinkedSite published;
    private final Addresses addresses;
    private final Theme given;
    private final HomeFigures figures = new HomeFigures();

    private LookPreview(LinkedSite published, Addresses addresses, Theme given) {
        this.published = published;
        this.addresses = addresses;
        this.given = given;
        figures.follow(published);
    }

    /**
     * Previews over what is published.
     *
     * @param given the theme that the program was started with
     */
    public static LookPreview of(LinkedSite published, Addresses addresses, Theme given) {
        return new LookPreview(published, addresses, given);
    }

    /** The pages that can be seen. */
    public enum Page {
        FRONT,
        /** That of the group that changed last; the front page while there is none. */
        GROUP
    }

    /**
     * What stands above the page.
     *
     * @param language of its words
     * @param remarks more sentences
     */
    public record Mark(String language, String name, String note, List<String> remarks) {
        public Mark {
            remarks = List.copyOf(remarks);
        }

        private String html() {
            String more =
                    remarks.stream()
                            .map(remark -> "<p class=\"wrap\">" + Escaping.escaped(remark) + "</p>")
                            .collect(Collectors.joining());
            return "<aside class=\"sample\" data-looks lang=\"%s\" aria-label=\"%s\"><p class=\"wrap\"><b>%s</b> %s</p>%s</aside>"
                    .formatted(
                            Escaping.escaped(language),
                            Escaping.escaped(name),
                            Escaping.escaped(name),
                            Escaping.escaped(note),
                            more);
        }
    }

    /**
     * A page that carries its style sheet itself, as the site may not have it.
     *
     * @param css what stands in its one style element
     */
    public record Shown(String html, String css) {}

    /**
     * A page in the first language of the site.
     *
     * @param look that the site would have
     * @param pictures addresses of pictures that the site may not have yet, by their files
     * @throws RenderFailed as building the site would
     */
    public Shown render(Page page, Look look, Map<String, String> pictures, Mark mark)
            throws RenderFailed {
        var parts =
                new ThemeParts(
                        given.dressed(look),
                        addresses,
                        published.site().languages(),
                        published.assets(),
                        false);
        Edition edition = Edition.of(published, addresses, parts, published.site().firstLanguage());
        String html = PreviewPage.marked(page(page, edition), mark.html());
        for (Map.Entry<String, String> picture : pictures.entrySet()) {
            html = withAddress(html, "/" + picture.getKey(), picture.getValue());
        }
        for (Map.Entry<String, byte[]> picture : parts.pictures().entrySet()) {
            html = withAddress(html, picture.getKey(), data(picture.getKey(), picture.getValue()));
        }
        String css = parts.styleSheet().css();
        String link =
                "<link rel=\"stylesheet\" href=\""
                        + addresses.at(parts.styleSheet().path())
                        + "\">";
        return new Shown(html.replace(link, "<style>" + css + "</style>"), css);
    }

    private String page(Page page, Edition edition) throws RenderFailed {
        var views = new EntryViews(edition);
        Optional<String> group = page == Page.FRONT ? Optional.empty() : group(edition, views);
        return group.isPresent()
                ? group.get()
                : PreviewPage.quiet(
                        new HomePage(edition, views, new BannerViews(edition), figures).render());
    }

    private Optional<String> group(Edition edition, EntryViews views) throws RenderFailed {
        Optional<Entry> newest = published.entries("group").stream().min(LinkedSite.NEWEST_FIRST);
        return newest.isEmpty()
                ? newest.map(Entry::id)
                : PreviewPage.of(edition, views, newest.get());
    }

    private String withAddress(String html, String path, String address) {
        return html.replace(addresses.at(path), address);
    }

    private static String data(String path, byte[] bytes) {
        String ending = path.substring(path.lastIndexOf('.') + 1);
        String kind =
                switch (ending) {
                    case "svg" -> "svg+xml";
                    case "jpg" -> "jpeg";
                    default -> ending;
                };
        return "data:image/" + kind + ";base64," + Base64.getEncoder().encodeToString(bytes);
    }
}
