package jp.musubi.site.render;

import jp.musubi.content.entry.Entry;
import jp.musubi.content.entry.PartialDate;
import jp.musubi.content.model.ContentType;
import jp.musubi.site.art.QrCode;
import jp.musubi.site.certificate.KanjiDates;
import jp.musubi.site.plan.Planned;
import jp.musubi.site.render.AwardView.UngivenView;
import jp.musubi.site.render.AwardView.WithdrawnView;
import jp.musubi.site.render.AwardYears.Year;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** The page of each award, and its certificate to print. */
final class AwardEntryPages implements PageSource {
    private static final Set<String> ELSEWHERE =
            Set.of(
                    "title",
                    "group",
                    "number",
                    "citation",
                    "image",
                    "year",
                    "edition",
                    "certificate_text",
                    "state",
                    "withdrawn_on",
                    "public_reason");

    /** Characters up to which a certificate is set in each of its sizes, the largest first. */
    private static final int[] SIZES = {130, 260, 430};

    /** Characters of a description in the head of a page. */
    private static final int MAX_DESCRIPTION_CHARS = 120;

    private final Edition edition;
    private final EntryViews views;
    private final AwardYears years;
    private final AwardNumbers numbers;
    private final Facts facts;
    private final JsonLd jsonLd;
    private final ContentType type;

    AwardEntryPages(
            Edition edition,
            EntryViews views,
            AwardYears years,
            AwardNumbers numbers,
            ContentType type) {
        this.edition = edition;
        this.views = views;
        this.years = years;
        this.numbers = numbers;
        this.facts = new Facts(edition, views);
        this.jsonLd = new JsonLd(edition, views);
        this.type = type;
    }

    @Override
    public void entry(Entry award, Consumer<Planned> pages) {
        pages.accept(edition.plan(award, () -> page(award, years.of(award))));
        if (EntryViews.isUngiven(award)) {
            return;
        }
        pages.accept(
                edition.plan(
                        certificatePath(award),
                        edition.t("certificate.page", edition.title(award).text()),
                        award.updatedAt(),
                        () -> certificate(award, years.of(award))));
    }

    private String certificatePath(Entry award) {
        return edition.path(award) + "certificate/";
    }

    private String pdf(Entry award) {
        return !EntryViews.isUngiven(award)
                        && CertificateFiles.areMadeIn(edition.site().languages())
                ? CertificateFiles.address(
                        edition.addresses(), award, edition.site().firstLanguage())
                : "";
    }

    private Edition.Page page(Entry award, Year year) {
        Optional<Entry> group = edition.linked().target(award, "group");
        Optional<PartialDate> day =
                award.fields().date("ceremony_on").or(() -> award.fields().date("decided_on"));
        Words language = views.languageOf(award, "citation");
        UngivenView ungiven = ungiven(award);
        AwardView view =
                new AwardView(
                        ungiven == null ? edition.title(award) : edition.words(award, "category"),
                        group.map(edition::title).orElseGet(() -> edition.title(award)),
                        edition.words(award, "certificate_text"),
                        views.html(award, "citation", 3),
                        language,
                        day.map(PartialDate::toString).orElse(""),
                        day.map(edition.dates()::text).orElse(""),
                        edition.site().signer().in(edition.language()),
                        withdrawn(edition, award),
                        ungiven,
                        group.map(views::group).orElse(null),
                        facts(award),
                        year.awards().stream()
                                .filter(other -> !other.id().equals(award.id()))
                                .map(views::award)
                                .toList(),
                        years.list().address(),
                        ungiven == null
                                ? edition.addresses().at(certificatePath(award), edition.language())
                                : "",
                        pdf(award),
                        numbers.of(award)
                                .map(number -> AwardVerifyPages.link(edition, number))
                                .orElse(null));
        String description =
                ungiven == null
                        ? views.description(award, view.citation())
                        : EntryViews.cut(ungiven.reason().text(), MAX_DESCRIPTION_CHARS);
        Head head =
                Head.of(edition.path(award), edition.title(award).text(), Section.AWARDS)
                        .describedAs(description)
                        .below(way(award, year))
                        .article(
                                group.map(each -> ShareCards.address(edition.addresses(), each))
                                        .orElse(""),
                                jsonLd.of(award, description))
                        .translated(view.citation().isEmpty() || language.lang().isEmpty());
        return Edition.Page.of("entry/award.peb", head, "award", view);
    }

    private LinkView[] way(Entry award, Year year) {
        return year.path().isEmpty()
                ? new LinkView[] {years.list(), edition.link(award)}
                : new LinkView[] {
                    years.list(),
                    LinkView.of(
                            years.address(year),
                            edition.dates().year(Integer.parseInt(year.year()))),
                    edition.link(award)
                };
    }

    private @Nullable UngivenView ungiven(Entry award) {
        return EntryViews.isUngiven(award)
                ? new UngivenView(
                        edition.t("award.ungiven.word"), edition.words(award, "public_reason"))
                : null;
    }

    /** How an award was withdrawn; null if it was not. */
    static @Nullable WithdrawnView withdrawn(Edition edition, Entry award) {
        if (!EntryViews.isWithdrawn(award)) {
            return null;
        }
        Optional<PartialDate> day = award.fields().date("withdrawn_on");
        return new WithdrawnView(
                edition.t("award.withdrawn.word"),
                day.map(PartialDate::toString).orElse(""),
                day.map(edition.dates()::text).orElse(""),
                edition.words(award, "public_reason"));
    }

    private List<FactView> facts(Entry award) {
        var lines = new ArrayList<FactView>();
        Optional<BigDecimal> year = award.fields().number("year");
        Optional<BigDecimal> number = award.fields().number("edition");
        type.field("year")
                .ifPresent(field ->
                        year.ifPresent(value -> {
                            String text = edition.dates().year(value.intValue());
                            lines.add(
                                    new FactView(
                                            field.label().in(edition.language()),
                                            Words.of(
                                                    number.isEmpty()
                                                            ? text
                                                            : edition.t(
                                                                    "award.year",
                                                                    text,
                                                                    number.get())),
                                            false,
                                            List.of()));
                        }));
        lines.addAll(facts.of(award, ELSEWHERE));
        return lines;
    }

    private Edition.Page certificate(Entry award, Year year) {
        Certificate says = Certificate.of(edition, award);
        boolean columns = edition.language().equals("ja");
        List<String> paragraphs = says.paragraphs();
        LocalDate day = says.day().orElse(null);
        String title = edition.t("certificate.page", edition.title(award).text());
        String address =
                edition.addresses()
                        .absolute(edition.addresses().entry(award, edition.site().firstLanguage()));
        WithdrawnView withdrawn = withdrawn(edition, award);
        if (withdrawn != null && columns) {
            withdrawn =
                    withdrawn.on(
                            award.fields()
                                    .date("withdrawn_on")
                                    .map(PartialDate::first)
                                    .map(KanjiDates::of)
                                    .orElse(""));
        }
        CertificateView view =
                new CertificateView(
                        columns,
                        size(says.text().text()),
                        columns ? counted(says.award()) : says.award(),
                        says.category(),
                        says.prize(),
                        says.recipient(),
                        paragraphs.isEmpty() ? List.of(edition.t("certificate.usual")) : paragraphs,
                        new Words("", says.text().lang()),
                        day == null ? "" : day.toString(),
                        day == null ? "" : written(day, columns),
                        edition.site().signer().in(edition.language()),
                        numbers.of(award)
                                .map(number -> edition.t("banner.number", number))
                                .orElse(""),
                        SafeHtml.ofTemplate(
                                QrCode.of(address).svg(edition.t("certificate.code", address))),
                        withdrawn,
                        edition.addresses().entry(award, edition.language()),
                        pdf(award));
        LinkView[] way = way(award, year);
        LinkView[] longer = Arrays.copyOf(way, way.length + 1);
        longer[way.length] =
                LinkView.of(
                        edition.addresses().at(certificatePath(award), edition.language()),
                        edition.t("certificate.title"));
        Head head =
                Head.of(certificatePath(award), title, Section.AWARDS)
                        .below(longer)
                        .unlisted()
                        .translated(says.text().lang().isEmpty());
        return Edition.Page.of("certificate.peb", head, "certificate", view);
    }

    private String written(LocalDate day, boolean columns) {
        return columns ? KanjiDates.of(day) : edition.dates().day(day);
    }

    private static Words counted(Words words) {
        return new Words(KanjiDates.counted(words.text()), words.lang());
    }

    private static String size(String text) {
        int characters = text.codePointCount(0, text.length());
        int size = 0;
        while (size < SIZES.length && characters > SIZES[size]) {
            size++;
        }
        return "certificate--" + (size + 1);
    }
}
