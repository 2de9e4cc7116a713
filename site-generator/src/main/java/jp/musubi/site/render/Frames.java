package jp.musubi.site.render;

import jp.musubi.content.entry.Entry;
import jp.musubi.content.model.ContentType;
import jp.musubi.content.snapshot.Site;
import jp.musubi.site.link.Addresses;
import jp.musubi.site.link.Dated;
import jp.musubi.site.link.LinkedSite;
import jp.musubi.site.plan.RenderFailed;
import jp.musubi.site.render.FrameView.AlternateView;
import jp.musubi.site.trace.Fact;
import jp.musubi.site.trace.Hash;
import jp.musubi.site.trace.Reads;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.ObjLongConsumer;

/**
 * The head, header and footer of all pages in one language. What is the same on every page is
 * rendered once; only strings are kept of the entries.
 */
final class Frames {
    /** Links to pages of the city in the footer. */
    private static final int MAX_GUIDE_LINKS = 8;

    private static final Set<String> TYPES_WITH_A_SECTION =
            Set.of("group", "report", "award", "banner", "page");

    private final Site site;
    private final Addresses addresses;
    private final Texts texts;
    private final String language;
    private final String title;
    private final String brand;
    private final String brandOf;
    private final String icon;
    private final String styleSheet;
    private final List<FeedView> feeds;
    private final Map<Section, SafeHtml> nav = new EnumMap<>(Section.class);
    private final SafeHtml homeFooter;
    private final SafeHtml footer;

    Frames(LinkedSite linked, Addresses addresses, ThemeParts theme, String language)
            throws RenderFailed {
        this.site = linked.site();
        this.addresses = addresses;
        this.texts = theme.texts(language);
        this.language = language;
        this.title = site.title().in(language);
        Brand name = Brand.of(title, site.city().in(language));
        this.brand = name.name();
        this.brandOf = name.of();
        this.icon = addresses.at(theme.iconPath());
        this.styleSheet = addresses.at(theme.styleSheet().path());
        this.feeds =
                FeedView.of(
                        texts,
                        title,
                        addresses.home(language),
                        Dated.all(linked).findAny().isPresent());
        List<LinkView> items = navigation(linked);
        for (Section section : Section.values()) {
            nav.put(section, nav(theme.templates(), linked, items, section));
        }
        this.homeFooter = footer(theme.templates(), linked, true);
        this.footer = footer(theme.templates(), linked, false);
    }

    private List<LinkView> navigation(LinkedSite linked) {
        var items = new ArrayList<LinkView>();
        Map<Section, String> names =
                new EnumMap<>(
                        Map.of(
                                Section.GROUPS, texts.text("nav.groups"),
                                Section.REPORTS, texts.text("nav.reports"),
                                Section.AWARDS, texts.text("nav.awards"),
                                Section.PARTNERS, texts.text("nav.partners"),
                                Section.GUIDE, texts.text("nav.guide")));
        names.forEach((section, text) ->
                linked.model()
                        .type(section.type())
                        .ifPresent(type ->
                                items.add(LinkView.of(addresses.list(type, language), text))));
        return items;
    }

    private SafeHtml nav(
            Templates templates, LinkedSite linked, List<LinkView> items, Section section)
            throws RenderFailed {
        String here =
                linked.model()
                        .type(section.type())
                        .map(type -> addresses.list(type, language))
                        .orElse("");
        return SafeHtml.ofTemplate(
                templates.render(
                        "nav.peb", language, "header", Map.of("items", items, "here", here)));
    }

    /**
     * The footer; only the front page tells when the site was made, so that a publication changes
     * no other page than those it is about.
     */
    private SafeHtml footer(Templates templates, LinkedSite linked, boolean dated)
            throws RenderFailed {
        var views = new HashMap<String, Object>();
        views.put("home", addresses.home(language));
        views.put("brand", brand);
        views.put("brandOf", brandOf);
        views.put("office", site.office() == null ? "" : site.office().in(language));
        views.put("guide", guide(linked));
        views.put("links", links(linked));
        views.put("sample", site.sample());
        views.put("year", Integer.toString(Dates.day(site.generatedAt()).getYear()));
        views.put("city", site.city().in(language));
        views.put("updated", dated ? Dates.machine(linked.changedAt()) : "");
        views.put("updatedText", new Dates(texts).minute(linked.changedAt()));
        return SafeHtml.ofTemplate(templates.render("footer.peb", language, "footer", views));
    }

    private List<LinkView> guide(LinkedSite linked) {
        return linked.entries("page").stream()
                .filter(page -> linked.target(page, "parent").isEmpty())
                .limit(MAX_GUIDE_LINKS)
                .map(page -> new LinkView(addresses.entry(page, language), words(linked, page)))
                .toList();
    }

    private Words words(LinkedSite linked, Entry page) {
        String text = linked.title(page, language);
        boolean own =
                language.equals(site.firstLanguage())
                        || page.fields().isTranslated("title", language);
        return own ? Words.of(text) : new Words(text, site.firstLanguage());
    }

    private List<LinkView> links(LinkedSite linked) {
        var links = new ArrayList<LinkView>();
        for (ContentType type : linked.model().types().values()) {
            for (TermIndex index : TermIndex.of(linked, type)) {
                links.add(
                        LinkView.of(
                                addresses.at(index.path(), language),
                                texts.text("terms.short", index.field().label().in(language))));
            }
            if (!TYPES_WITH_A_SECTION.contains(type.name())) {
                links.add(
                        LinkView.of(
                                addresses.list(type, language), type.pluralLabel().in(language)));
            }
        }
        linked.model()
                .type("group")
                .ifPresent(type ->
                        links.add(
                                LinkView.of(
                                        addresses.openData(type, "csv"),
                                        texts.text("footer.opendata"))));
        linked.model()
                .type("group")
                .ifPresent(_ ->
                        links.add(
                                LinkView.of(
                                        addresses.at(LightPages.PATH, language),
                                        texts.text("footer.light"))));
        links.add(LinkView.of(feeds.getFirst().address(), texts.text("footer.feed")));
        links.add(
                LinkView.of(
                        addresses.at(AccessibilityPage.PATH, language),
                        texts.text("access.title")));
        return links;
    }

    /** What is around every page, and around the front page. */
    void provide(ObjLongConsumer<Fact> to) {
        var hash = new Hash().with(icon).with(styleSheet).with(footer.html());
        nav.values().forEach(each -> hash.with(each.html()));
        feeds.forEach(each -> hash.with(each.toString()));
        to.accept(Fact.frame(language), hash.value());
        to.accept(Fact.frame(language + " home"), Hash.of(homeFooter.html()));
    }

    /** The frame of one page. */
    FrameView frame(Head head) {
        Reads.note(() -> Fact.frame(language));
        if (head.section() == Section.HOME) {
            Reads.note(() -> Fact.frame(language + " home"));
        }
        String other = other();
        return new FrameView(
                language,
                head.title(),
                texts.text("title.of", head.title(), title),
                title,
                head.description(),
                head.listed() ? addresses.absolute(addresses.at(head.path(), language)) : "",
                head.listed() ? alternates(head.path()) : List.of(),
                head.kind(),
                addresses.absolute(
                        head.image().isEmpty() ? ShareCards.address(addresses) : head.image()),
                head.jsonLd(),
                feeds,
                head.feeds(),
                addresses.home(language),
                addresses.at("/search/", language),
                icon,
                AppIcons.touchIcon(addresses),
                addresses.at(AppIcons.MANIFEST, language),
                styleSheet,
                brand,
                brandOf,
                Objects.requireNonNull(nav.get(head.section())),
                head.section() == Section.HOME ? homeFooter : footer,
                site.sample(),
                head.section() != Section.HOME && head.section() != Section.SEARCH,
                other.isEmpty() ? "" : addresses.at(head.path(), other),
                other,
                Locale.forLanguageTag(other).getDisplayLanguage(Locale.forLanguageTag(other)),
                crumbs(head.crumbs()),
                head.translated());
    }

    private List<AlternateView> alternates(String path) {
        return site.languages().stream()
                .map(each -> new AlternateView(each, addresses.absolute(addresses.at(path, each))))
                .toList();
    }

    private List<LinkView> crumbs(List<LinkView> way) {
        if (way.isEmpty()) {
            return way;
        }
        var crumbs = new ArrayList<LinkView>(way.size() + 1);
        crumbs.add(LinkView.of(addresses.home(language), texts.text("crumbs.home")));
        crumbs.addAll(way);
        return crumbs;
    }

    /** The language that the switch in the header leads to. */
    private String other() {
        int here = site.languages().indexOf(language);
        return site.languages().size() < 2
                ? ""
                : site.languages().get((here + 1) % site.languages().size());
    }
}
