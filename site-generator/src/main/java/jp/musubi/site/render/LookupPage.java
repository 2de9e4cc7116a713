package jp.musubi.site.render;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import jp.musubi.content.entry.Entry;
import jp.musubi.content.model.ContentType;
import jp.musubi.site.plan.FilePlan;
import jp.musubi.site.plan.Planned;
import jp.musubi.site.plan.Unit;
import jp.musubi.site.render.LookupView.StateView;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/**
 * The page above all pages of banners: what a banner means, a number to look up, a file to check.
 * Its script reads {@code numbers.json}, which leads from each number of a banner or award to its
 * page; without it the form leads to the list of all banners.
 */
final class LookupPage implements PageSource {
    private static final String NUMBERS = "numbers.json";

    private final Edition edition;
    private final AwardNumbers numbers;
    private final ContentType type;

    /** Path of the page: what the addresses of all banners begin with. */
    private final String path;

    LookupPage(Edition edition, AwardNumbers numbers, ContentType type) {
        this.edition = edition;
        this.numbers = numbers;
        this.type = type;
        this.path = path(type);
    }

    private static String path(ContentType type) {
        int variable = type.path().indexOf('{');
        return variable < 0 ? type.path() : type.path().substring(0, variable);
    }

    /** The page, as others link to it. */
    static LinkView link(Edition edition, ContentType type) {
        return LinkView.of(
                edition.addresses().at(path(type), edition.language()), edition.t("lookup.title"));
    }

    @Override
    public void lists(Consumer<Unit> units) {
        // A city may have put its banners at the root, where there is a page already.
        if (path.length() > 1 && path.endsWith("/") && !path.equals(type.list())) {
            units.accept(edition.unit(path, this::plan));
        }
    }

    private void plan(Consumer<Planned> plans) {
        plans.accept(edition.plan(path, edition.t("lookup.title"), null, this::page));
        if (edition.isFirst()) {
            plans.accept(new FilePlan(edition.addresses().at(path + NUMBERS), this::numbers));
        }
    }

    /** The page of each number, relative to this page: the same in every language. */
    private byte[] numbers() {
        String above = edition.addresses().at(path, edition.language());
        ObjectNode pages = JsonNodeFactory.instance.objectNode();
        edition.linked().model().type("award").ifPresent(awards -> awards(awards, pages));
        for (Entry banner : edition.linked().entries(type.name())) {
            String address = edition.addresses().entry(banner, edition.language());
            if (address.startsWith(above)) {
                pages.put(BannerViews.number(banner), address.substring(above.length()));
            }
        }
        return (pages + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /** A number that is a banner's, too, is the banner's. */
    private void awards(ContentType awards, ObjectNode pages) {
        for (Entry award : edition.linked().entries(awards.name())) {
            numbers.of(award)
                    .filter(_ -> AwardVerifyPages.path("").startsWith(path))
                    .ifPresent(number ->
                            pages.put(
                                    number,
                                    AwardVerifyPages.path(number).substring(path.length())));
        }
    }

    private Edition.Page page() {
        Head head =
                Head.of(path, edition.t("lookup.title"), Section.PARTNERS)
                        .describedAs(edition.t("lookup.intro"))
                        .below(edition.list(type.name(), "partners.title"), link(edition, type));
        return Edition.Page.of(
                "lookup.peb",
                head,
                "lookup",
                new LookupView(
                        edition.addresses().list(type, edition.language()),
                        edition.addresses().at(path + NUMBERS),
                        edition.addresses().at("/credentials/"),
                        states()));
    }

    private List<StateView> states() {
        return Arrays.stream(BannerState.values())
                .map(state ->
                        new StateView(
                                state.hue(),
                                state.icon(),
                                BannerViews.word(edition, type, state, edition.language()),
                                edition.t(state.inShort())))
                .toList();
    }
}
