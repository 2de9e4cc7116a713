package jp.musubi.site.render;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import jp.musubi.site.art.AppIcon;
import jp.musubi.site.art.AppIcon.Colours;
import jp.musubi.site.art.AppIcon.Shape;
import jp.musubi.site.link.Addresses;
import jp.musubi.site.plan.FilePlan;
import jp.musubi.site.theme.Colour;
import jp.musubi.site.theme.Scheme;
import jp.musubi.site.theme.Theme;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The icons that devices show when somebody keeps the site on a home screen, drawn in the colours
 * of the theme, and the manifest (W3C Web Application Manifest) that names them.
 */
final class AppIcons {
    /** Where the manifest of a language is, without the language. */
    static final String MANIFEST = "/manifest.webmanifest";

    private static final int FAVICON_PIXELS = 32;
    private static final Icon TOUCH = new Icon("/assets/icon-touch.png", Shape.FULL, 180);
    private static final List<Icon> LISTED =
            List.of(
                    new Icon("/assets/icon-192.png", Shape.ROUNDED, 192),
                    new Icon("/assets/icon-512.png", Shape.ROUNDED, 512),
                    new Icon("/assets/icon-maskable-512.png", Shape.FULL, 512));

    private final Colours colours;

    private AppIcons(Colours colours) {
        this.colours = colours;
    }

    private record Icon(String path, Shape shape, int pixels) {
        FilePlan plan(Addresses addresses, Colours colours) {
            return new FilePlan(addresses.at(path), () -> AppIcon.png(colours, shape, pixels));
        }
    }

    static AppIcons of(Theme theme) {
        return new AppIcons(
                new Colours(colour(theme, "canvas", "#ffffff"), colour(theme, "enji", "#a01c3a")));
    }

    /** A theme that brings everything itself may lack a colour. */
    private static String colour(Theme theme, String name, String otherwise) {
        return Optional.ofNullable(theme.options().palette(Scheme.LIGHT).colours().get(name))
                .map(Colour::hex)
                .orElse(otherwise);
    }

    /** The icon that some devices ask for themselves. */
    static String touchIcon(Addresses addresses) {
        return addresses.at(TOUCH.path());
    }

    /** All icons. */
    List<FilePlan> files(Addresses addresses) {
        var files = new ArrayList<FilePlan>();
        files.add(TOUCH.plan(addresses, colours));
        LISTED.forEach(icon -> files.add(icon.plan(addresses, colours)));
        files.add(
                new FilePlan(
                        addresses.at("/favicon.ico"),
                        () ->
                                AppIcon.ico(
                                        AppIcon.png(colours, Shape.ROUNDED, FAVICON_PIXELS),
                                        FAVICON_PIXELS)));
        return files;
    }

    /** The manifest of an edition. */
    FilePlan manifest(Edition edition) {
        return new FilePlan(
                edition.addresses().at(MANIFEST, edition.language()),
                () -> json(edition).toString().getBytes(StandardCharsets.UTF_8));
    }

    private ObjectNode json(Edition edition) {
        Addresses addresses = edition.addresses();
        String language = edition.language();
        String title = edition.site().title().in(language);
        ObjectNode manifest = JsonNodeFactory.instance.objectNode();
        manifest.put("id", addresses.home(language))
                .put("name", title)
                .put("short_name", Brand.of(title, edition.site().city().in(language)).name())
                .put("lang", language)
                .put("dir", "ltr")
                .put("start_url", addresses.home(language))
                .put("scope", addresses.basePath())
                .put("display", "minimal-ui")
                .put("background_color", colours.ground())
                .put("theme_color", colours.ground());
        ArrayNode icons = manifest.putArray("icons");
        for (Icon icon : LISTED) {
            icons.addObject()
                    .put("src", addresses.at(icon.path()))
                    .put("sizes", icon.pixels() + "x" + icon.pixels())
                    .put("type", "image/png")
                    .put("purpose", icon.shape() == Shape.FULL ? "maskable" : "any");
        }
        return manifest;
    }
}
