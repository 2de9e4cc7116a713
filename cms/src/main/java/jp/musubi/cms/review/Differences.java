package jp.musubi.cms.review;

import jp.musubi.cms.asset.AssetStore;
import jp.musubi.cms.asset.StoredAsset;
import jp.musubi.cms.entry.Content;
import jp.musubi.cms.entry.ReadableDiff;
import jp.musubi.cms.entry.TextDiff;
import jp.musubi.cms.review.ReviewViews.Change;
import jp.musubi.cms.review.ReviewViews.Difference;
import jp.musubi.cms.review.ReviewViews.Picture;
import jp.musubi.cms.review.ReviewViews.Piece;
import jp.musubi.cms.review.ReviewViews.Remark;
import jp.musubi.cms.review.ReviewViews.Same;
import jp.musubi.cms.screen.Screens;
import jp.musubi.cms.web.Request;
import jp.musubi.cms.web.Route;
import jp.musubi.content.entry.Value;
import jp.musubi.content.model.ContentType;
import jp.musubi.content.model.Field;
import jp.musubi.content.model.FieldKind;
import jp.musubi.site.render.PictureView;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.TreeMap;
import java.util.function.Function;

/** The difference between two states of an entry as people read it: field by field, in words. */
final class Differences {
    private static final Picture NO_PICTURE = new Picture("", "", "");

    private final ValueWords words;
    private final AssetStore assets;
    private final Screens screens;

    Differences(ValueWords words, AssetStore assets, Screens screens) {
        this.words = words;
        this.assets = assets;
        this.screens = screens;
    }

    /**
     * All that changes and all that stays.
     *
     * @param remarks by the name of the field they are about
     */
    Difference between(
            ContentType type,
            Content before,
            Content after,
            Map<String, List<Remark>> remarks,
            String language) {
        List<Change> changes = new ArrayList<>();
        List<Same> same = new ArrayList<>();
        SequencedSet<Field> changed = ReviewRules.changed(type, before, after);
        for (Field field : type.fields().values()) {
            if (changed.contains(field)) {
                changes.addAll(
                        changes(
                                field,
                                before,
                                after,
                                remarks.getOrDefault(field.name(), List.of()),
                                language));
            } else {
                after.fields()
                        .get(field.name())
                        .map(value ->
                                new Same(
                                        field.label().in(language),
                                        words.text(field, value, language)))
                        .ifPresent(same::add);
            }
        }
        boolean identity = changed.stream().anyMatch(field -> ReviewRules.isIdentity(type, field));
        return new Difference(changes, visibility(type, before, after, language), same, identity);
    }

    /** The labels of the fields that change. */
    List<String> changedLabels(ContentType type, Content before, Content after, String language) {
        List<String> labels = new ArrayList<>();
        ReviewRules.changed(type, before, after)
                .forEach(field -> labels.add(field.label().in(language)));
        labels.addAll(visibility(type, before, after, language));
        return labels;
    }

    private List<String> visibility(
            ContentType type, Content before, Content after, String language) {
        List<String> sentences = new ArrayList<>();
        for (Field field : type.fields().values()) {
            boolean was = before.shown().contains(field.name());
            boolean is = after.shown().contains(field.name());
            if (was != is) {
                sentences.add(
                        screens.text(
                                language,
                                is ? "review.shown" : "review.hidden",
                                field.label().in(language)));
            }
        }
        return sentences;
    }

    private List<Change> changes(
            Field field, Content before, Content after, List<Remark> remarks, String language) {
        Optional<Value> was = before.fields().get(field.name());
        Optional<Value> is = after.fields().get(field.name());
        if (field.kind() == FieldKind.ASSET) {
            return List.of(picture(field, was, is, remarks, language));
        }
        SequencedMap<String, String> old = texts(field, was, language);
        SequencedMap<String, String> now = texts(field, is, language);
        List<Change> changes = new ArrayList<>();
        for (String each : languages(old, now)) {
            String from = old.getOrDefault(each, "");
            String to = now.getOrDefault(each, "");
            if (!from.equals(to)) {
                changes.add(
                        text(
                                field,
                                each,
                                from,
                                to,
                                changes.isEmpty() ? remarks : List.of(),
                                language));
            }
        }
        return changes;
    }

    private SequencedMap<String, String> texts(
            Field field, Optional<Value> value, String language) {
        return value.map(given -> words.byLanguage(field, given, language))
                .orElseGet(LinkedHashMap::new);
    }

    /** A plain text is in the first language of what it is compared with. */
    private static SequencedSet<String> languages(
            SequencedMap<String, String> old, SequencedMap<String, String> now) {
        align(old, now);
        align(now, old);
        var all = new LinkedHashSet<>(old.sequencedKeySet());
        all.addAll(now.sequencedKeySet());
        return all;
    }

    private static void align(
            SequencedMap<String, String> plain, SequencedMap<String, String> other) {
        String text = plain.get("");
        if (text != null && !other.isEmpty() && !other.containsKey("")) {
            plain.remove("");
            plain.put(other.firstEntry().getKey(), text);
        }
    }

    private Change text(
            Field field,
            String textLanguage,
            String from,
            String to,
            List<Remark> remarks,
            String language) {
        List<Piece> old = new ArrayList<>();
        List<Piece> now = new ArrayList<>();
        int characters = 0;
        for (TextDiff.Change change : ReadableDiff.between(from, to)) {
            String text = change.text();
            switch (change.operation()) {
                case EQUAL -> {
                    old.add(new Piece("same", text));
                    now.add(new Piece("same", text));
                }
                case DELETE -> {
                    old.add(new Piece("gone", text));
                    characters += text.codePointCount(0, text.length());
                }
                case INSERT -> {
                    now.add(new Piece("new", text));
                    characters += text.codePointCount(0, text.length());
                }
            }
        }
        String tag =
                from.isEmpty()
                        ? screens.text(language, "review.new-text")
                        : to.isEmpty()
                                ? screens.text(language, "review.removed")
                                : screens.text(language, "review.characters", characters);
        return new Change(
                field.name(),
                field.label().in(language),
                textLanguage.equals("ja") ? "" : textLanguage,
                remarks.isEmpty() ? tag : screens.text(language, "review.remarked"),
                remarks.isEmpty() ? "is-plain" : "is-oudo",
                false,
                NO_PICTURE,
                NO_PICTURE,
                old,
                now,
                remarks);
    }

    private Change picture(
            Field field,
            Optional<Value> was,
            Optional<Value> is,
            List<Remark> remarks,
            String language) {
        Picture old = picture(was, language);
        Picture now = picture(is, language);
        String tag = is.isEmpty() ? "removed" : now.changeSince(old);
        return new Change(
                field.name(),
                field.label().in(language),
                "",
                screens.text(language, "review." + tag),
                is.isEmpty() ? "is-enji" : "is-kusa",
                true,
                old,
                now,
                List.of(),
                List.of(),
                remarks);
    }

    private Picture picture(Optional<Value> value, String language) {
        return value.filter(Value.Text.class::isInstance)
                .flatMap(text -> Request.uuid(((Value.Text) text).text()))
                .flatMap(assets::find)
                .map(asset ->
                        new Picture(
                                Route.API + "/" + asset.file(),
                                alt(asset, language),
                                PictureView.cut(asset.focus())))
                .orElse(NO_PICTURE);
    }

    private static String alt(StoredAsset asset, String language) {
        return asset.alt() == null ? "" : asset.alt().in(language);
    }

    /** Remarks by the field they are about. */
    static Map<String, List<Remark>> byField(
            List<Comment> comments, Function<Comment, Remark> view) {
        var byField = new TreeMap<String, List<Remark>>();
        for (Comment comment : comments) {
            byField.computeIfAbsent(comment.field(), none -> new ArrayList<>())
                    .add(view.apply(comment));
        }
        return byField;
    }
}
