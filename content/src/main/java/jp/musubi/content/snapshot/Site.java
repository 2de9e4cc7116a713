package jp.musubi.content.snapshot;

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
 * @param baseUrl public address of the site, ending in a slash
 * @param languages codes; the first is the language of plain strings
 * @param generatedAt when the snapshot was taken
 * @param sample whether every page must say that its groups are fictional
 */
public record Site(
        Label title,
        Label city,
        @Nullable Label description,
        @Nullable Label office,
        String baseUrl,
        List<String> languages,
        Instant generatedAt,
        boolean sample) {
    public Site {
        languages = List.copyOf(languages);
    }

    /** The language that plain strings are written in. */
    public String firstLanguage() {
        return languages.getFirst();
    }

    /** The promise, if given. */
    public Optional<Label> promise() {
        return Optional.ofNullable(description);
    }
}
