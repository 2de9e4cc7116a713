package jp.musubi.site.render;

import jp.musubi.content.entry.Entry;
import jp.musubi.content.label.Label;
import jp.musubi.content.markdown.Markdown;
import jp.musubi.content.model.ContentModel;
import jp.musubi.content.model.ContentType;
import jp.musubi.content.programme.Programme;
import jp.musubi.content.programme.Rules;
import jp.musubi.site.plan.Unit;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The rules of use that banners were granted under: a page for each version, also of old ones. */
final class RulesPages implements PageSource {
    /** Any year that has the 29th of February. */
    private static final int LEAP_YEAR = 2000;

    private final Edition edition;
    private final ContentType type;

    RulesPages(Edition edition, ContentType type) {
        this.edition = edition;
        this.type = type;
    }

    /** One version of the rules of a programme. */
    private record Version(Programme programme, Rules rules) {}

    @Override
    public void lists(Consumer<Unit> units) {
        for (Programme programme : edition.linked().model().programmes().values()) {
            for (Rules rules : programme.rules().values()) {
                var version = new Version(programme, rules);
                String path = path(version);
                units.accept(
                        edition.unit(
                                path,
                                pages ->
                                        pages.accept(
                                                edition.plan(
                                                        path,
                                                        title(version),
                                                        null,
                                                        () -> page(version)))));
            }
        }
    }

    /** The page of the rules that a banner cites; empty if they are not known. */
    Optional<LinkView> cited(Entry banner) {
        Programme programme = BannerViews.programme(edition, banner);
        return banner.fields()
                .text("rules_version")
                .flatMap(programme::rules)
                .map(rules -> new Version(programme, rules))
                .map(version -> LinkView.of(address(version), title(version)));
    }

    /** The page of the rules of a programme that are in force. */
    LinkView inForce(Programme programme) {
        Stream<LocalDate> lastDays =
                programme.rules().values().stream().map(each -> each.inForce().minusDays(1));
        var version = new Version(programme, programme.inForce(edition.todayUntil(lastDays)));
        return LinkView.of(address(version), title(version));
    }

    private String path(Version version) {
        ContentModel model = edition.linked().model();
        String name = model.nameOfRules(version.programme(), version.rules().version());
        return type.list() + "rules/" + name + "/";
    }

    private String address(Version version) {
        return edition.addresses().at(path(version), edition.language());
    }

    private String title(Version version) {
        String title = edition.t("rules.title", version.rules().version());
        return edition.linked().model().hasSeveralProgrammes()
                ? edition.t(
                        "rules.title.programme",
                        version.programme().label().in(edition.language()),
                        title)
                : title;
    }

    private Edition.Page page(Version version) {
        Rules rules = version.rules();
        String language = edition.language();
        String programme = version.programme().label().in(language);
        Head head =
                Head.of(path(version), title(version), Section.PARTNERS)
                        .describedAs(version.programme().summary().in(language))
                        .below(
                                edition.list(type.name(), "partners.title"),
                                LinkView.of(address(version), title(version)));
        return Edition.Page.of(
                "rules.peb",
                head,
                "rules",
                new RulesView(
                        edition.t("rules.title", rules.version()),
                        programme,
                        version.programme().summary().in(language),
                        later(version),
                        SafeHtml.ofMarkdown(
                                rules.text().in(language),
                                new Markdown.Options(3, "rules-", address -> address)),
                        labels(rules.uses().values()),
                        labels(rules.forbidden().values()),
                        facts(rules)));
    }

    /** The version that came last, where this is not it. */
    private @Nullable LinkView later(Version version) {
        Rules newest = version.programme().rules().lastEntry().getValue();
        var last = new Version(version.programme(), newest);
        return newest.equals(version.rules()) ? null : LinkView.of(address(last), title(last));
    }

    private List<String> labels(Collection<Label> labels) {
        return labels.stream().map(label -> label.in(edition.language())).toList();
    }

    private List<FactView> facts(Rules rules) {
        var facts = new ArrayList<FactView>();
        String end = edition.dates().shortDay(rules.endsOn().atYear(LEAP_YEAR));
        facts.add(fact("rules.inForce", edition.dates().day(rules.inForce())));
        facts.add(fact("rules.term", edition.t("rules.term.text", rules.years(), end)));
        facts.add(fact("rules.renewal", edition.t("rules.days.before", rules.renewalOpensDays())));
        facts.add(
                fact(
                        "rules.eligible",
                        edition.t(
                                rules.registeredMonths() == 0
                                        ? "rules.eligible.registered"
                                        : "rules.eligible.text",
                                rules.registeredMonths(),
                                rules.confirmedWithinMonths())));
        facts.add(
                fact(
                        "rules.size",
                        edition.t(
                                "rules.size.text",
                                rules.minimumPixels(),
                                rules.minimumMillimetres())));
        facts.add(fact("rules.removal", edition.t("rules.days.within", rules.removalDays())));
        return facts;
    }

    private FactView fact(String label, String text) {
        return new FactView(edition.t(label), Words.of(text), false, List.of());
    }
}
