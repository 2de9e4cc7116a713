package jp.musubi.cms.office;

import jp.musubi.cms.account.Account;
import jp.musubi.cms.account.AccountStore;
import jp.musubi.cms.audit.AuditEvent;
import jp.musubi.cms.audit.AuditLog;
import jp.musubi.cms.audit.AuditQuery;
import jp.musubi.cms.entry.EntryStore;
import jp.musubi.cms.entry.StoredEntry;
import jp.musubi.cms.screen.Screen;
import jp.musubi.cms.screen.Screens;
import jp.musubi.cms.screen.Section;
import jp.musubi.cms.screen.Times;
import jp.musubi.cms.web.Answer;
import jp.musubi.cms.web.Parameter;
import jp.musubi.cms.web.Permission;
import jp.musubi.cms.web.QueryString;
import jp.musubi.cms.web.Refusal;
import jp.musubi.cms.web.Request;
import jp.musubi.cms.web.Route;
import jp.musubi.cms.web.Schemas;
import jp.musubi.content.label.Label;

import org.jspecify.annotations.Nullable;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Who did what and when, to look through and to take along. */
public final class AuditScreen {
    private static final String PATH = Route.SCREENS + "/audit";
    private static final String CSV = PATH + "/events.csv";
    private static final int MAX_ROWS = 100;
    private static final int MAX_ACCOUNTS = 2_000;

    private final AuditLog audit;
    private final AccountStore accounts;
    private final EntryStore entries;
    private final Screens screens;

    public AuditScreen(AuditLog audit, AccountStore accounts, EntryStore entries, Screens screens) {
        this.audit = audit;
        this.accounts = accounts;
        this.entries = entries;
        this.screens = screens;
    }

    /**
     * An event as people read it.
     *
     * @param code the action as it is recorded
     */
    public record Row(
            long sequence,
            String at,
            String actor,
            String action,
            String code,
            String subject,
            String details) {}

    /** A choice in a list of choices. */
    public record Choice(String value, String label, boolean chosen) {}

    /** The routes. */
    public List<Route> routes() {
        return List.of(
                Route.get(PATH, "操作の記録", "Who did what")
                        .allowing(Permission.STAFF)
                        .with(filters())
                        .with(word("before", "これより前", "Before this one"))
                        .answeringPage()
                        .by(this::show),
                Route.get(CSV, "操作の記録を CSV で", "The record as CSV")
                        .allowing(Permission.STAFF)
                        .with(filters())
                        .answering(new Route.Reply(200, CsvAnswer.MEDIA_TYPE, Schemas.text()))
                        .by(this::csv));
    }

    private static List<Parameter> filters() {
        return List.of(
                word("person", "人", "Person"),
                word("action", "操作", "Action"),
                word("entry", "記事", "Entry"),
                word("day", "日", "Day"));
    }

    private static Parameter word(String name, String ja, String en) {
        return Parameter.query(name, Label.of(ja, en), Schemas.text());
    }

    private static AuditQuery asked(QueryString query, @Nullable Long before) {
        Optional<LocalDate> day = query.one("day").map(AuditScreen::day);
        Instant from = day.map(one -> start(one)).orElse(null);
        Instant until = day.map(one -> start(one.plusDays(1))).orElse(null);
        return new AuditQuery(
                query.one("person").flatMap(Request::uuid).orElse(null),
                query.one("action").filter(name -> name.matches("[a-z.-]{1,40}")).orElse(null),
                query.one("entry").flatMap(Request::uuid).orElse(null),
                from,
                until,
                before);
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(Times.ZONE).toInstant();
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw Refusal.badParameter("day", "no_instant");
        }
    }

    private Answer show(Request request) {
        QueryString query = request.query();
        int before = query.integer("before", Integer.MAX_VALUE, 1, Integer.MAX_VALUE);
        List<AuditEvent> events = audit.find(asked(query, (long) before), MAX_ROWS);
        var times = new Times(screens, request.language());
        Map<UUID, String> names = new HashMap<>();
        var words =
                new AuditWords(
                        screens,
                        request.language(),
                        id -> names.computeIfAbsent(id, this::account));
        List<Row> rows =
                events.stream()
                        .map(event -> row(event, times.minute(event.at()), words, names))
                        .toList();
        String person = query.one("person").orElse("");
        String action = query.one("action").orElse("");
        String filter =
                "person="
                        + Screens.encoded(person)
                        + "&action="
                        + Screens.encoded(action)
                        + "&entry="
                        + Screens.encoded(query.one("entry").orElse(""))
                        + "&day="
                        + Screens.encoded(query.one("day").orElse(""));
        String next =
                events.size() == MAX_ROWS
                        ? PATH + "?" + filter + "&before=" + events.getLast().sequence()
                        : "";
        return screens.show(
                request,
                Screen.of("audit.peb", screens.text(request, "audit.title"), Section.AUDIT)
                        .with("rows", rows)
                        .with("people", people(request, person))
                        .with("actions", actions(request, action))
                        .with("entry", query.one("entry").orElse(""))
                        .with("day", query.one("day").orElse(""))
                        .with("csv", CSV + "?" + filter)
                        .with("codes", Permission.ADMINISTRATOR.allows(request.caller()))
                        .with("next", next));
    }

    private List<Choice> people(Request request, String chosen) {
        var choices = new ArrayList<Choice>();
        choices.add(new Choice("", screens.text(request, "audit.everybody"), chosen.isEmpty()));
        for (Account account : accounts.list("", MAX_ACCOUNTS, 0)) {
            String id = account.id().toString();
            choices.add(new Choice(id, account.name(), id.equals(chosen)));
        }
        return choices;
    }

    private List<Choice> actions(Request request, String chosen) {
        var choices = new ArrayList<Choice>();
        choices.add(new Choice("", screens.text(request, "audit.everything"), chosen.isEmpty()));
        for (String action : AuditWords.GROUPS) {
            choices.add(
                    new Choice(
                            action,
                            screens.text(request, "audit.group." + action),
                            action.equals(chosen)));
        }
        return choices;
    }

    private Row row(AuditEvent event, String at, AuditWords words, Map<UUID, String> names) {
        return new Row(
                event.sequence(),
                at,
                words.actor(event),
                words.action(event),
                event.action(),
                about(event, names),
                words.details(event));
    }

    private String actor(AuditEvent event, Map<UUID, String> names) {
        UUID actor = event.actor();
        return actor == null ? "" : names.computeIfAbsent(actor, this::account);
    }

    private String about(AuditEvent event, Map<UUID, String> names) {
        UUID subject = event.subject();
        return subject == null ? "" : names.computeIfAbsent(subject, this::subject);
    }

    private String account(UUID id) {
        return accounts.find(id).map(Account::name).orElse(id.toString());
    }

    private String subject(UUID id) {
        return entries.find(id).map(StoredEntry::title).orElseGet(() -> account(id));
    }

    private Answer csv(Request request) {
        AuditQuery asked = asked(request.query(), null);
        Map<UUID, String> names = new HashMap<>();
        return CsvAnswer.of(
                "audit.csv",
                List.of("sequence", "at", "actor", "action", "subject", "details"),
                lines ->
                        audit.forEach(
                                asked,
                                event ->
                                        lines.accept(
                                                List.of(
                                                        Long.toString(event.sequence()),
                                                        event.at().toString(),
                                                        actor(event, names),
                                                        event.action(),
                                                        about(event, names),
                                                        event.details()))));
    }
}
