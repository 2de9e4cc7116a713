package jp.musubi.content.snapshot;

import jp.musubi.content.banner.BannerArtwork;
import jp.musubi.content.label.Label;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a city says about its site as a whole.
 *
 * @param title name of the site
 * @param city name of the city
 * @param description the promise in one sentence, if given
 * @param office who answers: name, address and hours in one text, if given
 * @param awarder who signs certificates, such as the mayor by title and name; the city if not given
 * @param baseUrl public address of the site, ending in a slash
 * @param languages codes; the first is the language of plain strings
 * @param generatedAt when the snapshot was taken
 * @param sample whether every page must say that its groups are fictional
 * @param look what it looks like, as far as somebody chose
 * @param artwork that the city brought for its banners; empty for the program's own
 */
public record Site(
        Label title,
        Label city,
        @Nullable Label description,
        @Nullable Label office,
        @Nullable Label awarder,
        String baseUrl,
        List<String> languages,
        Instant generatedAt,
        boolean sample,
        Look look,
        List<BannerArtwork> artwork) {
    public Site {
        languages = List.copyOf(languages);
        artwork = List.copyOf(artwork);
    }

    /** A site of which nobody chose the look, and whose city signs its certificates. */
    public Site(
            Label title,
            Label city,
            @Nullable Label description,
            @Nullable Label office,
            String baseUrl,
            List<String> languages,
            Instant generatedAt,
            boolean sample) {
        this(
                title,
                city,
                description,
                office,
                null,
                baseUrl,
                languages,
                generatedAt,
                sample,
                Look.NONE,
                List.of());
    }

    /** The same at another moment. */
    public Site at(Instant moment) {
        return new Site(
                title,
                city,
                description,
                office,
                awarder,
                baseUrl,
                languages,
                moment,
                sample,
                look,
                artwork);
    }

    /** The same with another look. */
    public Site with(Look other) {
        return new Site(
                title,
                city,
                description,
                office,
                awarder,
                baseUrl,
                languages,
                generatedAt,
                sample,
                other,
                artwork);
    }

    /** The same with other artwork of banners. */
    public Site with(List<BannerArtwork> others) {
        return new Site(
                title,
                city,
                description,
                office,
                awarder,
                baseUrl,
                languages,
                generatedAt,
                sample,
                look,
                others);
    }

    /** The language that plain strings are written in. */
    public String firstLanguage() {
        return languages.getFirst();
    }

    /** Who signs certificates. */
    public Label signer() {
        return awarder == null ? city : awarder;
    }

    /** The promise, if given. */
    public Optional<Label> promise() {
        return Optional.ofNullable(description);
    }
}
