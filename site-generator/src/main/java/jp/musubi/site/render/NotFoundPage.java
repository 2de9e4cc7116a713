package jp.musubi.site.render;

import java.util.Map;
import java.util.function.Consumer;

/** What a reader sees at an address that leads nowhere. */
final class NotFoundPage implements PageSource {
    private final Edition edition;

    NotFoundPage(Edition edition) {
        this.edition = edition;
    }

    @Override
    public void plan(Consumer<PagePlan> pages) {
        String path = "/404.html";
        Head head = Head.of(path, edition.t("lost.title"), Section.OTHER).unlisted();
        pages.accept(
                edition.plan(
                        path,
                        head.title(),
                        null,
                        () -> new Edition.Page("not-found.peb", head, Map.of())));
    }
}
