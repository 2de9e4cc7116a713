package jp.musubi.cms.asset;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import jp.musubi.content.entry.Checked;
import jp.musubi.content.entry.FieldsReader;
import jp.musubi.content.entry.Value;
import jp.musubi.content.model.ContentModels;
import jp.musubi.content.model.ContentType;
import jp.musubi.content.model.InvalidContentModel;
import jp.musubi.content.model.Label;
import jp.musubi.content.model.TypeReader;
import jp.musubi.content.problem.Problem;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.Objects;

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

    private static ContentType type() {
        String yaml =
                """
                type: asset
                plural: pictures
                label: {ja: 写真・書類, en: Picture or document}
                path: /assets/{slug}/
                list: /assets/
                title: alt
                sort: alt
                fields:
                  alt:
                    kind: text
                    label: {ja: 写真の説明, en: What the picture shows}
                    localised: true
                    required: true
                    max_chars: %d
                """
                        .formatted(AssetLimits.MAX_ALT_CHARS);
        try {
            return Objects.requireNonNull(TypeReader.read("asset.yml", yaml));
        } catch (InvalidContentModel e) {
            throw new IllegalStateException(e);
        }
    }
}
