package jp.musubi.cms.asset;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import jp.musubi.content.entry.Checked;
import jp.musubi.content.entry.FieldsReader;
import jp.musubi.content.entry.Value;
import jp.musubi.content.label.Label;
import jp.musubi.content.model.ContentModels;
import jp.musubi.content.model.ContentType;
import jp.musubi.content.model.Editing;
import jp.musubi.content.model.Field;
import jp.musubi.content.model.FieldKind;
import jp.musubi.content.model.Format;
import jp.musubi.content.model.Limits;
import jp.musubi.content.model.Part;
import jp.musubi.content.model.Precision;
import jp.musubi.content.model.Visibility;
import jp.musubi.content.problem.Problem;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Checks what a picture is said to show, by the same rules as every other text. */
final class AltText {
    private static final String FIELD = "alt";
    private static final ContentType TYPE = type();

    private final String firstLanguage;
    private final FieldsReader reader;

    AltText(List<String> languages) {
        this.firstLanguage = languages.getFirst();
        this.reader = new FieldsReader(ContentModels.bundled(), firstLanguage, languages);
    }

    /** A text by language in canonical form, or what is wrong with it. */
    record Read(@Nullable Label label, List<Problem> problems) {}

    Read read(Map<String, String> byLanguage) {
        ObjectNode texts = JsonNodeFactory.instance.objectNode();
        byLanguage.forEach(texts::put);
        ObjectNode fields = JsonNodeFactory.instance.objectNode();
        fields.set(FIELD, texts);
        Checked checked = reader.readDraft(TYPE, fields);
        Label label =
                switch (checked.fields().get(FIELD).orElse(null)) {
                    case Value.Text(String text) -> new Label(Map.of(firstLanguage, text));
                    case Value.Localised(var localised) -> new Label(localised);
                    case null, default -> null;
                };
        return new Read(label, checked.problems());
    }

    /** A type of one field, so that a description is read as any localised text of an entry. */
    private static ContentType type() {
        Label label = Label.of("写真の説明", "What the picture shows");
        var alt =
                new Field(
                        FIELD,
                        FieldKind.TEXT,
                        label,
                        null,
                        false,
                        true,
                        false,
                        Visibility.PUBLIC,
                        Format.FREE,
                        Precision.DAY,
                        null,
                        null,
                        new Limits(AssetLimits.MAX_ALT_CHARS, 1, null, null),
                        0,
                        false,
                        false,
                        null,
                        false,
                        null,
                        Editing.USUAL);
        var fields = new LinkedHashMap<String, Field>();
        fields.put(FIELD, alt);
        return new ContentType(
                "asset",
                "assets",
                label,
                label,
                "/assets/{slug}/",
                "/assets/",
                ContentType.Owner.GROUP,
                ContentType.Review.NONE,
                1,
                "MediaObject",
                FIELD,
                FIELD,
                fields,
                List.of(new Part("", label, null, List.of(alt))));
    }
}
