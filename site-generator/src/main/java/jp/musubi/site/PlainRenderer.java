package jp.musubi.site;

import jp.musubi.content.entry.Entry;
import jp.musubi.content.model.ContentType;
import jp.musubi.content.model.Field;
import jp.musubi.site.link.Addresses;
import jp.musubi.site.link.LinkedSite;
import jp.musubi.site.link.TermEntries;
import jp.musubi.site.render.FilePlan;
import jp.musubi.site.render.PagePlan;
import jp.musubi.site.render.Renderer;
import jp.musubi.site.theme.Theme;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Pages without a look: titles and links, enough to try everything around rendering. */
final class PlainRenderer implements Renderer {
    private final LinkedSite site;
    private final Addresses addresses;

    PlainRenderer(LinkedSite site, Addresses addresses, Theme theme) {
        this.site = site;
        this.addresses = addresses;
    }

    @Override
    public List<PagePlan> pages() {
        var pages = new ArrayList<PagePlan>();
        for (String language : site.site().languages()) {
            pages.add(list(addresses.home(language), "home", List.of(), language));
            for (ContentType type : site.model().types().values()) {
                List<Entry> entries = site.entries(type.name());
                pages.add(list(addresses.list(type, language), type.plural(), entries, language));
                for (Field field : site.termPageFields(type)) {
                    for (TermEntries term : site.terms(type, field)) {
                        pages.add(
                                list(
                                        addresses.term(field, term.id(), language),
                                        term.name(language),
                                        term.entries(),
                                        language));
                    }
                }
                entries.forEach(entry -> pages.add(page(entry, language)));
            }
        }
        return pages;
    }

    private PagePlan page(Entry entry, String language) {
        String title = site.title(entry, language);
        return new PagePlan(
                addresses.entry(entry, language),
                language,
                title,
                entry.type() + " " + entry.slug(),
                entry.updatedAt(),
                () -> html(title, body(entry, language)));
    }

    private String body(Entry entry, String language) {
        return link(addresses.home(language), "home")
                + entry.fields().text("body", language).map(Texts::html).orElse("")
                + site.type(entry).fields().values().stream()
                        .flatMap(field -> site.target(entry, field.name()).stream())
                        .map(target ->
                                link(
                                        addresses.entry(target, language),
                                        site.title(target, language)))
                        .toList();
    }

    private PagePlan list(String address, String title, List<Entry> entries, String language) {
        return new PagePlan(
                address,
                language,
                title,
                "",
                site.site().generatedAt(),
                () ->
                        html(
                                title,
                                entries.stream()
                                        .map(entry ->
                                                link(
                                                        addresses.entry(entry, language),
                                                        site.title(entry, language)))
                                        .toList()
                                        .toString()));
    }

    @Override
    public List<FilePlan> files() {
        return List.of();
    }

    private static byte[] html(String title, String body) {
        return ("<!doctype html><title>" + Texts.escaped(title) + "</title><body>" + body)
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String link(String address, String text) {
        return "<a href=\"" + address + "\">" + Texts.escaped(text) + "</a>";
    }

    /** Text and Markdown as HTML. */
    private static final class Texts {
        static String html(String markdown) {
            return jp.musubi.content.markdown.Markdown.toHtml(
                    markdown, jp.musubi.content.markdown.Markdown.Options.DEFAULT);
        }

        static String escaped(String text) {
            return text.replace("&", "&amp;").replace("<", "&lt;");
        }
    }
}
