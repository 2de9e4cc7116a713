package jp.musubi.site.feed;

import jp.musubi.content.entry.Entry;
import jp.musubi.content.markdown.Markdown;
import jp.musubi.content.model.ContentType;
import jp.musubi.content.model.Field;
import jp.musubi.content.model.FieldKind;
import jp.musubi.content.model.Format;
import jp.musubi.content.vocabulary.Term;
import jp.musubi.site.link.Addresses;
import jp.musubi.site.link.LinkedSite;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What feeds tell of entries. Safe for many threads. */
final class FeedItems {
    /** Characters (code points) of a summary. */
    private static final int MAX_SUMMARY_CHARS = 300;

    private final LinkedSite site;
    private final Addresses addresses;

    /**
     * Summaries by language and id: a report is in the feeds of its group, its fields, its place.
     */
    private final Map<String, Optional<String>> summaries = new ConcurrentHashMap<>();

    FeedItems(LinkedSite site, Addresses addresses) {
        this.site = site;
        this.addresses = addresses;
    }

    /** One entry as news. */
    Feed.Item of(Entry entry, String language) {
        ContentType type = site.type(entry);
        return new Feed.Item(
                "urn:uuid:" + entry.id(),
                title(entry, language),
                addresses.absolute(addresses.entry(entry, language)),
                entry.publishedAt(),
                entry.updatedAt(),
                group(entry, language),
                new Feed.Kind(type.name(), type.label().in(language)),
                summaries.computeIfAbsent(
                        language + " " + entry.id(), _ -> summary(type, entry, language)));
    }

    /**
     * What an entry is called where nothing else is told of it: before a bare number stands what it
     * numbers, and behind the name a state that is not the usual one.
     */
    String title(Entry entry, String language) {
        ContentType type = site.type(entry);
        String title = site.title(entry, language);
        boolean numbered =
                type.field(type.titleField())
                        .filter(field -> field.format() == Format.NUMBER)
                        .isPresent();
        if (numbered) {
            String label = type.label().in(language) + " " + title;
            title = group(entry, language).map(group -> label + " " + group).orElse(label);
        }
        return title + state(type, entry, language);
    }

    /** The word of a state that is not the first of its vocabulary, as that needs no word. */
    private String state(ContentType type, Entry entry, String language) {
        Optional<String> state = entry.fields().text("state");
        List<Term> terms =
                type.field("state")
                        .flatMap(Field::vocabularyName)
                        .flatMap(site.model()::vocabulary)
                        .map(vocabulary -> List.copyOf(vocabulary.terms().values()))
                        .orElse(List.of());
        return terms.stream()
                .skip(1)
                .filter(term -> state.filter(term.id()::equals).isPresent())
                .map(term -> term.name(language))
                .findFirst()
                .map(word -> (language.equals("ja") ? "（%s）" : " (%s)").formatted(word))
                .orElse("");
    }

    /** The first entry of another type that an entry refers to: the name of a report's group. */
    Optional<String> group(Entry entry, String language) {
        ContentType type = site.type(entry);
        return type.fieldsOf(FieldKind.REFERENCE).stream()
                .filter(field -> !type.name().equals(field.target()))
                .flatMap(field -> site.target(entry, field.name()).stream())
                .findFirst()
                .map(group -> site.title(group, language));
    }

    /** The entry's own summary, else the beginning of its longest kind of text. */
    private static Optional<String> summary(ContentType type, Entry entry, String language) {
        return entry.fields()
                .text("summary", language)
                .or(() ->
                        type.fieldsOf(FieldKind.MARKDOWN).stream()
                                .flatMap(field ->
                                        entry.fields().text(field.name(), language).stream())
                                .map(Markdown::toPlainText)
                                .findFirst())
                .map(FeedItems::shortened);
    }

    private static String shortened(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        return line.codePointCount(0, line.length()) <= MAX_SUMMARY_CHARS
                ? line
                : line.substring(0, line.offsetByCodePoints(0, MAX_SUMMARY_CHARS - 1)) + "…";
    }
}
