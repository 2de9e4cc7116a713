package jp.musubi.site.render;

import jp.musubi.content.snapshot.Asset;
import jp.musubi.site.link.Addresses;
import jp.musubi.site.plan.FilePlan;
import jp.musubi.site.theme.AccessibilityTable;
import jp.musubi.site.theme.Theme;
import jp.musubi.site.trace.Fact;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.function.ObjLongConsumer;

/** A theme made ready for one site: style sheet and drawings joined, templates at hand. */
final class ThemeParts {
    private static final String ICON = "icon.svg";

    private final StyleSheet styleSheet;
    private final Sprite sprite;
    private final byte[] icon;
    private final AppIcons icons;
    private final Map<String, Texts> texts;
    private final Scripts scripts;
    private final ThemePictures pictures;
    private final Templates templates;
    private final SortedMap<String, Long> versions;
    private final AccessibilityTable accessibility;
    private final boolean hasServer;

    /**
     * Makes a theme ready.
     *
     * @param assets of the site, among them those that the city brought for the theme
     * @param hasServer whether a server answers searches
     */
    ThemeParts(
            Theme theme,
            Addresses addresses,
            List<String> languages,
            List<Asset> assets,
            boolean hasServer) {
        this.hasServer = hasServer;
        this.styleSheet = StyleSheet.of(theme);
        this.sprite = Sprite.of(theme, addresses.basePath());
        this.icon =
                theme.bytes(ICON)
                        .orElseThrow(() -> new IllegalStateException("the theme lacks " + ICON));
        this.icons = AppIcons.of(theme);
        this.texts = new LinkedHashMap<>();
        languages.forEach(language -> texts.put(language, Texts.of(theme, language)));
        BannerPictures.LANGUAGES.forEach(
                language -> texts.computeIfAbsent(language, each -> Texts.of(theme, each)));
        this.scripts = Scripts.of(theme, addresses.basePath());
        this.pictures = ThemePictures.of(theme, assets);
        this.templates = new Templates(theme, texts, sprite, scripts, pictures.at(addresses));
        this.versions = TemplateVersions.of(theme);
        this.accessibility = AccessibilityTable.of(theme);
    }

    StyleSheet styleSheet() {
        return styleSheet;
    }

    String iconPath() {
        return "/assets/" + ICON;
    }

    /** The pictures that the theme comes with, by their paths below the site's root. */
    Map<String, byte[]> pictures() {
        return pictures.all();
    }

    AppIcons icons() {
        return icons;
    }

    Texts texts(String language) {
        return Objects.requireNonNull(texts.get(language), language);
    }

    /** How the site meets each criterion of accessibility. */
    AccessibilityTable accessibility() {
        return accessibility;
    }

    /** Whether a server answers searches. */
    boolean hasServer() {
        return hasServer;
    }

    Templates templates() {
        return templates;
    }

    /** Hands over the facts that pages read of the theme. */
    void provide(ObjLongConsumer<Fact> to) {
        TemplateVersions.provide(versions, to);
    }

    /** The files that every page needs. */
    List<FilePlan> files(Addresses addresses) {
        var files = new ArrayList<FilePlan>();
        files.add(new FilePlan(addresses.at(styleSheet.path()), styleSheet::bytes));
        files.add(new FilePlan(addresses.at(sprite.path()), sprite::bytes));
        files.add(new FilePlan(addresses.at(iconPath()), () -> icon));
        files.addAll(icons.files(addresses));
        pictures.all()
                .forEach((path, bytes) -> files.add(new FilePlan(addresses.at(path), () -> bytes)));
        scripts.all()
                .forEach(script ->
                        files.add(new FilePlan(addresses.at(script.path()), script::bytes)));
        return files;
    }
}
