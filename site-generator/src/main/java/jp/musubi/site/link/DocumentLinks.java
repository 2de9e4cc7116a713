package jp.musubi.site.link;

import jp.musubi.content.entry.Entry;
import jp.musubi.content.markdown.Markdown;
import jp.musubi.content.markdown.Markdown.NamedLink;
import jp.musubi.content.model.Field;
import jp.musubi.content.model.FieldKind;
import jp.musubi.content.model.Visibility;
import jp.musubi.content.snapshot.Asset;
import jp.musubi.site.trace.Fact;
import jp.musubi.site.trace.Reads;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The documents that entries of a site attach: in a field for them, or by a link in a text.
 * Thread-safe.
 */
public final class DocumentLinks {
    private static final String PDF = ".pdf";
    private static final String FILES = "/assets/";

    /** What the writing surface adds to the words of a link. */
    private static final Pattern SIZE = Pattern.compile("\\s*[（(]PDF[^（()）]*[）)]$");

    private final LinkedSite site;
    private @Nullable Map<String, Asset> byFile;

    /** The documents of a site. */
    public DocumentLinks(LinkedSite site) {
        this.site = site;
    }

    /**
     * A document, and what its entry calls it.
     *
     * @param field of the entry that has it or links to it
     */
    public record Linked(Asset asset, String title, Field field) {}

    /** The documents of an entry in one language, each of them once, in the order of its fields. */
    public List<Linked> of(Entry entry, String language) {
        var found = new LinkedHashMap<Asset, Linked>();
        for (Field field : site.type(entry).fields().values()) {
            if (field.visibility() != Visibility.PUBLIC) {
                continue;
            }
            if (field.kind() == FieldKind.ASSET) {
                site.asset(entry, field.name())
                        .filter(asset -> asset.file().endsWith(PDF))
                        .ifPresent(asset ->
                                found.putIfAbsent(
                                        asset,
                                        new Linked(asset, title(asset, "", language), field)));
            } else if (field.kind() == FieldKind.MARKDOWN) {
                entry.fields()
                        .text(field.name(), language)
                        .filter(text -> text.contains(PDF))
                        .ifPresent(text -> addLinks(text, field, language, found));
            }
        }
        return List.copyOf(found.values());
    }

    private void addLinks(String text, Field field, String language, Map<Asset, Linked> to) {
        for (NamedLink link : Markdown.namedLinks(text)) {
            String file = link.address().split("[?#]", 2)[0];
            if (file.startsWith(FILES) && file.endsWith(PDF)) {
                document(file.substring(1))
                        .ifPresent(asset ->
                                to.putIfAbsent(
                                        asset,
                                        new Linked(
                                                asset,
                                                title(asset, link.words(), language),
                                                field)));
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
}
