package jp.musubi.cms.edit;

import jp.musubi.cms.asset.AssetStore;
import jp.musubi.cms.asset.StoredAsset;
import jp.musubi.cms.edit.FormView.AudienceView;
import jp.musubi.cms.edit.FormView.ErrorView;
import jp.musubi.cms.edit.FormView.FieldView;
import jp.musubi.cms.edit.FormView.InputView;
import jp.musubi.cms.edit.FormView.OptionView;
import jp.musubi.cms.edit.FormView.PictureView;
import jp.musubi.cms.screen.Screens;
import jp.musubi.cms.web.Caller;
import jp.musubi.cms.web.Request;
import jp.musubi.cms.web.Route;
import jp.musubi.content.label.Label;
import jp.musubi.content.model.ContentType;
import jp.musubi.content.model.Editing;
import jp.musubi.content.model.Field;
import jp.musubi.content.model.FieldKind;
import jp.musubi.content.model.Precision;
import jp.musubi.content.model.Visibility;
import jp.musubi.content.problem.Problem;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

/** Shows the fields of a form as controls, filled with what stands in them. */
final class FieldViews {
    /** Empty lines that a list of links ends with. */
    private static final int SPARE_LINKS = 2;

    /** Counters are shown for texts of at least that many characters. */
    private static final int COUNTED_CHARS = 40;

    private final Screens screens;
    private final Choices choices;
    private final AssetStore assets;
    private final CityClock times;
    private final List<String> languages;

    FieldViews(
            Screens screens,
            Choices choices,
            AssetStore assets,
            CityClock times,
            List<String> languages) {
        this.screens = screens;
        this.choices = choices;
        this.assets = assets;
        this.times = times;
        this.languages = List.copyOf(languages);
    }

    /** What the views of a form's fields have in common. */
    record Filled(Caller caller, String language, Typed typed, List<Problem> problems) {
        String error(String place) {
            return problems.stream()
                    .filter(problem -> problem.field().equals(place))
                    .map(problem -> problem.message(language))
                    .findFirst()
                    .orElse("");
        }

        List<Problem> of(Field field) {
            return problems.stream()
                    .filter(problem -> Drafting.fieldOf(problem.field()).equals(field.name()))
                    .toList();
        }
    }

    /** The id of a field's first control, which links lead to. */
    String target(Field field) {
        String id = "f-" + field.name();
        if (FieldNames.isByLanguage(field)) {
            return id + "-" + languages.getFirst();
        }
        return switch (field.kind()) {
            case DATE -> field.precision() == Precision.DAY ? id : id + "-y";
            case LINKS -> id + "-0";
            case CHOICES -> id + "-field";
            case ASSET -> id + "-file";
            default -> id;
        };
    }

    /** What is wrong, each with the control to put it right. */
    List<ErrorView> errors(ContentType type, List<Problem> problems, String language) {
        var errors = new ArrayList<ErrorView>();
        for (Problem problem : problems) {
            String name = Drafting.fieldOf(problem.field());
            Field field = type.field(name).orElse(null);
            if (field != null) {
                errors.add(
                        new ErrorView(
                                problem.field().endsWith(".alt")
                                        ? "f-" + field.name() + "-alt-" + languages.getFirst()
                                        : target(field),
                                field.label().in(language),
                                problem.message(language)));
            }
        }
        return errors;
    }

    FieldView view(Filled form, Field field) {
        boolean locked =
                field.editing().writer() == Editing.Writer.STAFF && !form.caller().isStaff();
        String control = locked ? "locked" : control(field, form);
        String id = "f-" + field.name();
        return new FieldView(
                field.name(),
                id,
                FieldNames.of(field),
                control,
                List.of("partial", "radio", "checks", "ranked", "links", "picture", "locked")
                                .contains(control)
                        || field.kind() == FieldKind.FLAG,
                field.label().in(form.language()),
                in(field.help(), form.language()),
                in(field.unit(), form.language()),
                field.required(),
                error(form, field),
                target(field),
                locked ? List.of(plain(form, field)) : inputs(form, field),
                options(form, field),
                form.typed().all(FieldNames.of(field, "was")),
                form.typed()
                        .text(
                                field.kind() == FieldKind.REFERENCE
                                        ? FieldNames.of(field)
                                        : FieldNames.of(field, "first")),
                picture(form, field),
                audience(form, field));
    }

    private static String in(@Nullable Label label, String language) {
        return label == null ? "" : label.in(language);
    }

    /** The first thing wrong that no control of its own shows. */
    private static String error(Filled form, Field field) {
        return form.of(field).stream()
                .filter(problem ->
                        !FieldNames.isByLanguage(field) || problem.field().indexOf('.') < 0)
                .map(problem -> problem.message(form.language()))
                .findFirst()
                .orElse("");
    }

    private String control(Field field, Filled form) {
        return switch (field.kind()) {
            case MARKDOWN -> "markdown";
            case TEXT -> isLong(field) ? "area" : "line";
            case TAGS -> "area";
            case ADDRESS, NUMBER, YEAR, URL, EMAIL, PHONE -> "line";
            case DATE -> field.precision() == Precision.DAY ? "line" : "partial";
            case CHOICE -> options(form, field).size() <= Choices.MAX_RADIOS ? "radio" : "select";
            case REFERENCE ->
                    options(form, field).size() < Choices.MAX_ENTRIES ? "select" : "search";
            case CHOICES -> field.termPages() == null ? "checks" : "ranked";
            case FLAG -> "flag";
            case LINKS -> "links";
            case ASSET -> "picture";
        };
    }

    private static boolean isLong(Field field) {
        return field.multiline() || (field.limits().maxChars() >= 140 && field.localised());
    }

    private List<InputView> inputs(Filled form, Field field) {
        if (FieldNames.isByLanguage(field)) {
            return languages.stream()
                    .map(language ->
                            input(
                                    form,
                                    field,
                                    language,
                                    language,
                                    form.error(field.name() + "." + language)))
                    .toList();
        }
        return switch (field.kind()) {
            case CHOICE, CHOICES, REFERENCE, FLAG -> List.of();
            case DATE ->
                    field.precision() == Precision.DAY
                            ? List.of(input(form, field, "", "", ""))
                            : List.of(
                                    input(form, field, "y", "", ""),
                                    input(form, field, "m", "", ""),
                                    input(form, field, "d", "", ""));
            case LINKS -> links(form, field);
            case ASSET ->
                    languages.stream().map(language -> description(form, field, language)).toList();
            default -> List.of(input(form, field, "", "", ""));
        };
    }

    private InputView input(Filled form, Field field, String part, String language, String error) {
        String name = part.isEmpty() ? FieldNames.of(field) : FieldNames.of(field, part);
        String value = form.typed().text(name);
        boolean counted =
                field.kind() == FieldKind.TEXT && field.limits().maxChars() >= COUNTED_CHARS;
        int left = field.limits().maxChars() - value.codePointCount(0, value.length());
        String id = "f-" + field.name() + (part.isEmpty() ? "" : "-" + part.replace('.', '-'));
        return new InputView(
                id,
                name,
                language.isEmpty() ? "" : screens.text(form.language(), "edit.in." + language),
                language,
                type(field),
                mode(field),
                complete(field),
                value,
                counted ? field.limits().maxChars() : 0,
                counted ? left(form.language(), left) : "",
                error);
    }

    /** What the counter says. */
    private String left(String language, int left) {
        return left < 0
                ? screens.text(language, "edit.over", -left)
                : screens.text(language, "edit.left", left);
    }

    private static String type(Field field) {
        return switch (field.kind()) {
            case EMAIL -> "email";
            case URL -> "url";
            case PHONE -> "tel";
            case DATE -> field.precision() == Precision.DAY ? "date" : "text";
            default -> "text";
        };
    }

    private static String mode(Field field) {
        return switch (field.kind()) {
            case NUMBER -> "decimal";
            case YEAR, DATE -> "numeric";
            case EMAIL -> "email";
            case URL, LINKS -> "url";
            case PHONE -> "tel";
            default -> "text";
        };
    }

    private static String complete(Field field) {
        return switch (field.kind()) {
            case EMAIL -> "email";
            case PHONE -> "tel";
            case URL -> "url";
            default -> "off";
        };
    }

    private List<InputView> links(Filled form, Field field) {
        List<String> urls = form.typed().all(FieldNames.of(field, "url"));
        List<String> labels = form.typed().all(FieldNames.of(field, "label"));
        int lines = Math.min(urls.size() + SPARE_LINKS, field.limits().maxItems());
        return IntStream.range(0, lines)
                .mapToObj(at ->
                        new InputView(
                                "f-" + field.name() + "-" + at,
                                FieldNames.of(field),
                                at < labels.size() ? labels.get(at) : "",
                                "",
                                "url",
                                "url",
                                "off",
                                at < urls.size() ? urls.get(at) : "",
                                0,
                                "",
                                form.error(field.name() + "[" + at + "]")))
                .toList();
    }

    private List<OptionView> options(Filled form, Field field) {
        String id = "f-" + field.name();
        String name = FieldNames.of(field);
        return switch (field.kind()) {
            case CHOICE, CHOICES ->
                    choices.terms(
                            field, id, form.typed().all(name), times.today(), form.language());
            case REFERENCE -> choices.entries(form.caller(), field, id, form.typed().text(name));
            case FLAG ->
                    List.of(
                            new OptionView(
                                    id,
                                    "true",
                                    field.label().in(form.language()),
                                    form.typed().isTicked(name)));
            case ASSET -> new FocusViews(screens, assets).of(form.typed(), field, form.language());
            default -> List.of();
        };
    }

    private @Nullable PictureView picture(Filled form, Field field) {
        if (field.kind() != FieldKind.ASSET) {
            return null;
        }
        return stored(form.typed().text(FieldNames.of(field)))
                .map(FieldViews::picture)
                .orElse(null);
    }

    /** What a picture shows: as it was typed, else as it is known. */
    private InputView description(Filled form, Field field, String language) {
        InputView typed = input(form, field, "alt." + language, language, "");
        if (form.typed().values().containsKey(typed.name())) {
            return typed;
        }
        String known =
                stored(form.typed().text(FieldNames.of(field)))
                        .flatMap(asset -> Optional.ofNullable(asset.alt()))
                        .map(alt -> alt.texts().getOrDefault(language, ""))
                        .orElse("");
        return new InputView(
                typed.id(),
                typed.name(),
                typed.label(),
                language,
                "text",
                "text",
                "off",
                known,
                0,
                "",
                "");
    }

    private Optional<StoredAsset> stored(String id) {
        return Request.uuid(id).flatMap(assets::find);
    }

    static PictureView picture(StoredAsset asset) {
        String smallest =
                asset.variants().isEmpty() ? asset.file() : asset.variants().getFirst().file();
        return new PictureView(
                asset.id().toString(),
                Route.API + "/" + smallest,
                asset.fileName(),
                asset.width() > 0);
    }

    /** What the public would see of an optional value. */
    private @Nullable AudienceView audience(Filled form, Field field) {
        if (field.visibility() != Visibility.OPTIONAL) {
            return null;
        }
        String name = FieldNames.shown(field);
        return new AudienceView(name, form.typed().text(name).equals("open"), text(form, field));
    }

    private InputView plain(Filled form, Field field) {
        return new InputView(
                "f-" + field.name(), "", "", "", "", "", "", text(form, field), 0, "", "");
    }

    /** What stands in a field, as one text. */
    private String text(Filled form, Field field) {
        List<String> parts = new ArrayList<>();
        String name = FieldNames.of(field);
        switch (field.kind()) {
            case CHOICE, CHOICES ->
                    form.typed()
                            .all(name)
                            .forEach(id -> parts.add(choices.term(field, id, form.language())));
            case REFERENCE -> parts.add(choices.title(form.typed().text(name)));
            case FLAG ->
                    parts.add(
                            screens.text(
                                    form.language(),
                                    form.typed().isTicked(name) ? "edit.yes" : "edit.no"));
            default ->
                    form.typed().values().keySet().stream()
                            .filter(key -> key.equals(name) || key.startsWith(name + "."))
                            .limit(1)
                            .forEach(key -> parts.addAll(form.typed().all(key)));
        }
        return String.join(
                form.language().equals("ja") ? "、" : ", ",
                parts.stream().filter(part -> !part.isEmpty()).toList());
    }

    /** The name of a part's number: 一, 二, 三. */
    static String numeral(int number, String language) {
        String[] kanji = {"一", "二", "三", "四", "五", "六", "七", "八", "九", "十"};
        return language.toLowerCase(Locale.ROOT).equals("ja") && number <= kanji.length
                ? Objects.requireNonNull(kanji[number - 1])
                : Integer.toString(number);
    }
}
