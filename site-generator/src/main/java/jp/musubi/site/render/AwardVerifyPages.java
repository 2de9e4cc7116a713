package jp.musubi.site.render;

import jp.musubi.content.entry.Entry;
import jp.musubi.content.entry.PartialDate;
import jp.musubi.content.model.ContentType;
import jp.musubi.site.plan.Planned;
import jp.musubi.site.render.AwardView.WithdrawnView;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The city's record of each award that has a number: whether it holds, and how that is checked. */
final class AwardVerifyPages implements PageSource {
    private final Edition edition;
    private final BannerViews banners;
    private final AwardNumbers numbers;
    private final Facts facts;
    private final ContentType type;

    AwardVerifyPages(
            Edition edition,
            EntryViews views,
            BannerViews banners,
            AwardNumbers numbers,
            ContentType type) {
        this.edition = edition;
        this.banners = banners;
        this.numbers = numbers;
        this.facts = new Facts(edition, views);
        this.type = type;
    }

    /** Path of the record of a number. */
    static String path(String number) {
        return "/verify/" + number + "/";
    }

    /** The record of a number, as others link to it. */
    static LinkView link(Edition edition, String number) {
        return LinkView.of(
                edition.addresses().at(path(number), edition.language()),
                edition.t("award.check", number));
    }

    @Override
    public void entry(Entry award, Consumer<Planned> pages) {
        numbers.of(award)
                .ifPresent(number ->
                        pages.accept(
                                edition.plan(
                                        path(number),
                                        edition.t("banner.number", number),
                                        award.updatedAt(),
                                        () -> page(award, number))));
    }

    private Edition.Page page(Entry award, String number) {
        boolean holds = !EntryViews.isWithdrawn(award);
        WithdrawnView withdrawn = AwardEntryPages.withdrawn(edition, award);
        Words recipient = Certificate.of(edition, award).recipient();
        String title = edition.title(award).text();
        String city = edition.site().city().in(edition.language());
        String verdict = edition.t(holds ? "award.verify.given" : "award.verify.withdrawn");
        String meaning =
                holds
                        ? edition.t("award.verify.given.text", city, recipient.text(), title)
                        : edition.t("award.verify.withdrawn.text", title);
        AwardVerifyView view =
                new AwardVerifyView(
                        holds ? "given" : "withdrawn",
                        holds ? "is-murasaki" : "is-enji",
                        holds ? "medal" : "cross",
                        verdict,
                        meaning,
                        edition.dates().day(edition.today()),
                        edition.today().toString(),
                        AwardPictures.address(edition.addresses(), number, edition.language()),
                        AwardPictures.alt(edition, award, number),
                        facts(award, number, recipient),
                        withdrawn,
                        edition.link(award),
                        BannerPages.host(edition),
                        edition.linked()
                                .model()
                                .type("banner")
                                .map(banner -> LookupPage.link(edition, banner))
                                .orElse(null),
                        banners.credential(number));
        Head head =
                Head.of(path(number), verdict, Section.AWARDS)
                        .describedAs(meaning)
                        .below(
                                edition.list(type.name(), "nav.awards"),
                                edition.link(award),
                                link(edition, number));
        return Edition.Page.of("award-verify.peb", head, "verify", view);
    }

    private List<FactView> facts(Entry award, String number, Words recipient) {
        var lines = new ArrayList<FactView>();
        lines.add(
                new FactView(
                        label("number"),
                        Words.of(edition.t("banner.number", number)),
                        false,
                        List.of()));
        Optional<Entry> group = edition.linked().target(award, "group");
        lines.add(
                new FactView(
                        label("group"),
                        group.isPresent() ? Words.NONE : recipient,
                        false,
                        group.map(edition::link).stream().toList()));
        lines.add(new FactView(label("title"), Words.NONE, false, List.of(edition.link(award))));
        lines.addAll(facts.only(award, List.of("category", "prize", "decided_on")));
        lines.add(
                new FactView(
                        edition.t("verify.issuer"),
                        Words.of(edition.site().city().in(edition.language())),
                        false,
                        List.of()));
        award.fields()
                .date("withdrawn_on")
                .filter(_ -> EntryViews.isWithdrawn(award))
                .map(PartialDate::first)
                .ifPresent(day ->
                        lines.add(
                                new FactView(
                                        label("withdrawn_on"),
                                        Words.of(edition.dates().day(day)),
                                        false,
                                        List.of())));
        return lines;
    }

    private String label(String field) {
        return type.field(field).map(found -> found.label().in(edition.language())).orElse(field);
    }
}
