package jp.musubi.cms.office;

import jp.musubi.cms.entry.EntryStore;
import jp.musubi.cms.entry.StoredEntry;
import jp.musubi.cms.screen.Screens;
import jp.musubi.cms.web.Request;
import jp.musubi.site.plan.Failure;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Why a site could not be built, in the words of people, and what to do about it. */
final class FailureWords {
    private static final Pattern ID =
            Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern ENTRY = Pattern.compile("([a-z][a-z0-9_]*) ([a-z0-9-]+)");

    private final EntryStore entries;
    private final Screens screens;
    private final String language;

    FailureWords(EntryStore entries, Screens screens, String language) {
        this.entries = entries;
        this.screens = screens;
        this.language = language;
    }

    /** The sentences of failures, each once. */
    List<String> sentences(List<Failure> failures) {
        return failures.stream().flatMap(failure -> sentence(failure).stream()).distinct().toList();
    }

    private Optional<String> sentence(Failure failure) {
        List<String> said = failure.values();
        return switch (failure.kind()) {
            case TEMPLATE ->
                    said.size() < 5
                            ? Optional.empty()
                            : Optional.of(
                                    text(
                                            failure,
                                            shown(said.get(2)),
                                            language(said.get(3)),
                                            said.get(0),
                                            said.get(1)));
            case UNMADE,
                    BROKEN_LINK,
                    BROKEN_ANCHOR,
                    OUTSIDE,
                    NOT_WRITABLE,
                    UNPRINTABLE_LETTER,
                    UNPRINTABLE_LENGTH,
                    PRIVATE_KEY ->
                    said.isEmpty()
                            ? Optional.empty()
                            : Optional.of(
                                    text(
                                            failure,
                                            Stream.concat(
                                                            Stream.of(shown(said.getFirst())),
                                                            said.stream().skip(1))
                                                    .toArray()));
            case NO_SPACE -> Optional.of(text(failure));
            case OTHER -> Optional.empty();
        };
    }

    private String text(Failure failure, Object... values) {
        return screens.text(language, "failure." + failure.kind().id(), values);
    }

    /** What a page shows: the title of an entry where it is one, else its address. */
    private String shown(String subject) {
        Matcher id = ID.matcher(subject);
        Matcher entry = ENTRY.matcher(subject);
        Optional<StoredEntry> found =
                id.find()
                        ? Request.uuid(id.group()).flatMap(entries::find)
                        : entry.matches()
                                ? entries.find(entry.group(1), entry.group(2))
                                : Optional.empty();
        return found.map(StoredEntry::title)
                .filter(title -> !title.isEmpty())
                .map(title -> screens.text(language, "failure.entry", title))
                .orElse(subject);
    }

    private String language(String code) {
        return Locale.forLanguageTag(code).getDisplayLanguage(Locale.forLanguageTag(language));
    }
}
