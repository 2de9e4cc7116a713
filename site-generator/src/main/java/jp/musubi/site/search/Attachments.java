package jp.musubi.site.search;

import jp.musubi.content.entry.Entry;
import jp.musubi.content.snapshot.Asset;
import jp.musubi.site.document.Extract;
import jp.musubi.site.document.Trouble;
import jp.musubi.site.link.Addresses;
import jp.musubi.site.link.DocumentLinks;
import jp.musubi.site.link.LinkedSite;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The documents that entries attach: in a field for them, or by a link in a text. Thread-safe. */
final class Attachments {
    /** Documents of an entry that are searched; the first ones. */
    static final int MAX_DOCUMENTS = 10;

    /** Characters of an entry's documents that find it. */
    static final int MAX_SEARCHED_CHARS = 60_000;

    /** Characters of an entry's documents that results can show: a question fetches them. */
    static final int MAX_KEPT_CHARS = 3_000;

    private final DocumentLinks links;
    private final Addresses addresses;
    private final Function<Asset, Extract> reader;

    /**
     * The documents of a site.
     *
     * @param reader tells what they say
     */
    Attachments(LinkedSite site, Addresses addresses, Function<Asset, Extract> reader) {
        this.links = new DocumentLinks(site);
        this.addresses = addresses;
        this.reader = reader;
    }

    /** A document, what its entry calls it, and what was read of it. */
    record Attached(Asset asset, String title, Extract extract) {}

    /** The documents of an entry in one language. */
    List<Attached> of(Entry entry, String language) {
        return links.of(entry, language).stream()
                .limit(MAX_DOCUMENTS)
                .map(each -> new Attached(each.asset(), each.title(), reader.apply(each.asset())))
                .toList();
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
