package jp.musubi.cms.office;

import jp.musubi.cms.screen.Screens;
import jp.musubi.cms.web.Route;
import jp.musubi.content.snapshot.Look;
import jp.musubi.site.theme.Scheme;
import jp.musubi.site.theme.Theme;
import jp.musubi.site.theme.ThemeOption;
import jp.musubi.site.theme.ThemeOption.Blocks;
import jp.musubi.site.theme.ThemeOption.Picture;
import jp.musubi.site.theme.ThemeOption.Shades;
import jp.musubi.site.theme.ThemeOption.Switch;
import jp.musubi.site.theme.ThemeOptions;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The form of looks as its template shows it.
 *
 * @param errors what is wrong, by the names of fields
 */
record LookViews(Screens screens, String language, LookForm typed, Map<String, String> errors) {

    /** A theme to choose. */
    public record ThemeView(String name, String label, boolean chosen) {}

    /** A colour in both schemes. */
    public record ColourView(String id, String label, List<ShadeView> shades) {}

    /**
     * A colour in one scheme.
     *
     * @param value as {@code #17457a}
     * @param error what is wrong with it; empty for nothing
     */
    public record ShadeView(String field, String label, String value, String error) {}

    /** A page of which parts can be chosen. */
    public record BlocksView(String id, String label, List<BlockView> blocks) {}

    /**
     * A part of a page.
     *
     * @param place from 1; 0 if the page does not have it
     */
    public record BlockView(String field, String label, int place, List<Integer> places) {}

    /** Something that is on or off. */
    public record SwitchView(String field, String label, boolean on) {}

    /**
     * A picture.
     *
     * @param address of the one that the city brought; empty for none
     * @param removeField the name of the field that takes it away
     * @param removed whether it is to go
     * @param fileField the name of the field that takes another
     * @param error what is wrong with the file that was sent; empty for nothing
     * @param again whether a file was sent that has to be chosen again
     * @param texts what it shows, by language
     */
    public record PictureView(
            String id,
            String label,
            String address,
            String removeField,
            boolean removed,
            String fileField,
            String error,
            boolean again,
            List<TextView> texts) {}

    /**
     * What a picture shows in one language.
     *
     * @param error what is wrong with it; empty for nothing
     */
    public record TextView(
            String field, String language, String label, String value, String error) {}

    /** Something that is wrong, with the field to go to. */
    public record ProblemView(String field, String text) {}

    List<ThemeView> themes() {
        return Theme.SHIPPED.stream()
                .map(name ->
                        new ThemeView(
                                name,
                                Theme.shipped(name).label().in(language),
                                name.equals(typed.theme())))
                .toList();
    }

    private Stream<Map.Entry<String, ThemeOption>> open() {
        return typed.filled().options().all().entrySet().stream()
                .filter(option -> option.getValue().isOpen());
    }

    List<ColourView> colours() {
        return open().filter(option -> option.getValue() instanceof Shades)
                .map(option ->
                        new ColourView(
                                option.getKey(),
                                option.getValue().label().in(language),
                                Stream.of(Scheme.values())
                                        .map(scheme -> shade(option.getKey(), scheme))
                                        .toList()))
                .toList();
    }

    private ShadeView shade(String option, Scheme scheme) {
        String key = ThemeOptions.key(option, scheme);
        return new ShadeView(
                key,
                screens.text(language, "settings.look." + scheme.id()),
                typed.value(key),
                errors.getOrDefault(key, ""));
    }

    List<BlocksView> blocks() {
        var views = new ArrayList<BlocksView>();
        open().forEach(option -> {
            if (option.getValue() instanceof Blocks blocks) {
                views.add(
                        new BlocksView(
                                option.getKey(),
                                blocks.label().in(language),
                                parts(option.getKey(), blocks)));
            }
        });
        return List.copyOf(views);
    }

    private List<BlockView> parts(String option, Blocks blocks) {
        List<String> shown = List.of(typed.value(option).split(" ", -1));
        List<Integer> places = IntStream.rangeClosed(1, blocks.known().size()).boxed().toList();
        return blocks.known().entrySet().stream()
                .map(block ->
                        new BlockView(
                                option + "." + block.getKey(),
                                block.getValue().in(language),
                                shown.indexOf(block.getKey()) + 1,
                                places))
                .toList();
    }

    List<SwitchView> switches() {
        return open().filter(option -> option.getValue() instanceof Switch)
                .map(option ->
                        new SwitchView(
                                option.getKey(),
                                option.getValue().label().in(language),
                                typed.value(option.getKey()).equals("on")))
                .toList();
    }

    /**
     * The pictures that the office may bring.
     *
     * @param languages of the site
     * @param sent options for which a file came with the form
     */
    List<PictureView> pictures(Look saved, List<String> languages, SortedSet<String> sent) {
        return typed.pictures(saved).entrySet().stream()
                .map(option ->
                        picture(
                                option.getKey(),
                                option.getValue(),
                                languages,
                                sent.contains(option.getKey())))
                .toList();
    }

    private PictureView picture(
            String option, Picture picture, List<String> languages, boolean sent) {
        String field = LookForm.fileField(option);
        String error = errors.getOrDefault(field, "");
        return new PictureView(
                option,
                picture.label().in(language),
                picture.isBrought() ? Route.API + "/" + picture.file() : "",
                LookForm.removeField(option),
                typed.without().contains(option),
                field,
                error,
                sent && error.isEmpty(),
                languages.stream().map(each -> text(option, each)).toList());
    }

    private TextView text(String option, String of) {
        String field = ThemeOptions.altKey(option, of);
        return new TextView(
                field,
                of,
                Locale.forLanguageTag(of).getDisplayLanguage(Locale.forLanguageTag(language)),
                typed.value(field),
                errors.getOrDefault(field, ""));
    }

    /** Saved choices that the theme of the form does not have, as people call them. */
    List<String> unknown(Look saved) {
        return saved.options().keySet().stream()
                .map(ThemeOptions::option)
                .distinct()
                .filter(option -> !typed.filled().options().all().containsKey(option))
                .map(option ->
                        Theme.SHIPPED.stream()
                                .map(name -> Theme.shipped(name).options().all().get(option))
                                .filter(Objects::nonNull)
                                .findFirst()
                                .map(known -> known.label().in(language))
                                .orElse(option))
                .toList();
    }

    List<ProblemView> problems() {
        return errors.entrySet().stream()
                .map(error -> new ProblemView(error.getKey(), error.getValue()))
                .toList();
    }
}
