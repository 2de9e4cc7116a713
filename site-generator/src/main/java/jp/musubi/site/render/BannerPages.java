package jp.musubi.site.render;

import jp.musubi.content.entry.Entry;
import jp.musubi.content.entry.Link;
import jp.musubi.content.entry.PartialDate;
import jp.musubi.content.model.ContentType;
import jp.musubi.content.programme.Programme;
import jp.musubi.site.art.BannerSize;
import jp.musubi.site.plan.Planned;
import jp.musubi.site.plan.Unit;
import jp.musubi.site.render.BannerListView.ProgrammeView;
import jp.musubi.site.render.VerifyView.MisuseView;
import jp.musubi.site.render.VerifyView.PlaceView;
import jp.musubi.site.search.FacetName;

import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The city's record of each partner banner, and who holds one. */
final class BannerPages implements PageSource {
    private static final Set<String> ELSEWHERE =
            Set.of(
                    "number",
                    "group",
                    "programme",
                    "state",
                    "valid_from",
                    "valid_until",
                    "awarded_date",
                    "public_reason",
                    "rules_version",
                    "display_urls",
                    "history");

    /** A line of a banner's history: its day and a sentence. */
    private static final Pattern DATED = Pattern.compile("(\\d{4}-\\d{2}-\\d{2})\\s+(.+)");

    private final Edition edition;
    private final BannerViews banners;
    private final Facts facts;
    private final JsonLd jsonLd;
    private final RulesPages rules;
    private final ContentType type;

    BannerPages(Edition edition, EntryViews views, BannerViews banners, ContentType type) {
        this.edition = edition;
        this.banners = banners;
        this.facts = new Facts(edition, views);
        this.jsonLd = new JsonLd(edition, views);
        this.rules = new RulesPages(edition, type);
        this.type = type;
    }

    @Override
    public void lists(Consumer<Unit> units) {
        units.accept(edition.unit(type.list(), this::list));
    }

    @Override
    public void entry(Entry banner, Consumer<Planned> pages) {
        pages.accept(edition.plan(banner, () -> page(banner)));
    }

    private void list(Consumer<Planned> pages) {
        List<Entry> all = edition.linked().entries(type.name());
        Comparator<Entry> heldFirst = Comparator.comparing(each -> !banners.state(each).isHeld());
        List<Entry> sorted = all.stream().sorted(heldFirst).toList();
        int count = Pager.pages(sorted.size());
        for (int number = 1; number <= count; number++) {
            int page = number;
            List<Entry> shown = Pager.slice(sorted, page);
            pages.accept(
                    edition.plan(
                                    edition.addresses().page(type.list(), page),
                                    edition.t("partners.title"),
                                    GroupLists.newest(shown),
                                    () -> list(shown, page, count))
                            .stamped(Window.stamp(count, shown)));
        }
    }

    private Edition.Page list(List<Entry> shown, int page, int count) {
        String title = edition.t("partners.title");
        String address = edition.addresses().list(type, edition.language());
        Head head =
                Head.of(
                                edition.addresses().page(type.list(), page),
                                page == 1 ? title : edition.t("pager.title", title, page),
                                Section.PARTNERS)
                        .describedAs(intro())
                        .below(LinkView.of(address, title));
        return Edition.Page.of(
                "list/banner.peb",
                head,
                "list",
                new BannerListView(
                        title,
                        intro(),
                        LookupPage.link(edition, type),
                        page == 1 ? programmes() : List.of(),
                        cards(shown, true),
                        cards(shown, false),
                        Pager.view(edition.addresses(), address, page, count)));
    }

    private String intro() {
        return edition.t(hasSeveral() ? "partners.intro.programmes" : "partners.intro");
    }

    private boolean hasSeveral() {
        return edition.linked().model().hasSeveralProgrammes();
    }

    private List<ProgrammeView> programmes() {
        if (!hasSeveral()) {
            return List.of();
        }
        String language = edition.language();
        return edition.linked().model().programmes().values().stream()
                .map(each ->
                        new ProgrammeView(
                                each.id(),
                                each.label().in(language),
                                each.summary().in(language),
                                rules.inForce(each),
                                groups(each)))
                .toList();
    }

    private LinkView groups(Programme programme) {
        var filters = new LinkedHashMap<String, List<String>>();
        filters.put(FacetName.TYPE, List.of("group"));
        filters.put(FacetName.PROGRAMME, List.of(programme.id()));
        return LinkView.of(
                SearchPage.address(edition, "", filters, 0), edition.t("partners.groups"));
    }

    private List<BannerCardView> cards(List<Entry> shown, boolean held) {
        return shown.stream()
                .filter(banner -> banners.state(banner).isHeld() == held)
                .map(banners::card)
                .toList();
    }

    private Edition.Page page(Entry banner) {
        BannerState state = banners.state(banner);
        BannerCardView card = banners.card(banner);
        String number = edition.t("partners.number", card.number());
        String city = edition.site().city().in(edition.language());
        VerifyView view =
                new VerifyView(
                        state.id(),
                        state.hue(),
                        state.icon(),
                        edition.t(state.verdict()),
                        meaning(state, card, city),
                        reason(banner, state),
                        edition.dates().day(edition.today()),
                        edition.today().toString(),
                        card,
                        picture(card, BannerSize.LARGE, "svg"),
                        facts(banner, card, number),
                        places(banner),
                        placesNote(banner, state),
                        history(banner, state),
                        host(edition),
                        LookupPage.link(edition, type),
                        misuse(card),
                        banners.credential(card.number()));
        Head head =
                Head.of(edition.path(banner), view.verdict(), Section.PARTNERS)
                        .describedAs(view.meaning())
                        .below(
                                edition.list(type.name(), "partners.title"),
                                LinkView.of(card.address(), number))
                        .article(
                                picture(card, BannerSize.CARD, "png"),
                                jsonLd.of(banner, view.meaning()));
        return Edition.Page.of("entry/banner.peb", head, "verify", view);
    }

    /** What the state means; a valid banner of one of several programmes is told with its name. */
    private String meaning(BannerState state, BannerCardView card, String city) {
        String group = card.group().text().text();
        return state == BannerState.ACTIVE && !card.programme().isEmpty()
                ? edition.t("verify.active.text.programme", group, city, card.programme())
                : edition.t(state.meaning(), group, city);
    }

    private Words reason(Entry banner, BannerState state) {
        return state == BannerState.SUSPENDED || state == BannerState.REVOKED
                ? edition.words(banner, "public_reason")
                : Words.NONE;
    }

    private String picture(BannerCardView card, BannerSize size, String format) {
        return BannerPictures.address(
                edition.addresses(), card.number(), edition.language(), size, format);
    }

    private List<PlaceView> places(Entry banner) {
        var places = new ArrayList<PlaceView>();
        for (Link place : banner.fields().links("display_urls")) {
            for (LinkView link : facts.web(place.url(), place.label())) {
                places.add(new PlaceView(link, place.url()));
            }
        }
        return places;
    }

    private String placesNote(Entry banner, BannerState state) {
        if (state != BannerState.ACTIVE) {
            return edition.t("verify.places.nowhere");
        }
        return banner.fields().links("display_urls").isEmpty()
                ? edition.t("verify.places.none")
                : edition.t("verify.places.only");
    }

    private MisuseView misuse(BannerCardView card) {
        String subject = edition.t("misuse.subject", card.number());
        return new MisuseView(Desk.contact(edition, subject), Desk.office(edition));
    }

    /** Where a true record is. */
    static String host(Edition edition) {
        String base = edition.addresses().baseUrl();
        String authority = URI.create(base).getRawAuthority();
        return authority == null ? base : authority;
    }

    private List<FactView> facts(Entry banner, BannerCardView card, String number) {
        var lines = new ArrayList<FactView>();
        lines.add(new FactView(label("number"), Words.of(number), false, List.of()));
        lines.add(new FactView(label("group"), Words.NONE, false, List.of(card.group())));
        lines.addAll(programme(banner, card));
        String period = period(banner);
        if (!period.isEmpty()) {
            String stated =
                    card.active() ? period : edition.t("verify.period.state", period, card.state());
            lines.add(new FactView(edition.t("verify.period"), Words.of(stated), false, List.of()));
        }
        rules.cited(banner)
                .ifPresent(page ->
                        lines.add(
                                new FactView(
                                        label("rules_version"), Words.NONE, false, List.of(page))));
        lines.add(
                new FactView(
                        edition.t("verify.issuer"),
                        Words.of(edition.site().city().in(edition.language())),
                        false,
                        List.of()));
        lines.addAll(facts.of(banner, ELSEWHERE));
        return lines;
    }

    /** The programme, also where the banner itself does not say it. */
    private List<FactView> programme(Entry banner, BannerCardView card) {
        return card.programme().isEmpty()
                ? facts.only(banner, List.of("programme"))
                : List.of(
                        new FactView(
                                label("programme"), Words.of(card.programme()), false, List.of()));
    }

    private String label(String field) {
        return type.field(field).map(found -> found.label().in(edition.language())).orElse(field);
    }

    private String period(Entry banner) {
        Optional<String> from = banner.fields().date("valid_from").map(edition.dates()::text);
        Optional<String> until = banner.fields().date("valid_until").map(edition.dates()::text);
        if (from.isPresent() && until.isPresent()) {
            return edition.t("verify.period.both", from.get(), until.get());
        }
        return from.map(text -> edition.t("verify.period.from", text))
                .or(() -> until.map(text -> edition.t("verify.period.until", text)))
                .orElse("");
    }

    private List<EventView> history(Entry banner, BannerState state) {
        var events = new ArrayList<EventView>();
        edition.words(banner, "history")
                .text()
                .lines()
                .map(DATED::matcher)
                .filter(Matcher::matches)
                .forEach(line -> event(line.group(1), line.group(2), state, events));
        return events.isEmpty() ? derived(banner, state) : events;
    }

    /** What the dates and the state tell, where nothing else was kept. */
    private List<EventView> derived(Entry banner, BannerState state) {
        var events = new ArrayList<EventView>();
        Optional<PartialDate> granted = banner.fields().date("awarded_date");
        Optional<PartialDate> from = banner.fields().date("valid_from");
        Optional<PartialDate> until = banner.fields().date("valid_until");
        String changed = Dates.day(banner.updatedAt()).toString();
        switch (state) {
            case SUSPENDED ->
                    event(changed, reason(banner, "verify.history.suspended"), state, events);
            case REVOKED -> event(changed, reason(banner, "verify.history.revoked"), state, events);
            case EXPIRED ->
                    until.ifPresent(day ->
                            event(
                                    day.toString(),
                                    edition.t("verify.history.ended"),
                                    state,
                                    events));
            case ACTIVE -> {
                // A valid banner has only its beginnings to tell.
            }
        }
        from.filter(day -> granted.filter(first -> first.first().isBefore(day.first())).isPresent())
                .ifPresent(day ->
                        event(day.toString(), edition.t("verify.history.renewed"), state, events));
        granted.or(() -> from)
                .ifPresent(day ->
                        event(day.toString(), edition.t("verify.history.granted"), state, events));
        return events;
    }

    private String reason(Entry banner, String key) {
        Words reason = edition.words(banner, "public_reason");
        return reason.isEmpty()
                ? edition.t(key)
                : edition.t("verify.history.reason", edition.t(key), reason.text());
    }

    private void event(String day, String text, BannerState state, List<EventView> events) {
        events.add(
                new EventView(
                        day,
                        PartialDate.parse(day).map(edition.dates()::text).orElse(day),
                        text,
                        state.hue(),
                        events.isEmpty()));
    }
}
