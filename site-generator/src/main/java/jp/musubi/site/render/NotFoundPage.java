package jp.musubi.site.render;

import jp.musubi.site.plan.Unit;

import java.util.Map;
import java.util.function.Consumer;

/** What a reader sees at an address that leads nowhere. */
final class NotFoundPage implements PageSource {
    private final Edition edition;

    NotFoundPage(Edition edition) {
        this.edition = edition;
    }

    /** The page of plain words, for those whose network is weak; empty where there is none. */
    private String light() {
        return edition.linked().model().type("group").isEmpty()
                ? ""
                : edition.addresses().at(LightPages.PATH, edition.language());
    }

    @Override
    public void lists(Consumer<Unit> units) {
        // In another language there is nothing at the lost address either, but there is a home
        // page.
        Head head = Head.of("/", edition.t("lost.title"), Section.OTHER).unlisted();
        units.accept(
                edition.unit(
                        "/404.html",
                        pages ->
                                pages.accept(
                                        edition.plan(
                                                "/404.html",
                                                head.title(),
                                                null,
                                                () ->
                                                        new Edition.Page(
                                                                "not-found.peb",
                                                                head,
                                                                Map.of("light", light()))))));
    }
}
