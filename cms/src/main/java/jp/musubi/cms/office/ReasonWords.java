package jp.musubi.cms.office;

import jp.musubi.cms.screen.Screens;
import jp.musubi.content.model.ContentModel;
import jp.musubi.content.model.ContentType;
import jp.musubi.content.model.Field;
import jp.musubi.site.Reason;
import jp.musubi.site.Reason.Cause;
import jp.musubi.site.trace.Fact;
import jp.musubi.site.trace.Fact.Sort;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Why a page was made again, in the words of people. */
final class ReasonWords {
    private final ContentModel model;
    private final Screens screens;
    private final String language;
    private final Function<String, Optional<String>> titles;

    /**
     * Words of a language.
     *
     * @param titles what an entry is called, by its id, where the build could not tell
     */
    ReasonWords(
            ContentModel model,
            Screens screens,
            String language,
            Function<String, Optional<String>> titles) {
        this.model = model;
        this.screens = screens;
        this.language = language;
        this.titles = titles;
    }

    /** All reasons of one file as one sentence. */
    String sentence(List<Reason> reasons) {
        return reasons.stream()
                .map(this::clause)
                .distinct()
                .collect(Collectors.joining(text("also")));
    }

    private String clause(Reason reason) {
        String kind = reason.kind().id();
        List<Cause> things =
                reason.causes().stream()
                        .filter(cause -> cause.fact().sort() == Sort.ENTRY)
                        .toList();
        List<Cause> lists =
                reason.causes().stream()
                        .filter(cause -> cause.fact().sort() != Sort.ENTRY)
                        .toList();
        String list = lists.isEmpty() ? "" : name(lists.getFirst());
        return switch (reason.kind()) {
            case LISTED, UNLISTED ->
                    list.isEmpty()
                            ? text(kind, names(things, reason.more()))
                            : text(kind + ".in", names(things, 0), list);
            case ORDERED -> list.isEmpty() ? text(kind) : text(kind + ".in", list);
            case CHANGED -> {
                List<Cause> causes = reason.causes();
                String named = names(causes, causes.size() > 1 ? reason.more() : 0);
                yield text(kind, causes.isEmpty() ? text("content") : named);
            }
            case MOVED_HERE, MOVED_AWAY, GONE ->
                    things.isEmpty() ? text(kind) : text(kind + ".of", names(things, 0));
            case NEW, DAY, PAGES, MISSING, WHOLE -> text(kind);
        };
    }

    private String names(List<Cause> causes, int more) {
        String named =
                causes.stream().map(this::name).distinct().collect(Collectors.joining(text("and")));
        return more > 0 ? text("more", named, more) : named;
    }

    private String name(Cause cause) {
        Fact fact = cause.fact();
        String[] key = fact.key().split("[/ ]", 3);
        return switch (fact.sort()) {
            case ENTRY ->
                    Optional.of(cause.title())
                            .filter(title -> !title.isEmpty())
                            .or(() -> titles.apply(fact.key()))
                            .map(title -> text("entry", title))
                            .orElseGet(() -> text("some-entry"));
            case ASSET, DOCUMENT, EVERY_ASSET -> text("asset");
            case TERM, TERM_ORDER -> key.length < 3 ? text("content") : term(key);
            case TERM_ENTRIES, TERM_COUNTS -> key.length < 2 ? text("content") : counts(key);
            case TYPE, NAMES, TITLES -> type(fact.key());
            case REFERRERS -> key.length < 2 ? text("content") : type(key[1]);
            case REDIRECTS -> text("redirects");
            case SIGNED, SIGNED_FILES -> text("signed");
            case NUMBER -> text("number", fact.key());
            case FRAME -> text("frame");
            case TEMPLATE -> text("template");
            case CHANGED_AT -> text("changed-at");
            case NEWS, EVERY_ENTRY -> text("content");
        };
    }

    private String type(String name) {
        return model.type(name)
                .map(ContentType::pluralLabel)
                .map(label -> label.in(language))
                .orElse(name);
    }

    private Optional<Field> field(String[] key) {
        return model.type(key[0]).flatMap(type -> type.field(key[1]));
    }

    private String term(String[] key) {
        String label = field(key).map(field -> field.label().in(language)).orElse(key[1]);
        String term =
                field(key)
                        .flatMap(Field::vocabularyName)
                        .flatMap(model::vocabulary)
                        .flatMap(vocabulary -> vocabulary.term(key[2]))
                        .map(found -> found.label().in(language))
                        .orElse(key[2]);
        return text("term", label, term);
    }

    private String counts(String[] key) {
        return text("counts", field(key).map(field -> field.label().in(language)).orElse(key[1]));
    }

    private String text(String name, Object... arguments) {
        return screens.text(language, "reason." + name, arguments);
    }
}
