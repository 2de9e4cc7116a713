package jp.musubi.site.render;

import jp.musubi.content.entry.Entry;
import jp.musubi.content.model.Field;
import jp.musubi.content.snapshot.Asset;
import jp.musubi.site.art.PatternArt;
import jp.musubi.site.link.Addresses;

import java.util.ArrayList;
import java.util.Optional;

/** The pictures of entries: photographs that somebody uploaded, else the pattern of the entry. */
final class Pictures {
    private final Edition edition;

    Pictures(Edition edition) {
        this.edition = edition;
    }

    /** The photograph of an entry, else its pattern. */
    PictureView of(Entry entry) {
        return photo(entry).orElseGet(() -> pattern(entry));
    }

    /** The first picture that an entry's fields show. */
    Optional<PictureView> photo(Entry entry) {
        for (Field field : edition.terms().pictures(entry)) {
            Optional<Asset> asset =
                    edition.linked().asset(entry, field.name()).filter(Asset::isPicture);
            if (asset.isPresent()) {
                return Optional.of(photo(asset.get()));
            }
        }
        return Optional.empty();
    }

    private PictureView photo(Asset asset) {
        String full = edition.addresses().asset(asset);
        String thumb =
                asset.variants().isEmpty()
                        ? full
                        : edition.addresses().assetFile(asset.variants().getFirst().file());
        return new PictureView(
                full,
                thumb,
                versions(edition.addresses(), asset),
                asset.width(),
                asset.height(),
                alt(asset),
                PictureView.cut(asset.focus()));
    }

    /** The widths of a picture, as {@code srcset} has them; empty where it has only one. */
    static String versions(Addresses addresses, Asset asset) {
        if (asset.variants().isEmpty()) {
            return "";
        }
        var sources = new ArrayList<String>();
        for (Asset.Variant variant : asset.variants()) {
            sources.add(addresses.assetFile(variant.file()) + " " + variant.width() + "w");
        }
        sources.add(addresses.asset(asset) + " " + asset.width() + "w");
        return String.join(", ", sources);
    }

    private Words alt(Asset asset) {
        if (asset.alt() == null) {
            return Words.NONE;
        }
        String text = asset.alt().in(edition.language());
        boolean own = edition.isFirst() || asset.alt().texts().containsKey(edition.language());
        return own ? Words.of(text) : new Words(text, edition.site().firstLanguage());
    }

    private PictureView pattern(Entry entry) {
        String address = patternAddress(edition, entry);
        return new PictureView(
                address, address, "", PatternArt.WIDTH, PatternArt.HEIGHT, Words.NONE, "");
    }

    /** Where the pattern of an entry is. */
    static String patternAddress(Edition edition, Entry entry) {
        return edition.addresses().assetFile("patterns/" + entry.slug() + ".svg");
    }
}
