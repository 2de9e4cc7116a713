package jp.musubi.cms.office;

import jp.musubi.cms.audit.AuditEvent;
import jp.musubi.cms.screen.Screens;
import jp.musubi.cms.web.Request;
import jp.musubi.site.theme.Theme;
import jp.musubi.site.theme.ThemeOption;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The record in the words of people. It is written in codes, so that it means the same in all
 * languages and years; what has no words here is shown as it was written.
 */
final class AuditWords {
    /** The words before the dot of all actions, in the order in which they are offered. */
    static final List<String> GROUPS =
            List.of(
                    "entry",
                    "review",
                    "registration",
                    "freshness",
                    "session",
                    "account",
                    "factor",
                    "passkey",
                    "token",
                    "membership",
                    "invitation",
                    "handover",
                    "preview",
                    "revision",
                    "mail",
                    "publishing",
                    "banner",
                    "award",
                    "key",
                    "setting");

    private static final List<Phrase> PHRASES =
            List.of(
                    phrase("revision", "revision (\\d+)"),
                    phrase("revision-reason", "revision (\\d+): (.*)"),
                    phrase("from", "from (\\d+)"),
                    phrase("release", "release (\\d+)"),
                    phrase(
                            "release-by-command",
                            "release (\\d+) instead of (\\d+), by (\\S+) at ([0-9: -]+)"),
                    phrase("key-by-command", "(key-\\S+), by (\\S+) at ([0-9: -]+)"),
                    phrase("by-command", "by (\\S+) at ([0-9: -]+)"),
                    phrase("with", "with (\\d+)"),
                    phrase("people", "people asked: (\\d+)"),
                    phrase("entries", "(\\d+) entries"),
                    phrase("over", "over ([0-9-]+)"),
                    phrase("programme", "(.*), programme ([a-z][a-z0-9_]*)"),
                    phrase("number", "(\\S+) from ([0-9-]+)"),
                    phrase("freshness", "asks (\\S+), months (\\d+), reminder days (\\d+)"),
                    phrase("reminder", "reminds (\\S+), waiting days (\\d+), days apart (\\d+)"),
                    phrase("registration", "takes down (\\S+), days (\\d+)"));

    private static final Pattern APPLICATION =
            Pattern.compile("application (\\d+)(?: ([a-z]+))?(?:, not verified: ([a-z ]+))?");

    private static final Pattern SITE = Pattern.compile("site: ([a-z ]+)");

    private static final Pattern LOOK = Pattern.compile("look: ([a-z0-9 -]+)");

    private static final Pattern ACCOUNT = Pattern.compile("account=([0-9a-f-]{36})");

    private final Screens screens;
    private final String language;
    private final Function<UUID, String> names;

    /**
     * Words of a language.
     *
     * @param names what accounts are called
     */
    AuditWords(Screens screens, String language, Function<UUID, String> names) {
        this.screens = screens;
        this.language = language;
        this.names = names;
    }

    /** Details of one shape: what the pattern captures is put into the message of that name. */
    private record Phrase(String name, Pattern shape) {}

    private static Phrase phrase(String name, String shape) {
        return new Phrase(name, Pattern.compile(shape));
    }

    /** Who did it. Not all who have no account are the program. */
    String actor(AuditEvent event) {
        UUID actor = event.actor();
        return actor == null
                ? screens.find(language, "audit.nobody." + event.action())
                        .orElseGet(() -> screens.text(language, "audit.program"))
                : names.apply(actor);
    }

    /** What was done. */
    String action(AuditEvent event) {
        return screens.find(language, "audit.deed." + event.action()).orElse(event.action());
    }

    /** What more is said of it; empty for nothing. */
    String details(AuditEvent event) {
        String details = event.details();
        return Stream.<Function<AuditEvent, Optional<String>>>of(
                        this::word,
                        this::person,
                        this::application,
                        this::site,
                        this::look,
                        this::phrased)
                .flatMap(way -> way.apply(event).stream())
                .findFirst()
                .orElse(details);
    }

    /** One word that stands for itself: a way to sign in, a position, a standing. */
    private Optional<String> word(AuditEvent event) {
        String word = key(event.details());
        return Stream.of("audit.word.", "position.", "term.standing.", "register.state.")
                .flatMap(prefix -> screens.find(language, prefix + word).stream())
                .findFirst();
    }

    private Optional<String> person(AuditEvent event) {
        return matched(ACCOUNT, event)
                .flatMap(found -> Request.uuid(found.group(1)))
                .map(id -> more("person", names.apply(id)));
    }

    private Optional<String> application(AuditEvent event) {
        return matched(APPLICATION, event)
                .map(found ->
                        Stream.of(
                                        Optional.of(number(found)),
                                        Optional.ofNullable(found.group(2)).map(this::state),
                                        Optional.ofNullable(found.group(3)).map(this::unverified))
                                .flatMap(Optional::stream)
                                .collect(Collectors.joining(screens.text(language, "audit.and"))));
    }

    private Optional<String> site(AuditEvent event) {
        return matched(SITE, event)
                .map(found -> more("site", named("settings.site.", found.group(1))));
    }

    private Optional<String> look(AuditEvent event) {
        return matched(LOOK, event)
                .map(found ->
                        Stream.of(found.group(1).split(" ", -1))
                                .map(this::option)
                                .collect(Collectors.joining(" / ")))
                .map(names -> more("site", names));
    }

    /** Options are named by themes; a city's own may have more than those of the program. */
    private String option(String name) {
        ThemeOption option = Theme.shipped(Theme.DEFAULT).options().all().get(name);
        return name.equals(LookForm.THEME)
                ? screens.text(language, "settings.look.theme")
                : option == null ? name : option.label().in(language);
    }

    private String number(MatchResult found) {
        return more("application", "%04d".formatted(Integer.parseInt(found.group(1))));
    }

    private String state(String id) {
        return screens.find(language, "register.state." + id).orElse(id);
    }

    private String unverified(String ids) {
        return more("not-verified", named("registrations.check.", ids));
    }

    /** Things by the names that messages with a prefix give them. */
    private String named(String prefix, String ids) {
        return Stream.of(ids.split(" "))
                .map(id -> screens.find(language, prefix + id).orElse(id))
                .collect(Collectors.joining(" / "));
    }

    private Optional<String> phrased(AuditEvent event) {
        return PHRASES.stream().flatMap(phrase -> said(phrase, event).stream()).findFirst();
    }

    private Optional<String> said(Phrase phrase, AuditEvent event) {
        return matched(phrase.shape(), event)
                .map(found -> more(phrase.name(), groups(found).map(this::plain).toArray()));
    }

    private String plain(String word) {
        return screens.find(language, "audit.word." + key(word)).orElse(word);
    }

    private static String key(String words) {
        return words.toLowerCase(Locale.ROOT).replace(' ', '-');
    }

    private static Stream<String> groups(MatchResult found) {
        return Stream.iterate(1, at -> at <= found.groupCount(), at -> at + 1)
                .flatMap(at -> Stream.ofNullable(found.group(at)));
    }

    private static Optional<MatchResult> matched(Pattern shape, AuditEvent event) {
        Matcher found = shape.matcher(event.details());
        return found.matches() ? Optional.of(found.toMatchResult()) : Optional.empty();
    }

    private String more(String name, Object... words) {
        return screens.text(language, "audit.more." + name, words);
    }
}
