package jp.musubi.site.render;

import jp.musubi.site.plan.Unit;
import jp.musubi.site.render.AccessibilityView.CriterionView;
import jp.musubi.site.render.AccessibilityView.PrincipleView;
import jp.musubi.site.theme.AccessibilityTable;
import jp.musubi.site.theme.Criterion;
import jp.musubi.site.theme.Criterion.State;

import java.util.List;
import java.util.function.Consumer;

/**
 * The page that Japanese cities publish about JIS X 8341-3: what is aimed at, what was tested and
 * how, each criterion, and whom to ask. It is made from the theme's table.
 */
final class AccessibilityPage implements PageSource {
    /** Where it is. */
    static final String PATH = "/accessibility/";

    /** The slug of the city's own page about it, where it has one. */
    private static final String OWN = "accessibility";

    private final Edition edition;
    private final AccessibilityTable table;

    AccessibilityPage(Edition edition) {
        this.edition = edition;
        this.table = edition.theme().accessibility();
    }

    @Override
    public void lists(Consumer<Unit> units) {
        units.accept(
                edition.unit(
                        PATH,
                        pages ->
                                pages.accept(
                                        edition.plan(
                                                PATH,
                                                edition.t("access.title"),
                                                null,
                                                this::page))));
    }

    private Edition.Page page() {
        String title = edition.t("access.title");
        Head head =
                Head.of(PATH, title, Section.OTHER)
                        .describedAs(edition.t("access.intro", city()))
                        .below(
                                LinkView.of(
                                        edition.addresses().at(PATH, edition.language()), title));
        return Edition.Page.of(
                "accessibility.peb",
                head,
                "access",
                new AccessibilityView(
                        facts(),
                        table.criteria().size(),
                        count(State.MET),
                        count(State.PARTLY),
                        count(State.ABSENT),
                        List.of(
                                principle(1, "access.principle.1"),
                                principle(2, "access.principle.2"),
                                principle(3, "access.principle.3"),
                                principle(4, "access.principle.4")),
                        edition.linked().entry("page", OWN).map(edition::link).orElse(null),
                        Desk.office(edition),
                        Desk.contact(edition, title)));
    }

    private String city() {
        return edition.site().city().in(edition.language());
    }

    private List<FactView> facts() {
        return List.of(
                fact("access.standard", edition.t("access.standard.text")),
                fact("access.target", edition.t("access.target.text")),
                fact("access.degree", edition.t("access.degree.text")),
                fact("access.scope", edition.t("access.scope.text", edition.addresses().baseUrl())),
                fact("access.outside", edition.t("access.outside.text")),
                fact("access.technologies", edition.t("access.technologies.text")),
                fact("access.method", edition.t("access.method.text")),
                fact("access.reviewed", edition.dates().day(table.reviewed())));
    }

    private FactView fact(String label, String text) {
        return new FactView(edition.t(label), Words.of(text), true, List.of());
    }

    private int count(State state) {
        return (int) table.criteria().stream().filter(each -> each.state() == state).count();
    }

    private PrincipleView principle(int number, String name) {
        return new PrincipleView(
                edition.t(name),
                table.criteria().stream()
                        .filter(each -> each.principle() == number)
                        .map(this::view)
                        .toList());
    }

    private CriterionView view(Criterion criterion) {
        String language = edition.language();
        return new CriterionView(
                criterion.number(),
                criterion.name().in(language),
                criterion.level().name(),
                edition.t(
                        switch (criterion.state()) {
                            case MET -> "access.met";
                            case PARTLY -> "access.partly";
                            case ABSENT -> "access.absent";
                        }),
                switch (criterion.state()) {
                    case MET -> "is-kusa";
                    case PARTLY -> "is-oudo";
                    case ABSENT -> "is-plain";
                },
                criterion.how().in(language),
                String.join(", ", criterion.tests()),
                criterion.seen() == null ? "" : criterion.seen().in(language));
    }
}
