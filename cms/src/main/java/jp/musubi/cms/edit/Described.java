package jp.musubi.cms.edit;

import jp.musubi.cms.asset.AssetLimits;
import jp.musubi.cms.asset.AssetStore;
import jp.musubi.cms.asset.StoredAsset;
import jp.musubi.cms.database.Ids;
import jp.musubi.cms.database.StorableText;
import jp.musubi.cms.database.Transaction;
import jp.musubi.cms.entry.Content;
import jp.musubi.cms.entry.StoredEntry;
import jp.musubi.cms.web.Request;
import jp.musubi.content.entry.Value;
import jp.musubi.content.label.Label;
import jp.musubi.content.model.ContentType;
import jp.musubi.content.model.Field;
import jp.musubi.content.model.FieldKind;
import jp.musubi.content.snapshot.Focus;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * What pictures show, and what of them stays in sight, as forms say it. A picture that is described
 * anew becomes another asset with the same files: what is published, or waits to be, keeps the
 * words it had.
 */
final class Described {
    private final AssetStore assets;
    private final Ids ids;
    private final List<String> languages;

    Described(AssetStore assets, Ids ids, List<String> languages) {
        this.assets = assets;
        this.ids = ids;
        this.languages = List.copyOf(languages);
    }

    /**
     * The content with its pictures described as typed.
     *
     * @param mayWrite the fields that may be changed; others stay as they are
     * @param account that typed it; null for an applicant, who has none
     */
    Content apply(
            Transaction tx,
            @Nullable UUID account,
            StoredEntry entry,
            ContentType type,
            Typed typed,
            Predicate<Field> mayWrite,
            Content content) {
        Content described = content;
        for (Field field : type.fieldsOf(FieldKind.ASSET).stream().filter(mayWrite).toList()) {
            Optional<UUID> id = content.fields().text(field.name()).flatMap(Request::uuid);
            if (id.isPresent() && typed.values().containsKey(alt(field, languages.getFirst()))) {
                UUID now =
                        described(
                                tx,
                                account,
                                entry,
                                id.get(),
                                typed(field, typed),
                                Focus.of(typed.text(focus(field))));
                described =
                        new Content(
                                described
                                        .fields()
                                        .with(field.name(), new Value.Text(now.toString())),
                                content.shown());
            }
        }
        return described;
    }

    /** The name of the control for what a picture shows. */
    static String alt(Field field, String language) {
        return FieldNames.of(field, "alt." + language);
    }

    /** The name of the controls for what of a picture stays in sight. */
    static String focus(Field field) {
        return FieldNames.of(field, "focus");
    }

    private @Nullable Label typed(Field field, Typed typed) {
        var texts = new LinkedHashMap<String, String>();
        for (String language : languages) {
            typed.one(alt(field, language))
                    .map(text ->
                            StorableText.cut(text.replace('\n', ' '), AssetLimits.MAX_ALT_CHARS))
                    .ifPresent(text -> texts.put(language, text));
        }
        return texts.isEmpty() ? null : new Label(texts);
    }

    private UUID described(
            Transaction tx,
            @Nullable UUID account,
            StoredEntry entry,
            UUID id,
            @Nullable Label alt,
            Optional<Focus> chosen) {
        StoredAsset asset = assets.findAll(tx, List.of(id)).stream().findFirst().orElse(null);
        if (asset == null) {
            return id;
        }
        Focus focus = chosen.orElse(asset.focus());
        if (Objects.equals(texts(asset.alt()), texts(alt)) && focus.equals(asset.focus())) {
            return id;
        }
        var copy =
                new StoredAsset(
                        ids.next(),
                        asset.fileName(),
                        asset.file(),
                        asset.mediaType(),
                        asset.sizeBytes(),
                        asset.width(),
                        asset.height(),
                        alt,
                        entry.group(),
                        account,
                        tx.now(),
                        asset.variants(),
                        focus);
        assets.add(tx, copy);
        return copy.id();
    }

    private static Map<String, String> texts(@Nullable Label label) {
        return label == null ? Map.of() : label.texts();
    }
}
