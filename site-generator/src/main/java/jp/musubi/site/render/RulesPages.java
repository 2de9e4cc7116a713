package jp.musubi.site.render;

import jp.musubi.content.entry.Entry;
import jp.musubi.content.label.Label;
import jp.musubi.content.markdown.Markdown;
import jp.musubi.content.model.ContentType;
import jp.musubi.content.programme.Programme;
import jp.musubi.content.programme.Rules;
import jp.musubi.site.plan.Unit;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

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
        Optional<String> cited = banner.fields().text("rules_version");
        String name = banner.fields().text("programme").orElse("");
        List<Version> found =
                edition.linked().model().programmes().values().stream()
                        .flatMap(programme ->
                                cited.flatMap(programme::rules).stream()
                                        .map(rules -> new Version(programme, rules)))
                        .toList();
        String language = edition.site().firstLanguage();
        return found.stream()
                .filter(version -> version.programme().label().in(language).equals(name))
                .findFirst()
                .or(() -> found.stream().findFirst())
                .map(version -> LinkView.of(address(version), title(version)));
    }

    /** The first programme needs no name in its addresses: most cities have only one. */
    private String path(Version version) {
        String first = edition.linked().model().programmes().firstEntry().getKey();
        String programme = version.programme().id();
        String prefix = programme.equals(first) ? "" : programme + "-";
        return type.list() + "rules/" + prefix + version.rules().version() + "/";
    }

    private String address(Version version) {
        return edition.addresses().at(path(version), edition.language());
    }

    private String title(Version version) {
        return edition.t("rules.title", version.rules().version());
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
                        title(version),
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
                                "rules.eligible.text",
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
