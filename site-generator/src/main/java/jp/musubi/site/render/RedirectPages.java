package jp.musubi.site.render;

import jp.musubi.content.entry.Entry;
import jp.musubi.site.link.Addresses;
import jp.musubi.site.link.FormerPages;
import jp.musubi.site.link.FormerPages.FormerPage;
import jp.musubi.site.link.LinkedSite;
import jp.musubi.site.plan.FilePlan;
import jp.musubi.site.plan.PagePlan;
import jp.musubi.site.plan.Unit;
import jp.musubi.site.trace.Fact;
import jp.musubi.site.trace.Hash;
import jp.musubi.site.trace.Reads;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ObjLongConsumer;
import java.util.function.Supplier;

/**
 * What leads from the former addresses of entries to them: a small page at each, in every language,
 * for web servers that know nothing of it, and one file for those that do.
 */
final class RedirectPages {
    /** What such a file is called by hosts of static sites; one rule a line. */
    private static final String FILE = "/_redirects";

    private static final String TEMPLATE = "redirect.peb";

    private final LinkedSite site;
    private final Addresses addresses;
    private final Map<String, Edition> editions;
    private final FormerPages former;

    /**
     * The redirects of a site.
     *
     * @param lists gives the addresses of pages that are no entry's own; asked only where something
     *     moved
     */
    RedirectPages(
            LinkedSite site,
            Addresses addresses,
            Map<String, Edition> editions,
            Supplier<Set<String>> lists) {
        this.site = site;
        this.addresses = addresses;
        this.editions = editions;
        this.former =
                new FormerPages(site, addresses, site.hasRedirects() ? lists.get() : Set.of());
    }

    List<String> warnings() {
        return former.warnings();
    }

    void provide(ObjLongConsumer<Fact> to) {
        if (!former.pages().isEmpty()) {
            to.accept(Fact.REDIRECTS, Hash.of(rules()));
        }
    }

    List<Unit> units() {
        var units = new ArrayList<Unit>();
        for (FormerPage page : former.pages()) {
            // With another target it is another unit, so nobody has to ask which target it has.
            String key = "redirect " + page.path() + " " + page.entry().id();
            units.add(
                    new Unit(
                            key,
                            plans ->
                                    editions.values()
                                            .forEach(
                                                    edition -> plans.accept(plan(edition, page)))));
        }
        if (!units.isEmpty()) {
            units.add(
                    new Unit(
                            "redirects",
                            plans -> plans.accept(new FilePlan(addresses.at(FILE), this::file))));
        }
        return units;
    }

    private PagePlan plan(Edition edition, FormerPage page) {
        Entry entry = page.entry();
        String title = site.title(entry, edition.language());
        return edition.plan(
                page.path(), edition.t("moved.of", title), null, () -> page(edition, entry));
    }

    /** The language switch leads to the page itself, for nobody wants to be led twice. */
    private static Edition.Page page(Edition edition, Entry entry) {
        Head head =
                Head.of(edition.path(entry), edition.t("moved.title"), Section.OTHER).unlisted();
        LinkView target = edition.link(entry);
        return Edition.Page.of(
                TEMPLATE,
                head,
                "redirect",
                new RedirectView(target, edition.addresses().absolute(target.address())));
    }

    private byte[] file() {
        Reads.note(() -> Fact.REDIRECTS);
        return rules().getBytes(StandardCharsets.UTF_8);
    }

    private String rules() {
        var rules = new StringBuilder();
        for (FormerPage page : former.pages()) {
            for (String language : site.site().languages()) {
                String from = addresses.at(page.path(), language);
                String to = addresses.entry(page.entry(), language);
                if (page.isFolder()) {
                    rules.append(from).append("* ").append(to).append(":splat 301\n");
                } else {
                    rules.append(from).append(' ').append(to).append(" 301\n");
                }
            }
        }
        return rules.toString();
    }
}
