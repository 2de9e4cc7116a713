package jp.musubi.cms.office;

import jp.musubi.cms.database.StorableText;
import jp.musubi.cms.entry.Draft;
import jp.musubi.cms.entry.StoredEntry;
import jp.musubi.cms.entry.WorkLists;
import jp.musubi.cms.entry.WorkQuery;
import jp.musubi.cms.review.ValueWords;
import jp.musubi.cms.screen.Screen;
import jp.musubi.cms.screen.Screens;
import jp.musubi.cms.screen.Section;
import jp.musubi.cms.screen.Times;
import jp.musubi.cms.web.Answer;
import jp.musubi.cms.web.Form;
import jp.musubi.cms.web.Parameter;
import jp.musubi.cms.web.Permission;
import jp.musubi.cms.web.Refusal;
import jp.musubi.cms.web.Request;
import jp.musubi.cms.web.Route;
import jp.musubi.cms.web.Schemas;
import jp.musubi.content.label.Label;
import jp.musubi.content.model.ContentModel;
import jp.musubi.content.model.ContentType;
import jp.musubi.content.model.Field;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Lists of all entries of a type, to find, compare, take along, and change many at once. */
public final class TypeScreens {
    private static final String PATH = Route.SCREENS + "/types/{plural}";
    private static final int ROWS_OF_PAGE = 50;
    private static final int MAX_REASON_UNITS = 500;
    private static final Parameter PLURAL =
            Parameter.path("plural", Label.of("種類", "Plural of the type"));

    private final ContentModel model;
    private final WorkLists lists;
    private final ValueWords words;
    private final Bulk bulk;
    private final Runnable publisher;
    private final Screens screens;

    TypeScreens(
            ContentModel model,
            WorkLists lists,
            ValueWords words,
            Bulk bulk,
            Runnable publisher,
            Screens screens) {
        this.model = model;
        this.lists = lists;
        this.words = words;
        this.bulk = bulk;
        this.publisher = publisher;
        this.screens = screens;
    }

    /** A line of a list, with its cells in the order of the columns. */
    public record Row(
            String id,
            String address,
            String title,
            String state,
            String hue,
            String saved,
            List<Cell> cells) {
        public Row {
            cells = List.copyOf(cells);
        }
    }

    /** A value under the name of its column. */
    public record Cell(String label, String text) {}

    /** A choice in a list of choices. */
    public record Choice(String value, String label, boolean chosen) {}

    /** A field to narrow by, with its values. */
    public record Filter(String name, String label, List<Choice> choices) {
        public Filter {
            choices = List.copyOf(choices);
        }
    }

    /** What would become of an entry. */
    public record Foreseen(String id, String title, String effect, boolean happens) {}

    List<Route> routes() {
        return List.of(
                Route.get(PATH, "種類ごとの一覧", "All entries of a type")
                        .allowing(Permission.STAFF)
                        .with(PLURAL)
                        .with(TypeList.parameters(model))
                        .answeringPage()
                        .by(this::show),
                Route.get(PATH + "/entries.csv", "一覧を CSV で", "The list as CSV")
                        .allowing(Permission.STAFF)
                        .with(PLURAL)
                        .with(TypeList.parameters(model))
                        .answering(new Route.Reply(200, CsvAnswer.MEDIA_TYPE, Schemas.text()))
                        .by(this::csv),
                Route.post(PATH + "/bulk", "まとめて変える", "Change many at once")
                        .allowing(Permission.PUBLISHER)
                        .with(PLURAL)
                        .acceptingForm()
                        .by(this::change));
    }

    private ContentType type(Request request) {
        return model.typeByPlural(request.path("plural")).orElseThrow(Refusal::notFound);
    }

    private Answer show(Request request) {
        ContentType type = type(request);
        TypeList asked = TypeList.of(request.query(), type);
        String language = request.language();
        int total = lists.count(asked.query());
        int offset = (asked.page() - 1) * ROWS_OF_PAGE;
        List<Row> rows =
                lists.find(asked.query(), ROWS_OF_PAGE, offset).stream()
                        .map(draft -> row(request, draft, asked))
                        .toList();
        String base = Route.SCREENS + "/types/" + type.plural();
        boolean more = offset + rows.size() < total;
        return screens.show(
                request,
                Screen.of("entries.peb", type.pluralLabel().in(language), Section.ENTRIES)
                        .with("base", base)
                        .with("types", types(type, language))
                        .with("rows", rows)
                        .with("total", total)
                        .with("q", asked.query().title())
                        .with("states", states(request, asked))
                        .with("orders", orders(request, asked))
                        .with("filters", filters(request, type, asked))
                        .with("columns", columns(type, asked, language))
                        .with(
                                "heads",
                                asked.columns().stream()
                                        .map(field -> field.label().in(language))
                                        .toList())
                        .with("trash", asked.query().state() == WorkQuery.State.TRASH)
                        .with("csv", base + "/entries.csv?" + asked.words(1))
                        .with(
                                "previous",
                                asked.page() > 1 ? base + "?" + asked.words(asked.page() - 1) : "")
                        .with("next", more ? base + "?" + asked.words(asked.page() + 1) : ""));
    }

    private List<Choice> types(ContentType shown, String language) {
        return model.types().values().stream()
                .map(type ->
                        new Choice(
                                Route.SCREENS + "/types/" + type.plural(),
                                type.pluralLabel().in(language),
                                type.equals(shown)))
                .toList();
    }

    private List<Choice> states(Request request, TypeList asked) {
        return Stream.of(WorkQuery.State.values())
                .map(state ->
                        new Choice(
                                state.id(),
                                screens.text(request, "entries.state." + state.id()),
                                state == asked.query().state()))
                .toList();
    }

    private List<Choice> orders(Request request, TypeList asked) {
        return Stream.of(WorkQuery.Order.values())
                .map(order ->
                        new Choice(
                                order.id(),
                                screens.text(request, "entries.order." + order.id()),
                                order == asked.query().order()))
                .toList();
    }

    private List<Filter> filters(Request request, ContentType type, TypeList asked) {
        String language = request.language();
        List<Filter> filters = new ArrayList<>();
        for (Field field : TypeList.filters(type)) {
            String chosen = asked.query().filters().getOrDefault(field.name(), "");
            List<Choice> choices = new ArrayList<>();
            choices.add(new Choice("", screens.text(request, "queue.all"), chosen.isEmpty()));
            field.vocabularyName().flatMap(model::vocabulary).stream()
                    .flatMap(vocabulary -> vocabulary.terms().values().stream())
                    .map(term ->
                            new Choice(term.id(), term.name(language), term.id().equals(chosen)))
                    .forEach(choices::add);
            filters.add(
                    new Filter(
                            "filter[" + field.name() + "]", field.label().in(language), choices));
        }
        return filters;
    }

    private static List<Choice> columns(ContentType type, TypeList asked, String language) {
        return type.fields().values().stream()
                .filter(field -> !field.name().equals(type.titleField()))
                .map(field ->
                        new Choice(
                                field.name(),
                                field.label().in(language),
                                asked.columns().contains(field)))
                .toList();
    }

    private Row row(Request request, Draft draft, TypeList asked) {
        StoredEntry entry = draft.entry();
        String language = request.language();
        String state = stateOf(entry, asked);
        return new Row(
                entry.id().toString(),
                Route.SCREENS + "/entries/" + entry.id() + "/edit",
                entry.title().isEmpty() ? entry.slug() : entry.title(),
                screens.text(language, "entries.state." + state),
                hue(state),
                new Times(screens, language).minute(entry.savedAt()),
                asked.columns().stream()
                        .map(field ->
                                new Cell(field.label().in(language), value(draft, field, language)))
                        .toList());
    }

    private String value(Draft draft, Field field, String language) {
        return draft.content()
                .fields()
                .get(field.name())
                .map(value -> words.text(field, value, language))
                .orElse("");
    }

    private static String stateOf(StoredEntry entry, TypeList asked) {
        if (asked.query().state() == WorkQuery.State.TRASH) {
            return WorkQuery.State.TRASH.id();
        }
        if (!entry.isLive()) {
            return WorkQuery.State.DRAFT.id();
        }
        return (entry.hasUnpublishedChanges() ? WorkQuery.State.CHANGED : WorkQuery.State.PUBLISHED)
                .id();
    }

    private static String hue(String state) {
        return switch (state) {
            case "published" -> "is-kusa";
            case "changed" -> "is-oudo";
            default -> "is-plain";
        };
    }

    private Answer csv(Request request) {
        ContentType type = type(request);
        TypeList asked = TypeList.of(request.query(), type);
        String language = request.language();
        List<String> heads = new ArrayList<>(List.of("id", "slug", type.titleField(), "state"));
        asked.columns().forEach(field -> heads.add(field.name()));
        return CsvAnswer.of(
                type.plural() + ".csv",
                heads,
                lines -> {
                    int offset = 0;
                    List<Draft> piece;
                    do {
                        piece = lists.find(asked.query(), WorkQuery.MAX_LIMIT_ENTRIES, offset);
                        for (Draft draft : piece) {
                            lines.accept(line(draft, asked, language));
                        }
                        offset += piece.size();
                    } while (piece.size() == WorkQuery.MAX_LIMIT_ENTRIES);
                });
    }

    private List<String> line(Draft draft, TypeList asked, String language) {
        StoredEntry entry = draft.entry();
        List<String> line = new ArrayList<>();
        line.add(entry.id().toString());
        line.add(entry.slug());
        line.add(entry.title());
        line.add(stateOf(entry, asked));
        asked.columns().forEach(field -> line.add(value(draft, field, language)));
        return line;
    }

    private Answer change(Request request) throws IOException {
        ContentType type = type(request);
        Form form = request.form();
        Bulk.Action action = Bulk.Action.of(form.text("action")).orElseThrow(Refusal::notFound);
        List<UUID> ids =
                form.all("entry").stream()
                        .flatMap(text -> Request.uuid(text).stream())
                        .distinct()
                        .limit(Bulk.MAX_ENTRIES)
                        .toList();
        String base = Route.SCREENS + "/types/" + type.plural();
        if (ids.isEmpty()) {
            return Answer.seeOther(base + "?done=nothing-chosen");
        }
        if (!form.has("confirmed")) {
            return foresee(request, type, action, ids, base);
        }
        String reason = StorableText.cut(form.text("reason").strip(), MAX_REASON_UNITS);
        if (bulk.run(action, type, ids, request.caller().account(), reason) == 0) {
            return foresee(request, type, action, ids, base);
        }
        publisher.run();
        return Answer.seeOther(base + "?done=bulk-" + action.id());
    }

    private Answer foresee(
            Request request, ContentType type, Bulk.Action action, List<UUID> ids, String base) {
        List<Foreseen> foreseen =
                ids.stream().map(id -> foresee(request, type, action, id)).toList();
        long happening = foreseen.stream().filter(Foreseen::happens).count();
        return screens.show(
                request,
                Screen.of(
                                "bulk.peb",
                                screens.text(request, "bulk.title." + action.id(), happening),
                                Section.ENTRIES)
                        .with("base", base)
                        .with("action", action.id())
                        .with("entries", foreseen)
                        .with("happening", happening)
                        .with(
                                "asksReason",
                                action == Bulk.Action.UNPUBLISH || action == Bulk.Action.TRASH)
                        .with("go", screens.text(request, "bulk.go." + action.id(), happening)));
    }

    private Foreseen foresee(Request request, ContentType type, Bulk.Action action, UUID id) {
        Bulk.Effect effect = bulk.foresee(action, type, id);
        String key = effect == Bulk.Effect.DONE ? action.id() : effect.id();
        return new Foreseen(
                id.toString(),
                bulk.title(id),
                screens.text(request, "bulk.effect." + key),
                effect == Bulk.Effect.DONE);
    }
}
