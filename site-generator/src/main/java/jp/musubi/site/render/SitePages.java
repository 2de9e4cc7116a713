package jp.musubi.site.render;

import jp.musubi.content.entry.Entry;
import jp.musubi.content.model.ContentType;
import jp.musubi.site.art.Hue;
import jp.musubi.site.art.PatternArt;
import jp.musubi.site.link.Addresses;
import jp.musubi.site.link.LinkedSite;
import jp.musubi.site.plan.FilePlan;
import jp.musubi.site.plan.Planned;
import jp.musubi.site.plan.RenderFailed;
import jp.musubi.site.plan.Unit;
import jp.musubi.site.trace.Fact;
import jp.musubi.site.trace.Reads;

import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.ObjLongConsumer;
import java.util.stream.Collectors;

/** All pages of a site in all its languages, made with a theme. */
public final class SitePages implements Renderer {
    private final LinkedSite site;
    private final Addresses addresses;
    private final ThemeParts theme;
    private final HomeFigures figures;
    private final Map<String, Edition> editions;
    private final RedirectPages former;
    private final SignedFiles signed;
    private final AwardNumbers numbers;
    private final Map<String, Map<String, List<PageSource>>> sources = new LinkedHashMap<>();

    private SitePages(
            LinkedSite site,
            Addresses addresses,
            ThemeParts theme,
            HomeFigures figures,
            Map<String, Edition> editions) {
        this.site = site;
        this.addresses = addresses;
        this.theme = theme;
        this.figures = figures;
        this.editions = editions;
        this.numbers = new AwardNumbers(site);
        var neighbours = new Neighbours(site);
        editions.forEach((language, edition) ->
                sources.put(language, sources(edition, editions.values(), neighbours, numbers)));
        this.signed = new SignedFiles(site);
        this.former = new RedirectPages(site, addresses, editions, this::addressesOfLists);
    }

    /**
     * The pages of a site.
     *
     * @throws RenderFailed if the header or footer of the theme cannot be rendered
     */
    static SitePages of(LinkedSite site, Addresses addresses, ThemeParts parts, HomeFigures figures)
            throws RenderFailed {
        return new SitePages(site, addresses, parts, figures, editions(site, addresses, parts));
    }

    static Map<String, Edition> editions(LinkedSite site, Addresses addresses, ThemeParts parts)
            throws RenderFailed {
        var editions = new LinkedHashMap<String, Edition>();
        for (String language : site.site().languages()) {
            editions.put(language, Edition.of(site, addresses, parts, language));
        }
        return editions;
    }

    private static Map<String, List<PageSource>> sources(
            Edition edition, Collection<Edition> all, Neighbours neighbours, AwardNumbers numbers) {
        var views = new EntryViews(edition);
        var banners = new BannerViews(edition);
        var sources = new LinkedHashMap<String, List<PageSource>>();
        for (ContentType type : edition.linked().model().types().values()) {
            sources.put(
                    type.name(), sources(edition, all, views, banners, neighbours, numbers, type));
        }
        return sources;
    }

    static List<PageSource> sources(
            Edition edition,
            Collection<Edition> all,
            EntryViews views,
            BannerViews banners,
            Neighbours neighbours,
            AwardNumbers numbers,
            ContentType type) {
        return switch (type.name()) {
            case "group" ->
                    List.of(
                            new GroupLists(edition, views, type),
                            new GroupPages(edition, views, banners, neighbours, type),
                            new LightPages(edition, all, type));
            case "report" -> List.of(new ReportPages(edition, views, type));
            case "award" -> {
                var years = new AwardYears(edition, views, type);
                yield List.of(
                        new AwardPages(edition, years, type),
                        new AwardEntryPages(edition, views, years, numbers, type),
                        new AwardVerifyPages(edition, views, banners, numbers, type));
            }
            case "banner" ->
                    List.of(
                            new BannerPages(edition, views, banners, type),
                            new RulesPages(edition, type),
                            new LookupPage(edition, numbers, type));
            case "page" -> List.of(new GuidePages(edition, views, type));
            default -> List.of(new AnyPages(edition, views, type));
        };
    }

    @Override
    public ZoneId zone() {
        return Dates.ZONE;
    }

    @Override
    public List<Unit> lists() {
        var units = new ArrayList<Unit>();
        units.add(new Unit("theme", files -> theme.files(addresses).forEach(files)));
        units.add(
                new Unit(
                        "manifests",
                        files ->
                                editions.values().stream()
                                        .map(theme.icons()::manifest)
                                        .forEach(files)));
        units.add(signed.unit(addresses.basePath()));
        units.add(new Unit("card", files -> files.accept(cards().plan())));
        for (Edition edition : editions.values()) {
            new HomePage(edition, new EntryViews(edition), new BannerViews(edition), figures)
                    .lists(units::add);
            sources.getOrDefault(edition.language(), Map.of())
                    .values()
                    .forEach(each -> each.forEach(source -> source.lists(units::add)));
            new TermPages(edition).lists(units::add);
            units.add(SearchPage.unit(edition));
            new AccessibilityPage(edition).lists(units::add);
            new NotFoundPage(edition).lists(units::add);
        }
        return units;
    }

    private Set<String> addressesOfLists() {
        return lists().stream().map(Unit::key).collect(Collectors.toSet());
    }

    @Override
    public List<Unit> redirects() {
        return former.units();
    }

    @Override
    public List<String> warnings() {
        var warnings = new ArrayList<>(former.warnings());
        warnings.addAll(numbers.warnings());
        return warnings;
    }

    @Override
    public void provide(ObjLongConsumer<Fact> to) {
        editions.values().forEach(edition -> edition.frames().provide(to));
        former.provide(to);
        signed.provide(to);
        numbers.provide(to);
        theme.provide(to);
    }

    @Override
    public Unit of(Entry entry) {
        return new Unit("entry " + entry.id(), plans -> plan(entry, plans));
    }

    private void plan(Entry entry, Consumer<Planned> plans) {
        for (Map<String, List<PageSource>> edition : sources.values()) {
            edition.getOrDefault(entry.type(), List.of())
                    .forEach(source -> source.entry(entry, plans));
        }
        Edition first = editions.values().iterator().next();
        if (hasPattern(entry)) {
            plans.accept(
                    new FilePlan(
                            Pictures.patternAddress(first, entry),
                            () -> pattern(new EntryViews(first), entry)));
        }
        if (entry.type().equals("group")) {
            plans.accept(cards().plan(entry));
        }
        if (entry.type().equals("banner")) {
            BannerPictures.files(first, entry, plans);
        }
        if (entry.type().equals("award")) {
            award(entry, plans);
        }
    }

    private ShareCards cards() {
        return new ShareCards(editions.values().iterator().next());
    }

    /** The badge of an award in each language, and its certificate. */
    private void award(Entry award, Consumer<Planned> files) {
        numbers.of(award)
                .ifPresent(number ->
                        editions.values()
                                .forEach(edition ->
                                        AwardPictures.files(edition, award, number, files)));
        Edition japanese = editions.get("ja");
        if (japanese != null && !EntryViews.isUngiven(award)) {
            files.accept(new CertificateFiles(japanese, numbers).plan(award));
        }
    }

    /** Groups, and reports that lost theirs: what has no photo shows its own pattern. */
    private boolean hasPattern(Entry entry) {
        return switch (entry.type()) {
            case "group" -> true;
            case "report" -> site.target(entry, "group").isEmpty();
            default -> false;
        };
    }

    /** The drawn pattern of an entry that has no photo, as SVG in UTF-8. */
    static byte[] pattern(EntryViews views, Entry group) {
        Reads.note(() -> Fact.entry(group.id()));
        String hue = views.hue(group).substring("is-".length());
        return PatternArt.svg(group.slug(), Hue.named(hue)).getBytes(StandardCharsets.UTF_8);
    }
}
