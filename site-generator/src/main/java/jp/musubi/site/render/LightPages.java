package jp.musubi.site.render;

import jp.musubi.content.entry.Entry;
import jp.musubi.content.model.ContentType;
import jp.musubi.content.model.Field;
import jp.musubi.site.plan.Planned;
import jp.musubi.site.plan.Unit;
import jp.musubi.site.trace.Fact;
import jp.musubi.site.trace.Reads;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * All groups in plain words, without pictures, scripts and style sheets, for weak networks and for
 * disasters: what each is called, how to reach it as far as it shows that, and where it is. Those
 * of a small city stand one behind the other, district by district; a larger one has a page for
 * each district. No page is larger than {@link #MAX_PAGE_BYTES}; what does not fit goes on on the
 * next.
 */
final class LightPages implements PageSource {
    /** Where the pages are, without a language. */
    static final String PATH = "/light/";

    /** Of a whole page; with headers that is a dozen packets. */
    static final int MAX_PAGE_BYTES = 20_000;

    /** What stands around the groups: title, office, links. */
    private static final int FRAME_BYTES = 3_000;

    /** Markup around a group, with a heading of its own. */
    private static final int GROUP_BYTES = 110;

    /** Markup around a fact, and around each of its links. */
    private static final int FACT_BYTES = 36;

    /** A list of more is too long to be read through. */
    private static final int MAX_GROUPS_OF_ONE_LIST = 100;

    private static final String DISTRICT = "district";

    /** The page of groups that say no district. */
    private static final String ELSEWHERE = "other";

    private static final List<String> FACTS =
            List.of(
                    "contact_phone",
                    "contact_mobile",
                    "contact_fax",
                    "contact_email",
                    "address",
                    "activity_place");

    private final Edition edition;
    private final Language language;
    private final List<Language> languages;
    private final ContentType type;
    private final Optional<Field> district;

    /**
     * Pages in one language.
     *
     * @param all editions in all languages of the site
     */
    LightPages(Edition edition, Collection<Edition> all, ContentType type) {
        this.edition = edition;
        this.language = Language.of(edition);
        this.languages = all.stream().map(Language::of).toList();
        this.type = type;
        this.district = type.publicField(DISTRICT).filter(field -> field.kind().isChosen());
    }

    /** A district, or what is none, with its groups. */
    private record Place(String id, String name, List<Entry> groups) {
        String path() {
            return PATH + id + "/";
        }
    }

    @Override
    public void lists(Consumer<Unit> units) {
        units.accept(edition.unit(PATH, this::planFront));
        for (TermView term : districts()) {
            units.accept(
                    edition.unit(
                            PATH + term.id() + "/", pages -> planPlace(() -> place(term), pages)));
        }
        units.accept(
                edition.unit(PATH + ELSEWHERE + "/", pages -> planPlace(this::elsewhere, pages)));
    }

    private List<TermView> districts() {
        return district.map(field -> edition.terms().all(type.name(), field)).orElse(List.of());
    }

    private Place place(TermView term) {
        return new Place(
                term.id(),
                edition.t("district.of", term.name()),
                edition.linked().entries(type, district.orElseThrow(), term.id()));
    }

    private Place elsewhere() {
        Set<String> known = Set.copyOf(districts().stream().map(TermView::id).toList());
        List<Entry> groups =
                Reads.inSum(
                        Set.of(Fact.names(type.name()), Fact.termCounts(type.name(), DISTRICT)),
                        () ->
                                edition.linked().entries(type.name()).stream()
                                        .filter(group ->
                                                Collections.disjoint(
                                                        known, group.fields().items(DISTRICT)))
                                        .toList());
        return new Place(ELSEWHERE, edition.t("light.elsewhere"), groups);
    }

    private List<Place> places() {
        var places = new ArrayList<Place>();
        districts().forEach(term -> places.add(place(term)));
        places.add(elsewhere());
        places.removeIf(place -> place.groups().isEmpty());
        return places;
    }

    /** Whether all groups stand in one list. */
    private boolean isOneList() {
        int count =
                Reads.inSum(
                        Set.of(Fact.names(type.name())),
                        () -> edition.linked().entries(type.name()).size());
        return count <= MAX_GROUPS_OF_ONE_LIST;
    }

    private void planFront(Consumer<Planned> pages) {
        String title = edition.t("light.title");
        if (isOneList()) {
            plan(PATH, title, places(), pages);
        } else {
            pages.accept(edition.plan(PATH, title, null, () -> front(title)));
        }
    }

    private Edition.Page front(String title) {
        var links = new ArrayList<LinkView>();
        for (TermView term : districts()) {
            if (term.count() > 0) {
                links.add(
                        link(
                                PATH + term.id() + "/",
                                edition.t("district.of", term.name()),
                                term.count()));
            }
        }
        Place elsewhere = elsewhere();
        if (!elsewhere.groups().isEmpty()) {
            links.add(link(elsewhere.path(), elsewhere.name(), elsewhere.groups().size()));
        }
        return page(PATH, title, links, List.of(), pager(PATH, 1, 1));
    }

    private LinkView link(String path, String name, int count) {
        return LinkView.of(
                edition.addresses().at(path, edition.language()),
                edition.t("light.count", name, Numbers.grouped(count)));
    }

    /** Looks for the groups of a place only if it has pages of its own. */
    private void planPlace(Supplier<Place> source, Consumer<Planned> pages) {
        if (!isOneList()) {
            Place place = source.get();
            if (!place.groups().isEmpty()) {
                plan(place.path(), edition.t("light.of", place.name()), List.of(place), pages);
            }
        }
    }

    private void plan(String list, String title, List<Place> places, Consumer<Planned> pages) {
        List<List<Place>> parts = parts(places);
        for (int i = 0; i < parts.size(); i++) {
            int number = i + 1;
            List<Place> part = parts.get(i);
            List<Entry> shown = part.stream().flatMap(place -> place.groups().stream()).toList();
            String path = edition.addresses().page(list, number);
            String numbered = number == 1 ? title : edition.t("pager.title", title, number);
            pages.accept(
                    edition.plan(
                                    path,
                                    title,
                                    GroupLists.newest(shown),
                                    () ->
                                            page(
                                                    path,
                                                    numbered,
                                                    List.of(),
                                                    part.stream()
                                                            .map(place ->
                                                                    part(place, list.equals(PATH)))
                                                            .toList(),
                                                    pager(list, number, parts.size())))
                            .stamped(Window.stamp(parts.size(), shown)));
        }
    }

    /** Where the title names the place, a heading need not. */
    private LightView.Part part(Place place, boolean isNamed) {
        return new LightView.Part(
                isNamed ? place.name() : "", place.groups().stream().map(language::group).toList());
    }

    /** Neighbours together, as many as a page has room for; at least one page. */
    private List<List<Place>> parts(List<Place> places) {
        var parts = new ArrayList<List<Place>>();
        var part = new ArrayList<Place>();
        int bytes = 0;
        for (Place place : places) {
            var groups = new ArrayList<Entry>();
            for (Entry group : place.groups()) {
                int own = bytes(group);
                if (bytes > 0 && bytes + own > MAX_PAGE_BYTES - FRAME_BYTES) {
                    add(place, groups, part);
                    parts.add(List.copyOf(part));
                    part.clear();
                    groups.clear();
                    bytes = 0;
                }
                groups.add(group);
                bytes += own;
            }
            add(place, groups, part);
        }
        if (parts.isEmpty() || !part.isEmpty()) {
            parts.add(List.copyOf(part));
        }
        return parts;
    }

    private static void add(Place place, List<Entry> groups, List<Place> to) {
        if (!groups.isEmpty()) {
            to.add(new Place(place.id(), place.name(), List.copyOf(groups)));
        }
    }

    private PagerView pager(String path, int number, int count) {
        return Pager.view(
                edition.addresses(),
                edition.addresses().at(path, edition.language()),
                number,
                count);
    }

    private Edition.Page page(
            String path,
            String title,
            List<LinkView> districts,
            List<LightView.Part> parts,
            PagerView pager) {
        Head head = Head.of(path, title, Section.OTHER).describedAs(edition.t("light.intro"));
        return Edition.Page.of(
                "light.peb",
                head,
                "light",
                new LightView(
                        title,
                        edition.t("light.intro"),
                        edition.site().office() == null
                                ? ""
                                : edition.site().office().in(edition.language()),
                        districts,
                        parts,
                        pager));
    }

    /** The largest of all languages, so that a group is on the same page in each. */
    private int bytes(Entry entry) {
        return languages.stream().mapToInt(each -> each.bytes(entry)).max().orElse(0);
    }

    /** What the pages of a language say of a group. */
    private record Language(Edition edition, EntryViews views, Facts facts) {
        static Language of(Edition edition) {
            var views = new EntryViews(edition);
            return new Language(edition, views, new Facts(edition, views));
        }

        LightView.Group group(Entry group) {
            var about = new ArrayList<String>();
            views.terms(group, "kind").stream().limit(1).map(TermView::name).forEach(about::add);
            group.fields()
                    .date("confirmed_on")
                    .ifPresent(day ->
                            about.add(
                                    edition.t("freshness.label")
                                            + " "
                                            + edition.dates().text(day)));
            return new LightView.Group(
                    edition.link(group),
                    String.join(edition.t("list.comma"), about),
                    facts.only(group, FACTS));
        }

        /** At least what a group takes on a page, escaped, in UTF-8. */
        int bytes(Entry entry) {
            LightView.Group group = group(entry);
            int bytes =
                    GROUP_BYTES + LightPages.bytes(group.page()) + LightPages.bytes(group.about());
            for (FactView fact : group.facts()) {
                bytes +=
                        FACT_BYTES
                                + LightPages.bytes(fact.label())
                                + LightPages.bytes(fact.text().text());
                for (LinkView link : fact.links()) {
                    bytes += FACT_BYTES + LightPages.bytes(link);
                }
            }
            return bytes;
        }
    }

    private static int bytes(LinkView link) {
        return bytes(link.address()) + bytes(link.text().text());
    }

    private static int bytes(String text) {
        int escapes = (int) text.chars().filter(c -> "&<>\"'=@+`".indexOf(c) >= 0).count();
        return text.getBytes(StandardCharsets.UTF_8).length + 5 * escapes;
    }
}
