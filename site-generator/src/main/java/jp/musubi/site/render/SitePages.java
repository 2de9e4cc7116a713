package jp.musubi.site.render;

import jp.musubi.content.entry.Entry;
import jp.musubi.content.model.ContentType;
import jp.musubi.site.art.Hue;
import jp.musubi.site.art.PatternArt;
import jp.musubi.site.link.Addresses;
import jp.musubi.site.link.LinkedSite;
import jp.musubi.site.theme.Theme;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** All pages of a site in all its languages, made with a theme. */
public final class SitePages implements Renderer {
    private final LinkedSite site;
    private final Addresses addresses;
    private final ThemeParts theme;
    private final Map<String, Edition> editions;

    private SitePages(
            LinkedSite site, Addresses addresses, ThemeParts theme, Map<String, Edition> editions) {
        this.site = site;
        this.addresses = addresses;
        this.theme = theme;
        this.editions = editions;
    }

    /**
     * The pages of a site.
     *
     * @throws RenderFailed if the header or footer of the theme cannot be rendered
     */
    public static SitePages of(LinkedSite site, Addresses addresses, Theme theme)
            throws RenderFailed {
        var parts = new ThemeParts(theme, addresses, site.site().languages());
        return new SitePages(site, addresses, parts, editions(site, addresses, parts));
    }

    static Map<String, Edition> editions(LinkedSite site, Addresses addresses, Theme theme)
            throws RenderFailed {
        return editions(site, addresses, new ThemeParts(theme, addresses, site.site().languages()));
    }

    private static Map<String, Edition> editions(
            LinkedSite site, Addresses addresses, ThemeParts parts) throws RenderFailed {
        var editions = new LinkedHashMap<String, Edition>();
        for (String language : site.site().languages()) {
            editions.put(language, Edition.of(site, addresses, parts, language));
        }
        return editions;
    }

    @Override
    public List<PagePlan> pages() {
        var pages = new ArrayList<PagePlan>();
        Set<String> taken = new HashSet<>();
        Consumer<PagePlan> once =
                page -> {
                    if (taken.add(page.address())) {
                        pages.add(page);
                    }
                };
        var neighbours = new Neighbours(site);
        for (Edition edition : editions.values()) {
            var views = new EntryViews(edition);
            var banners = new BannerViews(edition);
            new HomePage(edition, views, banners).plan(once);
            for (ContentType type : site.model().types().values()) {
                for (PageSource source : sources(edition, views, banners, neighbours, type)) {
                    source.plan(once);
                }
            }
            new TermPages(edition).plan(once);
            SearchPage.plan(edition, once);
            new NotFoundPage(edition).plan(once);
        }
        return pages;
    }

    static List<PageSource> sources(
            Edition edition,
            EntryViews views,
            BannerViews banners,
            Neighbours neighbours,
            ContentType type) {
        return switch (type.name()) {
            case "group" ->
                    List.of(
                            new GroupLists(edition, views, type),
                            new GroupPages(edition, views, banners, neighbours, type));
            case "report" -> List.of(new ReportPages(edition, views, type));
            case "award" -> List.of(new AwardPages(edition, views, type));
            case "banner" -> List.of(new BannerPages(edition, views, banners, type));
            case "page" -> List.of(new GuidePages(edition, views, type));
            default -> List.of(new AnyPages(edition, views, type));
        };
    }

    @Override
    public List<FilePlan> files() {
        var files = new ArrayList<FilePlan>(theme.files(addresses));
        Edition edition = editions.values().iterator().next();
        var views = new EntryViews(edition);
        Set<String> drawn = new HashSet<>();
        for (Entry entry : withPatterns()) {
            if (drawn.add(entry.slug())) {
                files.add(
                        new FilePlan(
                                Pictures.patternAddress(edition, entry),
                                () -> pattern(views, entry)));
            }
        }
        files.addAll(BannerViews.files(edition));
        return files;
    }

    /** Groups, and reports that lost theirs: what has no photo shows its own pattern. */
    private List<Entry> withPatterns() {
        var entries = new ArrayList<>(site.entries("group"));
        site.entries("report").stream()
                .filter(report -> site.target(report, "group").isEmpty())
                .forEach(entries::add);
        return entries;
    }

    /** The drawn pattern of an entry that has no photo, as SVG in UTF-8. */
    static byte[] pattern(EntryViews views, Entry group) {
        String hue = views.hue(group).substring("is-".length());
        return PatternArt.svg(group.slug(), Hue.named(hue)).getBytes(StandardCharsets.UTF_8);
    }
}
