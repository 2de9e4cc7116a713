package jp.musubi.cms.review;

import jp.musubi.cms.database.Database;
import jp.musubi.cms.entry.Content;
import jp.musubi.cms.entry.EntryStore;
import jp.musubi.cms.review.ReviewViews.Choice;
import jp.musubi.cms.review.ReviewViews.Row;
import jp.musubi.cms.review.ReviewViews.Tile;
import jp.musubi.cms.screen.Screen;
import jp.musubi.cms.screen.Screens;
import jp.musubi.cms.screen.Section;
import jp.musubi.cms.screen.Times;
import jp.musubi.cms.web.Answer;
import jp.musubi.cms.web.Fault;
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

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What waits for a decision, in the order in which it presses. */
public final class QueueScreen {
    /** Path of the queue. */
    public static final String PATH = Route.SCREENS + "/reviews";

    private static final int MAX_ROWS = ReviewQuery.MAX_LIMIT_REVIEWS;
    private static final int MAX_NAMES_IN_ROW = 4;
    private static final Duration MEDIAN_OVER = Duration.ofDays(30);
    private static final String VIEWS = PATH + "/views";
    private static final String ABSENCE = PATH + "/absence";

    private final Database database;
    private final ContentModel model;
    private final EntryStore entries;
    private final ReviewStore reviews;
    private final SavedViews views;
    private final Absences absences;
    private final ReviewPeople people;
    private final Differences differences;
    private final StaleCount stale;
    private final Screens screens;

    /** How many profiles nobody confirmed for a long time. */
    @FunctionalInterface
    public interface StaleCount {
        /** The number of today. */
        long count();
    }

    QueueScreen(
            Database database,
            ContentModel model,
            EntryStore entries,
            ReviewStore reviews,
            SavedViews views,
            Absences absences,
            ReviewPeople people,
            Differences differences,
            StaleCount stale,
            Screens screens) {
        this.database = database;
        this.model = model;
        this.entries = entries;
        this.reviews = reviews;
        this.views = views;
        this.absences = absences;
        this.people = people;
        this.differences = differences;
        this.stale = stale;
        this.screens = screens;
    }

    /** The routes. */
    List<Route> routes() {
        return List.of(
                Route.get(PATH, "確認待ちの一覧", "What waits for review")
                        .allowing(Permission.STAFF)
                        .with(word("type", "種類", "Type"))
                        .with(word("who", "担当", "Who looks at it"))
                        .with(word("state", "状態", "State"))
                        .answeringPage()
                        .by(this::show),
                Route.post(VIEWS, "絞り込みに名前をつけて残す", "Keep a filter under a name")
                        .allowing(Permission.PUBLISHER)
                        .acceptingForm()
                        .by(this::keep),
                Route.post(ABSENCE, "不在の間の代わりを決める", "Name a deputy while away")
                        .allowing(Permission.PUBLISHER)
                        .acceptingForm()
                        .by(this::away));
    }

    private static Parameter word(String name, String ja, String en) {
        return Parameter.query(name, Label.of(ja, en), Schemas.text());
    }

    /** What the queue is narrowed to; empty words narrow nothing. */
    private record Filter(String type, String who, Review.State state) {
        String query() {
            return "type=" + type + "&who=" + who + "&state=" + state.id();
        }
    }

    private Filter filter(Request request) {
        String type =
                request.query().one("type").filter(name -> model.type(name).isPresent()).orElse("");
        String who =
                request.query()
                        .one("who")
                        .filter(name -> Set.of("me", "nobody").contains(name))
                        .orElse("");
        Review.State state =
                request.query().one("state").flatMap(Review.State::of).orElse(Review.State.WAITING);
        return new Filter(type, who, state);
    }

    private Answer show(Request request) {
        Filter filter = filter(request);
        var claim =
                switch (filter.who()) {
                    case "me" -> new ReviewQuery.Claim.By(request.caller().account());
                    case "nobody" -> new ReviewQuery.Claim.Nobody();
                    default -> new ReviewQuery.Claim.Any();
                };
        var query =
                new ReviewQuery(
                        Set.of(filter.state()),
                        filter.type().isEmpty() ? null : filter.type(),
                        claim,
                        null,
                        MAX_ROWS);
        List<ReviewStore.Listed> listed =
                filter.state() == Review.State.WAITING
                        ? reviews.queue(query)
                        : reviews.newest(query);
        UUID me = request.caller().account();
        return screens.show(
                request,
                Screen.of("queue.peb", screens.text(request, "queue.title"), Section.REVIEWS)
                        .with("tiles", tiles(request))
                        .with("rows", listed.stream().map(one -> row(request, one)).toList())
                        .with("types", types(request, filter))
                        .with("whos", whos(request, filter))
                        .with("states", states(request, filter))
                        .with("filter", filter.query())
                        .with("usual", filter.equals(new Filter("", "", Review.State.WAITING)))
                        .with("waits", filter.state() == Review.State.WAITING)
                        .with("views", views.of(me))
                        .with("staff", deputies(me))
                        .with("absence", absence(request, me)));
    }

    private List<Tile> tiles(Request request) {
        Instant now = Instant.now();
        Instant soon = WorkingDays.endOfDayAfter(now, 1);
        String language = request.language();
        int answers = reviews.unanswered();
        return List.of(
                new Tile(
                        text(request, "queue.waiting"),
                        Integer.toString(reviews.count(Review.State.WAITING)),
                        text(request, "queue.due-soon", reviews.countDueBefore(soon)),
                        PATH),
                new Tile(
                        text(request, "queue.returned"),
                        Integer.toString(answers),
                        reviews.longestUnanswered()
                                .map(time -> text(request, "queue.longest", time.toDays()))
                                .orElse(text(request, "queue.none-returned")),
                        PATH + "?state=returned"),
                new Tile(
                        text(request, "queue.median"),
                        reviews.medianWait(now.minus(MEDIAN_OVER))
                                .map(time -> duration(language, time))
                                .orElse("–"),
                        text(request, "queue.last-days", MEDIAN_OVER.toDays()),
                        ""),
                new Tile(
                        text(request, "queue.live"),
                        Integer.toString(reviews.count(Review.State.LIVE)),
                        text(request, "queue.live-note"),
                        PATH + "?state=live"),
                new Tile(
                        text(request, "queue.stale"),
                        Long.toString(stale.count()),
                        text(request, "queue.stale-note"),
                        Route.SCREENS + "/office"));
    }

    private String duration(String language, Duration time) {
        if (time.toHours() == 0) {
            return screens.text(language, "queue.minutes", time.toMinutes());
        }
        return time.toDays() < 2
                ? screens.text(language, "queue.hours", time.toHours())
                : screens.text(language, "queue.days", time.toDays());
    }

    private Row row(Request request, ReviewStore.Listed listed) {
        Review review = listed.review();
        String language = request.language();
        Optional<ContentType> type = model.type(listed.type());
        List<String> changed =
                type.map(known -> changed(review, known, language)).orElse(List.of());
        return new Row(
                PATH + "/" + review.id(),
                listed.title(),
                listed.live() ? names(changed, language) : text(request, "queue.new"),
                listed.live() ? changed.size() : 0,
                type.map(known -> known.label().in(language)).orElse(listed.type()),
                people.name(review.submittedBy()),
                Due.text(screens, language, review.dueAt()),
                review.state() == Review.State.WAITING ? Due.wait(review.dueAt()) : "",
                people.name(review.claimedBy()),
                text(request, "review.state." + review.state().id()),
                review.priority() == Review.Priority.HIGH);
    }

    private List<String> changed(Review review, ContentType type, String language) {
        Content live =
                entries.findLive(review.entry())
                        .map(found -> new Content(found.entry().fields(), found.entry().shown()))
                        .orElse(Content.NONE);
        Content now = entries.revision(review.entry(), review.revision()).orElse(Content.NONE);
        return differences.changedLabels(type, live, now, language);
    }

    private static String names(List<String> labels, String language) {
        String comma = language.equals("ja") ? "、" : ", ";
        String some = String.join(comma, labels.stream().limit(MAX_NAMES_IN_ROW).toList());
        return labels.size() > MAX_NAMES_IN_ROW ? some + " …" : some;
    }

    private List<Choice> types(Request request, Filter filter) {
        List<Choice> choices = new ArrayList<>();
        choices.add(new Choice("", text(request, "queue.all"), filter.type().isEmpty()));
        for (ContentType type : model.types().values()) {
            choices.add(
                    new Choice(
                            type.name(),
                            type.label().in(request.language()),
                            filter.type().equals(type.name())));
        }
        return choices;
    }

    private List<Choice> whos(Request request, Filter filter) {
        return List.of("", "me", "nobody").stream()
                .map(who ->
                        new Choice(
                                who,
                                text(request, who.isEmpty() ? "queue.all" : "queue.who." + who),
                                filter.who().equals(who)))
                .toList();
    }

    private List<Choice> states(Request request, Filter filter) {
        return List.of(Review.State.values()).stream()
                .map(state ->
                        new Choice(
                                state.id(),
                                text(request, "review.state." + state.id()),
                                filter.state() == state))
                .toList();
    }

    private List<Choice> deputies(UUID me) {
        return people.staff().stream()
                .filter(account -> !account.id().equals(me))
                .map(account -> new Choice(account.id().toString(), account.name(), false))
                .toList();
    }

    private String absence(Request request, UUID me) {
        return absences.of(me)
                .map(away ->
                        text(
                                request,
                                "queue.away-until",
                                new Times(screens, request.language()).day(away.until()),
                                people.name(away.deputy())))
                .orElse("");
    }

    private Answer keep(Request request) throws IOException {
        Form form = request.form();
        UUID account = request.caller().account();
        String name = form.one("name").orElseThrow(() -> missing("name"));
        String query = form.text("query");
        if (name.length() > SavedViews.MAX_NAME_UNITS) {
            throw Refusal.invalid(Fault.at("name", "too_long", SavedViews.MAX_NAME_UNITS));
        }
        if (query.length() > SavedViews.MAX_QUERY_CHARS || !query.matches("[a-z0-9_=&-]*")) {
            throw Refusal.invalid(Fault.at("query", "no_filter"));
        }
        boolean forget = form.has("forget");
        database.write(tx -> {
            if (forget) {
                views.remove(tx, account, name);
            } else if (!views.put(tx, account, new SavedViews.SavedView(name, query))) {
                throw Refusal.invalid(Fault.at("name", "too_many_views", SavedViews.MAX_VIEWS));
            }
            return account;
        });
        String done = forget ? "done=view-forgotten" : query + "&done=view-kept";
        return Answer.seeOther(PATH + "?" + done);
    }

    private Answer away(Request request) throws IOException {
        Form form = request.form();
        UUID account = request.caller().account();
        if (form.has("back")) {
            database.write(tx -> {
                absences.end(tx, account);
                return account;
            });
            return Answer.seeOther(PATH + "?done=back-again");
        }
        UUID deputy =
                form.one("deputy")
                        .flatMap(Request::uuid)
                        .filter(people::isStaff)
                        .filter(other -> !other.equals(account))
                        .orElseThrow(() -> missing("deputy"));
        Instant until = day(form.text("until"));
        database.write(tx -> {
            absences.put(tx, new Absences.Absence(account, deputy, until));
            return account;
        });
        return Answer.seeOther(PATH + "?done=away");
    }

    private static Instant day(String text) {
        try {
            return ReviewInput.future("until", WorkingDays.endOf(LocalDate.parse(text)));
        } catch (DateTimeException e) {
            throw Refusal.invalid(Fault.at("until", "no_instant"));
        }
    }

    private static Refusal missing(String field) {
        return Refusal.invalid(Fault.at(field, "required"));
    }

    private String text(Request request, String key, Object... arguments) {
        return screens.text(request, key, arguments);
    }
}
