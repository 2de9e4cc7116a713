package jp.musubi.content.snapshot;

import jp.musubi.content.entry.Entry;
import jp.musubi.content.model.ContentModel;
import jp.musubi.content.model.Field;
import jp.musubi.content.model.FieldKind;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Puts entries that were read one by one together, and sees what only shows in the whole. */
final class Assembly {
    private final ContentModel model;
    private final List<String> mistakes;
    private final List<Warning> warnings = new ArrayList<>();
    private final List<Entry> entries = new ArrayList<>();
    private final Map<String, String> places = new HashMap<>();
    private final Map<Redirect, String> redirects = new LinkedHashMap<>();

    Assembly(ContentModel model, List<String> mistakes) {
        this.model = model;
        this.mistakes = mistakes;
    }

    /** Adds an entry; an id or slug that stood before is a mistake. */
    void add(String place, Entry entry) {
        once(place, "id " + entry.id(), entry.id());
        once(place, "slug " + entry.slug(), entry.type() + "/" + entry.slug());
        entries.add(entry);
    }

    /**
     * Adds a former address, once all entries are there; one that another entry had before is a
     * mistake. Its entry may be a slug.
     */
    void add(String place, Redirect redirect) {
        once(place, "former address " + redirect.from(), "redirect " + redirect.from());
        redirects.put(redirect, place);
    }

    private void once(String place, String what, String key) {
        String earlier = places.putIfAbsent(key, place);
        if (earlier != null) {
            mistakes.add(
                    place
                            + ": The "
                            + what
                            + " stands already at "
                            + earlier
                            + ". Give each entry its own.");
        }
    }

    Read finish(Site site, List<Asset> assets) throws InvalidSnapshot {
        if (!mistakes.isEmpty()) {
            throw new InvalidSnapshot(mistakes);
        }
        assets.forEach(asset -> places.put("asset/" + asset.id(), ""));
        assets.forEach(asset -> places.put("asset/" + asset.file(), ""));
        entries.forEach(this::lookForDangling);
        return new Read(new Snapshot(site, model, assets, entries, resolved()), warnings);
    }

    /** The former addresses whose entries are there, by their ids. */
    private List<Redirect> resolved() {
        Map<String, String> ids = new HashMap<>();
        entries.forEach(entry -> ids.put(entry.type() + "/" + entry.slug(), entry.id()));
        entries.forEach(entry -> ids.put(entry.type() + "/" + entry.id(), entry.id()));
        List<Redirect> resolved = new ArrayList<>();
        redirects.forEach((redirect, place) -> {
            String id = ids.get(redirect.type() + "/" + redirect.entry());
            if (id == null) {
                warnings.add(
                        new Warning(
                                place,
                                "The former address "
                                        + redirect.from()
                                        + " leads to the "
                                        + redirect.type()
                                        + " "
                                        + redirect.entry()
                                        + ", which is not there; it is left out."));
            } else {
                resolved.add(new Redirect(redirect.from(), redirect.type(), id));
            }
        });
        return resolved;
    }

    private void lookForDangling(Entry entry) {
        for (Field field : model.require(entry.type()).fields().values()) {
            if (field.kind() != FieldKind.REFERENCE && field.kind() != FieldKind.ASSET) {
                continue;
            }
            String target =
                    field.kind() == FieldKind.ASSET ? "asset" : String.valueOf(field.target());
            entry.fields()
                    .text(field.name())
                    .filter(value ->
                            !places.containsKey(target + "/" + value)
                                    && (field.kind() == FieldKind.ASSET
                                            || !places.containsKey(value)))
                    .ifPresent(value ->
                            warnings.add(
                                    new Warning(
                                            places.getOrDefault(entry.id(), ""),
                                            "The "
                                                    + entry.type()
                                                    + " "
                                                    + entry.slug()
                                                    + " refers in "
                                                    + field.name()
                                                    + " to "
                                                    + value
                                                    + ", which is not there; the link is left"
                                                    + " out.")));
        }
    }
}
