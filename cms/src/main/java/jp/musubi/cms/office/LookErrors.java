package jp.musubi.cms.office;

import jp.musubi.cms.asset.AssetLimits;
import jp.musubi.cms.screen.Screens;
import jp.musubi.content.snapshot.Look;
import jp.musubi.site.theme.Colour;
import jp.musubi.site.theme.Palette.Weakness;
import jp.musubi.site.theme.Scheme;
import jp.musubi.site.theme.Theme;
import jp.musubi.site.theme.ThemeOption;
import jp.musubi.site.theme.ThemeOption.Picture;
import jp.musubi.site.theme.ThemeOption.Shades;
import jp.musubi.site.theme.ThemeOptions;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.SortedSet;

/**
 * What is wrong with looks that somebody chose, as sentences for people.
 *
 * @param given the theme that the program was started with
 */
record LookErrors(Theme given, Screens screens, String language) {
    /**
     * The sentences by the names of fields, in the order of the page.
     *
     * @param saved what the looks are now
     * @param sent options for which a file came with the form
     * @param files why a file cannot be used, by the names of fields
     */
    SequencedMap<String, String> of(
            LookForm typed, Look saved, SortedSet<String> sent, Map<String, String> files) {
        SequencedMap<String, String> errors = new LinkedHashMap<>();
        noColours(typed, errors);
        ThemeOptions options = given.dressed(typed.look()).options();
        for (Weakness weak : options.weaknesses()) {
            errors.putIfAbsent(ThemeOptions.key(weak.option(), weak.scheme()), weak(options, weak));
        }
        typed.pictures(saved)
                .forEach((option, picture) -> {
                    String field = LookForm.fileField(option);
                    if (files.containsKey(field)) {
                        errors.put(field, files.get(field));
                    }
                    words(typed, option, picture, errors);
                    if (isAlone(typed, option, picture, sent)) {
                        String label = picture.label().in(language);
                        errors.putIfAbsent(
                                field,
                                screens.text(language, "settings.look.picture.alone", label));
                    }
                });
        return errors;
    }

    private void noColours(LookForm typed, SequencedMap<String, String> errors) {
        typed.filled()
                .options()
                .all()
                .forEach((name, option) -> {
                    if (option instanceof Shades && option.isOpen()) {
                        for (Scheme scheme : Scheme.values()) {
                            String key = ThemeOptions.key(name, scheme);
                            if (Colour.of(typed.value(key)).isEmpty()) {
                                errors.put(key, screens.text(language, "settings.look.no-colour"));
                            }
                        }
                    }
                });
    }

    private void words(
            LookForm typed, String option, Picture picture, SequencedMap<String, String> errors) {
        typed.words(option)
                .forEach((key, words) -> {
                    if (words.codePointCount(0, words.length()) > AssetLimits.MAX_ALT_CHARS) {
                        String said =
                                screens.text(
                                        language,
                                        "settings.look.picture.too-long",
                                        AssetLimits.MAX_ALT_CHARS);
                        errors.put(
                                key,
                                screens.text(
                                        language,
                                        "settings.look.picture.wrong",
                                        picture.label().in(language),
                                        said));
                    }
                });
    }

    /** Whether something is said of a picture that is not there, so that nobody would read it. */
    private static boolean isAlone(
            LookForm typed, String option, Picture picture, SortedSet<String> sent) {
        SortedMap<String, String> words = typed.words(option);
        return picture.file().isEmpty()
                && !sent.contains(option)
                && !typed.without().contains(option)
                && words.values().stream().anyMatch(text -> !text.isEmpty());
    }

    private String weak(ThemeOptions options, Weakness weak) {
        String ground =
                weak.isTint()
                        ? screens.text(
                                language, "settings.look.tint", label(options, weak.ground()))
                        : label(options, weak.ground());
        String said =
                screens.text(
                        language,
                        "settings.look.weak",
                        label(options, weak.option()),
                        ground,
                        screens.text(language, "settings.look." + weak.scheme().id()),
                        "%.1f".formatted(Math.floor(weak.contrast() * 10) / 10),
                        "%.1f".formatted(weak.least()));
        return weak.cure()
                .map(cure -> said + screens.text(language, "settings.look.cure", cure.hex()))
                .orElseGet(() -> said + screens.text(language, "settings.look.no-cure"));
    }

    private String label(ThemeOptions options, String name) {
        ThemeOption option = options.all().get(name);
        return option == null ? name : option.label().in(language);
    }
}
