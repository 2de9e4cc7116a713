package jp.musubi.site.render;

import jp.musubi.site.link.Addresses;
import jp.musubi.site.link.LinkedSite;
import jp.musubi.site.plan.RenderFailed;
import jp.musubi.site.theme.Theme;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * Makes the pages of a site again and again with the same theme, of which the style sheet is put
 * together and each template compiled only once. The pages of one site are for use until the next
 * are asked for.
 *
 * <p>For one thread at a time.
 */
public final class SiteRenderer {
    private @Nullable Prepared last;
    private final HomeFigures figures = new HomeFigures();

    /** A theme made ready for sites below a path and in some languages. */
    private record Prepared(
            long theme,
            String basePath,
            List<String> languages,
            boolean hasServer,
            ThemeParts parts) {
        boolean suits(LinkedSite site, Addresses addresses, Theme wanted, boolean served) {
            return theme == wanted.version()
                    && hasServer == served
                    && basePath.equals(addresses.basePath())
                    && languages.equals(site.site().languages());
        }
    }

    /**
     * The pages of a site.
     *
     * @param hasServer whether a server answers searches, which wants to know what people look for
     * @throws RenderFailed if the header or footer of the theme cannot be rendered
     */
    public SitePages of(LinkedSite site, Addresses addresses, Theme theme, boolean hasServer)
            throws RenderFailed {
        ThemeParts parts = parts(site, addresses, theme, hasServer);
        figures.follow(site);
        return SitePages.of(site, addresses, parts, figures);
    }

    /**
     * The search pages of a site for a server that answers searches. Safe for many threads, and of
     * use for longer than this.
     *
     * @throws RenderFailed as {@link #of}
     */
    public SearchPage searchPage(LinkedSite site, Addresses addresses, Theme theme)
            throws RenderFailed {
        return SearchPage.of(site, addresses, parts(site, addresses, theme, true));
    }

    private ThemeParts parts(LinkedSite site, Addresses addresses, Theme given, boolean hasServer) {
        Theme theme = given.dressed(site.site().look());
        Prepared prepared = last;
        if (prepared == null || !prepared.suits(site, addresses, theme, hasServer)) {
            List<String> languages = site.site().languages();
            prepared =
                    new Prepared(
                            theme.version(),
                            addresses.basePath(),
                            languages,
                            hasServer,
                            new ThemeParts(theme, addresses, languages, site.assets(), hasServer));
            last = prepared;
        }
        return prepared.parts();
    }
}
