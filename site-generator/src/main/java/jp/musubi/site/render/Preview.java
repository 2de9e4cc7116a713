package jp.musubi.site.render;

import jp.musubi.content.entry.Entry;
import jp.musubi.content.model.ContentType;
import jp.musubi.content.snapshot.Asset;
import jp.musubi.content.snapshot.Snapshot;
import jp.musubi.site.link.Addresses;
import jp.musubi.site.link.LinkedSite;
import jp.musubi.site.output.Piece;
import jp.musubi.site.plan.Body;
import jp.musubi.site.plan.PiecedPlan;
import jp.musubi.site.plan.Planned;
import jp.musubi.site.plan.RenderFailed;
import jp.musubi.site.theme.Theme;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * Shows how the page of an entry would look if its draft were published: the same code that builds
 * the site renders this one page, from the draft among all that is published. Safe for many
 * threads.
 */
public final class Preview {
    private final LinkedSite published;
    private final URI baseUrl;
    private final ThemeParts theme;

    private Preview(LinkedSite published, URI baseUrl, ThemeParts theme) {
        this.published = published;
        this.baseUrl = baseUrl;
        this.theme = theme;
    }

    /** Previews over what is published, in a theme. */
    public static Preview of(LinkedSite published, Addresses addresses, Theme theme) {
        return new Preview(
                published,
                URI.create(addresses.baseUrl()),
                new ThemeParts(
                        theme.dressed(published.site().look()),
                        addresses,
                        published.site().languages(),
                        published.assets(),
                        false));
    }

    /**
     * The page of an entry as HTML in UTF-8, marked as a draft; its links open the published site
     * beside it. Empty if entries of its type have no page.
     *
     * @param draft takes the place of the published entry with its id; what readers may not see is
     *     not shown
     * @param pictures assets of the draft that are not published yet
     * @param language one that the site does not have is shown in its first
     */
    public Optional<byte[]> render(Entry draft, List<Asset> pictures, String language)
            throws RenderFailed {
        LinkedSite site = LinkedSite.of(with(draft, pictures));
        var addresses = new Addresses(site, baseUrl);
        String shown =
                site.site().languages().contains(language) ? language : site.site().firstLanguage();
        Edition edition = Edition.of(site, addresses, theme, shown);
        ContentType type = site.type(draft);
        Entry visible = site.entry(type.name(), draft.id()).orElse(draft);
        var views = new EntryViews(edition);
        Optional<String> page = PreviewPage.of(edition, views, visible);
        if (page.isEmpty()) {
            return Optional.empty();
        }
        String whole = withDrawings(page.get(), edition, views, visible);
        return Optional.of(marked(edition, whole).getBytes(StandardCharsets.UTF_8));
    }

    private Snapshot with(Entry draft, List<Asset> pictures) {
        var entries = new ArrayList<Entry>();
        for (Entry entry : published.entries()) {
            if (!entry.id().equals(draft.id())) {
                entries.add(entry);
            }
        }
        entries.add(draft);
        var assets = new ArrayList<>(published.assets());
        assets.removeIf(asset -> pictures.stream().anyMatch(own -> own.id().equals(asset.id())));
        assets.addAll(pictures);
        return new Snapshot(published.site(), published.model(), assets, entries);
    }

    /** What is drawn for an entry, its pattern or its banner, has no file before it is public. */
    private static String withDrawings(String html, Edition edition, EntryViews views, Entry entry)
            throws RenderFailed {
        var drawings = new ArrayList<Planned>();
        if (entry.type().equals("banner")) {
            BannerPictures.files(edition, entry, drawings::add);
        }
        String pattern = Pictures.patternAddress(edition, entry);
        String whole = withDrawing(html, pattern, () -> SitePages.pattern(views, entry));
        for (Planned plan : drawings) {
            if (plan instanceof PiecedPlan file) {
                whole = withDrawing(whole, file.address(), () -> Piece.join(file.body().render()));
            }
        }
        return whole;
    }

    private static String withDrawing(String html, String address, Body drawing)
            throws RenderFailed {
        String named = '"' + address + '"';
        if (!html.contains(named)) {
            return html;
        }
        String picture = Base64.getEncoder().encodeToString(drawing.render());
        return html.replace(named, "\"data:image/svg+xml;base64," + picture + '"');
    }

    private static String marked(Edition edition, String html) {
        String name = Escaping.escaped(edition.t("preview.mark"));
        String mark =
                "<aside class=\"sample\" aria-label=\"%s\"><p class=\"wrap\"><b>%s</b> %s</p></aside>"
                        .formatted(name, name, Escaping.escaped(edition.t("preview.note")));
        return PreviewPage.marked(html, mark);
    }
}
