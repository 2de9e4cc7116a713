package jp.musubi.site.render;

import jp.musubi.content.entry.Entry;
import jp.musubi.content.entry.PartialDate;
import jp.musubi.content.model.ContentType;
import jp.musubi.content.model.FieldKind;
import jp.musubi.site.link.Dated;
import jp.musubi.site.plan.Planned;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** The pages of groups: each group's own profile. */
final class GroupPages implements PageSource {
    /** Reports on a profile; the others are reached from them. */
    private static final int MAX_REPORTS = 6;

    /** What a stranger asks first, beside the text. */
    private static final List<String> BASICS =
            List.of(
                    "activity_days",
                    "activity_place",
                    "areas",
                    "audience",
                    "members",
                    "members_in_city",
                    "ages",
                    "admission_fee",
                    "fee",
                    "founded");

    private static final List<String> CONTACTS =
            List.of(
                    "contact_phone",
                    "contact_mobile",
                    "contact_fax",
                    "contact_email",
                    "postcode",
                    "address",
                    "representative");

    /** What the page tells in its own way. */
    private static final Set<String> ELSEWHERE =
            Set.of(
                    "title",
                    "reading",
                    "kind",
                    "fields",
                    "district",
                    "summary",
                    "body",
                    "easy",
                    "image",
                    "recruiting",
                    "recruiting_text",
                    "recruiting_until",
                    "website",
                    "sns",
                    "representative_reading",
                    "tags",
                    "confirmed_on");

    private final Edition edition;
    private final EntryViews views;
    private final Facts facts;
    private final BannerViews banners;
    private final JsonLd jsonLd;
    private final Neighbours neighbours;
    private final ContentType type;
    private final Set<String> notRecord;

    GroupPages(
            Edition edition,
            EntryViews views,
            BannerViews banners,
            Neighbours neighbours,
            ContentType type) {
        this.edition = edition;
        this.views = views;
        this.facts = new Facts(edition, views);
        this.banners = banners;
        this.jsonLd = new JsonLd(edition, views);
        this.neighbours = neighbours;
        this.type = type;
        var told = new ArrayList<String>(ELSEWHERE);
        told.addAll(BASICS);
        told.addAll(CONTACTS);
        this.notRecord = Set.copyOf(told);
    }

    @Override
    public void entry(Entry group, Consumer<Planned> pages) {
        List<Entry> near = neighbours.of(group);
        pages.accept(
                edition.plan(group, () -> page(group)).stamped(Window.stamp(near.size(), near)));
    }

    private Edition.Page page(Entry group) {
        GroupView view = view(group);
        var way = new ArrayList<LinkView>();
        way.add(edition.list(type.name(), "groups.title"));
        if (!view.fields().isEmpty()) {
            TermView field = view.fields().getFirst();
            way.add(LinkView.of(field.address(), field.name()));
        }
        way.add(edition.link(group));
        String summary = view.summary().text();
        Head head =
                Head.of(edition.path(group), view.title().text(), Section.GROUPS)
                        .describedAs(
                                summary.isEmpty()
                                        ? edition.t("group.description", view.title().text())
                                        : summary)
                        .below(way.toArray(LinkView[]::new))
                        .article(
                                ShareCards.address(edition.addresses(), group),
                                jsonLd.of(group, summary))
                        .withFeeds(
                                edition.feeds(
                                        view.title().text(),
                                        edition.addresses().entry(group, edition.language()),
                                        Dated.around(edition.linked(), group)
                                                .findAny()
                                                .isPresent()))
                        .translated(view.body().isEmpty() || view.bodyLang().lang().isEmpty());
        return Edition.Page.of("entry/group.peb", head, "group", view);
    }

    private GroupView view(Entry group) {
        Words title = edition.title(group);
        SafeHtml body = views.html(group, "body", 3);
        List<FactView> basics = basics(group, body.isEmpty());
        List<Entry> reports = edition.linked().referrers(group, "report");
        List<String> want =
                edition.words(group, "recruiting_text").text().lines().limit(20).toList();
        String lang = edition.words(group, "recruiting_text").lang();
        String firstTitle = group.fields().text("title").orElse("");
        boolean japanese = edition.language().equals("ja") || !title.lang().isEmpty();
        String reading = group.fields().text("reading").orElse("");
        List<Ruby.Part> ruby = japanese ? Ruby.parts(title.text(), reading) : List.of();
        return new GroupView(
                title,
                ruby,
                japanese && !title.text().equals(reading) ? reading : "",
                title.text().equals(firstTitle) ? "" : firstTitle,
                views.hue(group),
                views.mainTerm(group).map(TermView::mark).orElse(""),
                views.pictures().of(group),
                views.terms(group, "fields"),
                kindAndDistrict(group),
                edition.words(group, "summary"),
                views.freshness(group),
                body.isEmpty(),
                group.fields().flag("recruiting"),
                views.until(group),
                new Words(want.isEmpty() ? edition.t("recruiting") : want.getFirst(), lang),
                want.size() < 2
                        ? Words.NONE
                        : new Words(String.join("\n", want.subList(1, want.size())), lang),
                new Words(
                        group.fields().text("easy").orElse(""),
                        edition.language().equals("ja") ? "" : "ja"),
                body,
                views.languageOf(group, "body"),
                basics,
                facts.of(group, notRecord),
                views.documents(group),
                contact(group),
                edition.site().office() == null
                        ? ""
                        : edition.site().office().in(edition.language()),
                edition.linked().referrers(group, "banner").stream().map(banners::card).toList(),
                edition.linked().referrers(group, "award").stream().map(views::award).toList(),
                reports.stream()
                        .limit(MAX_REPORTS)
                        .map(report -> views.report(report, false))
                        .toList(),
                reports.size(),
                reports.size() > MAX_REPORTS
                        ? edition.addresses().at("/search/", edition.language())
                        : "",
                tags(group),
                log(group),
                neighbours.of(group).stream().map(views::group).toList());
    }

    /** On a page without a text even the district is worth a line. */
    private List<FactView> basics(Entry group, boolean sparse) {
        var names = new ArrayList<String>();
        if (sparse) {
            names.add("kind");
            names.add("district");
        }
        names.addAll(BASICS);
        return facts.only(group, names);
    }

    private String kindAndDistrict(Entry group) {
        List<TermView> kinds = views.terms(group, "kind");
        String kind = kinds.isEmpty() ? "" : kinds.getFirst().name();
        String district = views.district(group);
        return kind.isEmpty() || district.isEmpty()
                ? kind + district
                : kind + edition.t("freshness.join") + district;
    }

    private ContactView contact(Entry group) {
        Optional<String> mail = group.fields().text("contact_email");
        Optional<String> phone = group.fields().text("contact_phone");
        List<LinkView> sites =
                group.fields().text("website").stream()
                        .flatMap(url -> facts.web(url, "").stream())
                        .toList();
        var allSites = new ArrayList<LinkView>(sites);
        type.field("sns")
                .filter(field -> field.kind() == FieldKind.LINKS)
                .ifPresent(field -> allSites.addAll(facts.webLinks(group, field)));
        LinkView button = null;
        String icon = "mail";
        if (mail.isPresent()) {
            button = LinkView.of("mailto:" + mail.get(), edition.t("group.contact.mail"));
        } else if (phone.isPresent()) {
            String digits = phone.get().replaceAll("[^0-9+]", "");
            button = LinkView.of("tel:" + digits, edition.t("group.contact.phone", phone.get()));
            icon = "phone";
        } else if (!sites.isEmpty() && !sites.getFirst().address().isEmpty()) {
            button = LinkView.of(sites.getFirst().address(), edition.t("group.contact.site"));
            icon = "globe";
        }
        return new ContactView(button, icon, facts.only(group, CONTACTS), allSites);
    }

    private List<LinkView> tags(Entry group) {
        String search = edition.addresses().at("/search/", edition.language());
        return group.fields().items("tags").stream()
                .map(tag ->
                        new LinkView(
                                search + "?q=" + SearchPage.encoded(tag),
                                edition.isFirst()
                                        ? Words.of(tag)
                                        : new Words(tag, edition.site().firstLanguage())))
                .toList();
    }

    private List<EventView> log(Entry group) {
        var log = new ArrayList<EventView>();
        group.fields()
                .date("confirmed_on")
                .ifPresent(day -> log.add(event(day, edition.t("group.log.confirmed"), "is-kusa")));
        for (Entry banner : edition.linked().referrers(group, "banner")) {
            banner.fields()
                    .date("awarded_date")
                    .ifPresent(day -> log.add(event(day, granted(banner), "is-ai")));
        }
        if (Entry.isKnown(group.publishedAt())) {
            log.add(event(group.publishedAt(), "group.log.published"));
        }
        LocalDate published = Dates.day(group.publishedAt());
        if (Entry.isKnown(group.updatedAt()) && !Dates.day(group.updatedAt()).equals(published)) {
            log.add(event(group.updatedAt(), "group.log.updated"));
        }
        if (log.isEmpty()) {
            return log;
        }
        log.sort(Comparator.comparing(EventView::day).reversed());
        EventView newest = log.getFirst();
        log.set(0, new EventView(newest.day(), newest.date(), newest.text(), newest.hue(), true));
        return log;
    }

    private String granted(Entry banner) {
        String programme = banners.programmeName(banner);
        return programme.isEmpty()
                ? edition.t("group.log.banner")
                : edition.t("group.log.banner.programme", programme);
    }

    private EventView event(PartialDate day, String text, String hue) {
        return new EventView(day.toString(), edition.dates().text(day), text, hue, false);
    }

    private EventView event(Instant instant, String key) {
        LocalDate day = Dates.day(instant);
        return new EventView(
                day.toString(), edition.dates().day(day), edition.t(key), "is-plain", false);
    }
}
