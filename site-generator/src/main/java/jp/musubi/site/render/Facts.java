package jp.musubi.site.render;

import jp.musubi.content.entry.Entry;
import jp.musubi.content.entry.Link;
import jp.musubi.content.model.Field;
import jp.musubi.content.model.FieldKind;

import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The values of an entry's fields as lines of facts, whatever type a city declares. */
final class Facts {
    private final Edition edition;
    private final EntryViews views;

    Facts(Edition edition, EntryViews views) {
        this.edition = edition;
        this.views = views;
    }

    /** The fields of a type that have a value and are not told elsewhere on the page. */
    List<FactView> of(Entry entry, Set<String> elsewhere) {
        var facts = new ArrayList<FactView>();
        for (Field field : edition.linked().type(entry).fields().values()) {
            if (!elsewhere.contains(field.name())) {
                of(entry, field).ifPresent(facts::add);
            }
        }
        return facts;
    }

    /** Some fields of an entry, in that order. */
    List<FactView> only(Entry entry, List<String> names) {
        return names.stream()
                .flatMap(name -> edition.linked().type(entry).publicField(name).stream())
                .flatMap(field -> of(entry, field).stream())
                .toList();
    }

    /** One field; empty if it has no value or is a text that fills a page of its own. */
    Optional<FactView> of(Entry entry, Field field) {
        if (!entry.fields().has(field.name())) {
            return Optional.empty();
        }
        return switch (field.kind()) {
            case MARKDOWN -> Optional.empty();
            case TEXT, ADDRESS -> text(field, edition.words(entry, field.name()));
            case NUMBER -> entry.fields().number(field.name()).flatMap(n -> number(field, n));
            case YEAR ->
                    entry.fields()
                            .number(field.name())
                            .flatMap(n -> plain(field, edition.dates().year(n.intValue())));
            case DATE ->
                    entry.fields()
                            .date(field.name())
                            .flatMap(date -> plain(field, edition.dates().text(date)));
            case CHOICE, CHOICES -> links(field, terms(entry, field));
            case TAGS ->
                    text(
                            field,
                            own(
                                    String.join(
                                            edition.t("list.comma"),
                                            entry.fields().items(field.name()))));
            case REFERENCE ->
                    links(
                            field,
                            edition.linked().target(entry, field.name()).stream()
                                    .map(edition::link)
                                    .toList());
            case ASSET ->
                    links(
                            field,
                            edition.linked().asset(entry, field.name()).stream()
                                    .filter(asset -> !asset.isPicture())
                                    .map(views::file)
                                    .toList());
            case URL -> links(field, web(entry.fields().text(field.name()).orElse(""), ""));
            case EMAIL -> links(field, reach("mailto:", entry, field));
            case PHONE -> links(field, reach("tel:", entry, field));
            case LINKS -> links(field, webLinks(entry, field));
            case FLAG ->
                    entry.fields().flag(field.name())
                            ? plain(field, edition.t("yes"))
                            : Optional.empty();
        };
    }

    private List<LinkView> terms(Entry entry, Field field) {
        return edition.terms().of(entry, field).stream()
                .map(term -> LinkView.of(term.address(), term.name()))
                .toList();
    }

    private Words own(String text) {
        return edition.isFirst() ? Words.of(text) : new Words(text, edition.site().firstLanguage());
    }

    private Optional<FactView> text(Field field, Words text) {
        return text.isEmpty()
                ? Optional.empty()
                : Optional.of(new FactView(label(field), text, field.multiline(), List.of()));
    }

    private Optional<FactView> plain(Field field, String text) {
        return text(field, Words.of(text));
    }

    private Optional<FactView> number(Field field, BigDecimal number) {
        String digits =
                number.stripTrailingZeros().scale() <= 0
                        ? Numbers.grouped(number.longValue())
                        : number.toPlainString();
        return plain(
                field,
                field.unit() == null
                        ? digits
                        : edition.t("number.unit", digits, field.unit().in(edition.language())));
    }

    private Optional<FactView> links(Field field, List<LinkView> links) {
        return links.isEmpty()
                ? Optional.empty()
                : Optional.of(new FactView(label(field), Words.NONE, false, links));
    }

    private String label(Field field) {
        return field.label().in(edition.language());
    }

    private static List<LinkView> reach(String scheme, Entry entry, Field field) {
        return entry.fields().text(field.name()).stream()
                .map(text ->
                        LinkView.of(
                                scheme
                                        + (field.kind() == FieldKind.PHONE
                                                ? text.replaceAll("[^0-9+]", "")
                                                : text),
                                text))
                .toList();
    }

    /** All addresses of a field as links. */
    List<LinkView> webLinks(Entry entry, Field field) {
        var links = new ArrayList<LinkView>();
        for (Link link : entry.fields().links(field.name())) {
            links.addAll(web(link.url(), link.label()));
        }
        return links;
    }

    /** An address as a link; one that no browser should open is left as its text. */
    List<LinkView> web(String url, String label) {
        if (url.isEmpty()) {
            return List.of();
        }
        try {
            URI uri = new URI(url);
            boolean web = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
            String host = uri.getHost() == null ? url : uri.getHost();
            Words text = label.isEmpty() ? Words.of(host) : own(label);
            return List.of(new LinkView(web ? url : "", text));
        } catch (URISyntaxException e) {
            return List.of(LinkView.of("", url));
        }
    }
}
