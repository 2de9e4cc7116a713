package jp.musubi.cms.edit;

import jp.musubi.cms.asset.AssetStore;
import jp.musubi.cms.screen.Screens;
import jp.musubi.cms.web.Request;
import jp.musubi.content.entry.Link;
import jp.musubi.content.entry.Value;
import jp.musubi.content.label.Label;
import jp.musubi.content.model.Field;
import jp.musubi.content.model.FieldKind;

import org.jspecify.annotations.Nullable;

import java.util.Optional;

/** What stands at a place, as a text that people can compare. */
final class ValueTexts {
    private final Screens screens;
    private final Choices choices;
    private final AssetStore assets;

    ValueTexts(Screens screens, Choices choices, AssetStore assets) {
        this.screens = screens;
        this.choices = choices;
        this.assets = assets;
    }

    /** What a place is called. */
    String label(Place place, String language) {
        String label = place.field().label().in(language);
        if (place.visibility()) {
            return screens.text(language, "edit.place.shown", label);
        }
        return place.language().isEmpty() || place.language().equals("ja")
                ? label
                : screens.text(
                        language,
                        "edit.place.in",
                        label,
                        screens.text(language, "edit.in." + place.language()));
    }

    /** The text of a value; empty for none. */
    String text(Place place, @Nullable Value value, String language) {
        if (place.visibility()) {
            return screens.text(language, value == null ? "edit.closed" : "edit.open");
        }
        Field field = place.field();
        return switch (value) {
            case null -> "";
            case Value.Text(String text) -> text(field, text, language);
            case Value.Localised(var texts) -> String.join("\n", texts.values());
            case Value.Quantity(var number) -> number.toPlainString();
            case Value.Flag(boolean yes) -> screens.text(language, yes ? "edit.yes" : "edit.no");
            case Value.Items(var items) ->
                    String.join("\n", items.stream().map(id -> item(field, id, language)).toList());
            case Value.Links(var links) ->
                    String.join("\n", links.stream().map(ValueTexts::link).toList());
        };
    }

    private String text(Field field, String text, String language) {
        return switch (field.kind()) {
            case CHOICE -> choices.term(field, text, language);
            case REFERENCE -> choices.title(text);
            case ASSET -> asset(text, language);
            default -> text;
        };
    }

    private String item(Field field, String id, String language) {
        return field.kind() == FieldKind.CHOICES ? choices.term(field, id, language) : id;
    }

    private String asset(String id, String language) {
        return Request.uuid(id)
                .flatMap(assets::find)
                .map(asset -> {
                    Label alt = asset.alt();
                    return alt == null
                            ? asset.fileName()
                            : screens.text(
                                    language,
                                    "edit.picture.named",
                                    asset.fileName(),
                                    alt.in(language));
                })
                .orElse(id);
    }

    private static String link(Link link) {
        return link.label().isEmpty() ? link.url() : link.label() + " " + link.url();
    }

    /** The picture at a place, to be looked at. */
    Optional<FormView.PictureView> picture(Place place, @Nullable Value value) {
        return place.field().kind() == FieldKind.ASSET && value instanceof Value.Text(String id)
                ? Request.uuid(id).flatMap(assets::find).map(FieldViews::picture)
                : Optional.empty();
    }
}
