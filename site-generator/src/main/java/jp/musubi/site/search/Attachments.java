package jp.musubi.site.search;

import jp.musubi.content.entry.Entry;
import jp.musubi.content.markdown.Markdown;
import jp.musubi.content.markdown.Markdown.NamedLink;
import jp.musubi.content.model.Field;
import jp.musubi.content.model.FieldKind;
import jp.musubi.content.model.Visibility;
import jp.musubi.content.snapshot.Asset;
import jp.musubi.site.document.Extract;
import jp.musubi.site.document.Trouble;
import jp.musubi.site.link.Addresses;
import jp.musubi.site.link.LinkedSite;
import jp.musubi.site.trace.Fact;
import jp.musubi.site.trace.Reads;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** The documents that entries attach: in a field for them, or by a link in a text. Thread-safe. */
final class Attachments {
    /** Documents of an entry that are searched; the first ones. */
    static final int MAX_DOCUMENTS = 10;

    /** Characters of an entry's documents that find it. */
    static final int MAX_SEARCHED_CHARS = 60_000;

    /** Characters of an entry's documents that results can show: a question fetches them. */
    static final int MAX_KEPT_CHARS = 3_000;

    private static final String PDF = ".pdf";
    private static final String FILES = "/assets/";

    /** What the writing surface adds to the words of a link. */
    private static final Pattern SIZE = Pattern.compile("\\s*[（(]PDF[^（()）]*[）)]$");

    private final LinkedSite site;
    private final Addresses addresses;
    private final Function<Asset, Extract> reader;
    private @Nullable Map<String, Asset> byFile;

    /**
     * The documents of a site.
     *
     * @param reader tells what they say
     */
    Attachments(LinkedSite site, Addresses addresses, Function<Asset, Extract> reader) {
        this.site = site;
        this.addresses = addresses;
        this.reader = reader;
    }

    /** A document, what its entry calls it, and what was read of it. */
    record Attached(Asset asset, String title, Extract extract) {}

    /** The documents of an entry in one language. */
    List<Attached> of(Entry entry, String language) {
        var titles = new LinkedHashMap<Asset, String>();
        for (Field field : site.type(entry).fields().values()) {
            if (field.visibility() != Visibility.PUBLIC) {
                continue;
            }
            if (field.kind() == FieldKind.ASSET) {
                site.asset(entry, field.name())
                        .filter(asset -> asset.file().endsWith(PDF))
                        .ifPresent(asset -> titles.putIfAbsent(asset, title(asset, "", language)));
            } else if (field.kind() == FieldKind.MARKDOWN) {
                entry.fields()
                        .text(field.name(), language)
                        .filter(text -> text.contains(PDF))
                        .ifPresent(text -> addLinks(text, language, titles));
            }
        }
        return titles.entrySet().stream()
                .limit(MAX_DOCUMENTS)
                .map(each ->
                        new Attached(each.getKey(), each.getValue(), reader.apply(each.getKey())))
                .toList();
    }

    private void addLinks(String text, String language, Map<Asset, String> to) {
        for (NamedLink link : Markdown.namedLinks(text)) {
            String file = link.address().split("[?#]", 2)[0];
            if (file.startsWith(FILES) && file.endsWith(PDF)) {
                document(file.substring(1))
                        .ifPresent(asset ->
                                to.putIfAbsent(asset, title(asset, link.words(), language)));
            }
        }
    }

    private Optional<Asset> document(String file) {
        Reads.note(() -> Fact.document(file));
        return Optional.ofNullable(byFile().get(file));
    }

    private synchronized Map<String, Asset> byFile() {
        Map<String, Asset> known = byFile;
        if (known == null) {
            known = new HashMap<>();
            for (Asset asset : site.assets()) {
                if (!asset.isPicture()) {
                    known.putIfAbsent(asset.file(), asset);
                }
            }
            byFile = known;
        }
        return known;
    }

    private static String title(Asset asset, String words, String language) {
        String named = SIZE.matcher(words).replaceFirst("").strip();
        if (!named.isEmpty()) {
            return named;
        }
        return asset.alt() == null
                ? asset.file().substring(asset.file().lastIndexOf('/') + 1)
                : asset.alt().in(language);
    }

    /** Adds what documents say to what their entry is found by. */
    static void add(List<Attached> attached, Impacts to) {
        int rest = MAX_SEARCHED_CHARS;
        for (Attached each : attached) {
            for (String page : each.extract().pages()) {
                String text = Excerpts.cut(page, rest);
                to.addBeside(text);
                rest -= text.length();
            }
        }
    }

    /** What results can show of documents. */
    List<Result.Document> kept(List<Attached> attached) {
        var documents = new ArrayList<Result.Document>();
        int rest = MAX_KEPT_CHARS;
        for (Attached each : attached) {
            var pages = new ArrayList<Result.Page>();
            int number = 0;
            for (String page : each.extract().pages()) {
                number++;
                String text = Excerpts.cut(page, rest);
                rest -= text.length();
                if (!text.isEmpty()) {
                    pages.add(new Result.Page(number, text));
                }
            }
            if (!pages.isEmpty()) {
                String url = addresses.asset(each.asset());
                documents.add(new Result.Document(each.title(), url, pages));
            }
        }
        return documents;
    }

    /** What people should know of the documents of an entry, a sentence each. */
    static List<String> warnings(Entry entry, List<Attached> attached) {
        var warnings = new ArrayList<String>();
        for (Attached each : attached) {
            Trouble trouble = each.extract().trouble();
            if (trouble != null) {
                warnings.add(
                        "%s %s: the document \"%s\" (%s) is not searched: %s"
                                .formatted(
                                        entry.type(),
                                        entry.slug(),
                                        each.title(),
                                        each.asset().file(),
                                        trouble.reason()));
            }
        }
        return warnings;
    }
}
