package jp.musubi.site.render;

import jp.musubi.content.entry.Entry;
import jp.musubi.content.snapshot.Site;
import jp.musubi.site.link.Addresses;
import jp.musubi.site.link.LinkedSite;
import jp.musubi.site.plan.PagePlan;
import jp.musubi.site.plan.RenderFailed;
import jp.musubi.site.plan.Unit;
import jp.musubi.site.trace.Fact;
import jp.musubi.site.trace.Reads;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The site in one language: everything that the pages of that language are made from.
 *
 * @param today the day on which the snapshot was taken, in the city
 */
record Edition(
        LinkedSite linked,
        Addresses addresses,
        ThemeParts theme,
        String language,
        Texts texts,
        Dates dates,
        LocalDate today,
        Frames frames,
        Terms terms,
        Furigana furigana) {

    static Edition of(LinkedSite linked, Addresses addresses, ThemeParts theme, String language)
            throws RenderFailed {
        Texts texts = theme.texts(language);
        return new Edition(
                linked,
                addresses,
                theme,
                language,
                texts,
                new Dates(texts),
                Dates.day(linked.site().generatedAt()),
                new Frames(linked, addresses, theme, language),
                new Terms(linked, addresses, language),
                language.equals("ja") ? Furigana.of(linked.model()) : Furigana.NONE);
    }

    /**
     * A page that is ready to be written.
     *
     * @param template below the theme's templates folder
     * @param views what the template calls by those names
     */
    record Page(String template, Head head, Map<String, Object> views) {
        static Page of(String template, Head head, String name, Object view) {
            return new Page(template, head, Map.of(name, view));
        }
    }

    /** The day, for what may read differently on any next day. */
    @Override
    public LocalDate today() {
        Reads.noteTurn(today.plusDays(1));
        return today;
    }

    /** The day, for what reads differently only once one of these days is over. */
    LocalDate todayUntil(Stream<LocalDate> lastDays) {
        lastDays.filter(day -> !day.isBefore(today))
                .min(Comparator.naturalOrder())
                .ifPresent(day -> Reads.noteTurn(day.plusDays(1)));
        return today;
    }

    Site site() {
        return linked.site();
    }

    /** Whether this is the language that plain strings are written in. */
    boolean isFirst() {
        return language.equals(site().firstLanguage());
    }

    String t(String key, Object... arguments) {
        return texts.text(key, arguments);
    }

    /** Plans the page of an entry, in its own template if the theme has one for the type. */
    PagePlan plan(Entry entry, Supplier<Page> page) {
        String title = linked.title(entry, language);
        String subject = entry.type() + " " + entry.slug();
        return new PagePlan(
                addresses.entry(entry, language),
                language,
                title,
                subject,
                entry.updatedAt(),
                0,
                () -> render(page.get(), subject));
    }

    /** A unit of this language that is no entry's own. */
    Unit unit(String path, Unit.Planner planner) {
        return new Unit(addresses.at(path, language), planner);
    }

    /** Plans any other page. */
    PagePlan plan(String path, String title, @Nullable Instant changedAt, Supplier<Page> page) {
        String address = addresses.at(path, language);
        return new PagePlan(
                address, language, title, "", changedAt, 0, () -> render(page.get(), address));
    }

    /** What tells programs what is new on a page. */
    List<FeedView> feeds(String title, String address, boolean isDated) {
        return FeedView.of(texts, title, address, isDated);
    }

    /** The page's bytes. */
    byte[] render(Page page, String subject) throws RenderFailed {
        var views = new HashMap<>(page.views());
        views.put("frame", frames.frame(page.head()));
        views.put(Furigana.VIEW, furigana);
        return theme.templates()
                .render(page.template(), language, subject, views)
                .getBytes(StandardCharsets.UTF_8);
    }

    /** The site-relative path of an entry's page, without a language. */
    String path(Entry entry) {
        return path(addresses.entry(entry, site().firstLanguage()));
    }

    /** The site-relative path of an address in the site's first language. */
    String path(String address) {
        return address.substring(addresses.basePath().length() - 1);
    }

    /** The text of a field, marked with its language where that is not the page's. */
    Words words(Entry entry, String field) {
        Reads.note(() -> Fact.entry(entry.id()));
        return entry.fields()
                .text(field, language)
                .map(text ->
                        isFirst() || entry.fields().isTranslated(field, language)
                                ? Words.of(text)
                                : new Words(text, site().firstLanguage()))
                .orElse(Words.NONE);
    }

    /** What an entry is called. */
    Words title(Entry entry) {
        Words words = words(entry, linked.type(entry).titleField());
        return words.isEmpty() ? Words.of(entry.slug()) : words;
    }

    LinkView link(Entry entry) {
        return new LinkView(addresses.entry(entry, language), title(entry));
    }

    /** The list of all entries of a type. */
    LinkView list(String type, String key) {
        return linked.model()
                .type(type)
                .map(found -> LinkView.of(addresses.list(found, language), t(key)))
                .orElseThrow();
    }
}
