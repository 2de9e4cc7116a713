package jp.musubi.cms.registration;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import jp.musubi.cms.database.Database;
import jp.musubi.cms.database.Ids;
import jp.musubi.cms.database.Micros;
import jp.musubi.cms.database.StorableText;
import jp.musubi.cms.database.Transaction;

import org.jspecify.annotations.Nullable;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Applications for registration. */
public final class ApplicationStore {
    /** UTF-16 units of a reason. */
    public static final int MAX_REASON_UNITS = 2_000;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String COLUMNS =
            "id, number, kind, state, group_id, email, name, language, answers, reason, decided_by,"
                    + " version, created_at, saved_at, submitted_at, decided_at, moved_at";

    private static final List<String> UNDECIDED =
            Arrays.stream(ApplicationState.values())
                    .filter(state -> !state.isDecided())
                    .map(Enum::name)
                    .toList();

    /** The states that wait for the office. */
    static final Set<ApplicationState> WAITING =
            Arrays.stream(ApplicationState.values())
                    .filter(ApplicationState::waitsForOffice)
                    .collect(Collectors.toUnmodifiableSet());

    private final Database database;

    public ApplicationStore(Database database) {
        this.database = database;
    }

    /**
     * Who applies.
     *
     * @param email one spelling of a mail address
     */
    public record Applicant(String email, String name, String language) {}

    /**
     * Begins an application.
     *
     * @param id that nothing has yet ({@link Ids#next})
     */
    public Application begin(
            Transaction tx, UUID id, Application.Kind kind, UUID group, Applicant applicant) {
        int number = nextNumber(tx);
        tx.handle()
                .createUpdate(
                        "insert into application (id, number, kind, state, group_id, email, name,"
                                + " language, answers, version, created_at, saved_at)"
                                + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .bind(0, Ids.bytes(id))
                .bind(1, number)
                .bind(2, kind.name())
                .bind(3, ApplicationState.DRAFT.name())
                .bind(4, Ids.bytes(group))
                .bind(5, applicant.email())
                .bind(6, applicant.name())
                .bind(7, applicant.language())
                .bind(8, json(Answers.NONE))
                .bind(9, 1)
                .bind(10, Micros.of(tx.now()))
                .bind(11, Micros.of(tx.now()))
                .execute();
        return find(tx, id).orElseThrow();
    }

    private static int nextNumber(Transaction tx) {
        tx.handle().execute("update counter set amount = amount + 1 where name = 'application'");
        return tx.handle()
                .createQuery("select amount from counter where name = 'application'")
                .mapTo(Integer.class)
                .one();
    }

    /** The application of that id. */
    public Optional<Application> find(UUID id) {
        return database.read(tx -> find(tx, id, ""));
    }

    /** The application of that id, as the transaction sees it. */
    public Optional<Application> find(Transaction tx, UUID id) {
        return find(tx, id, "");
    }

    /** As {@link #find(Transaction, UUID)}; nobody else changes it until the transaction ends. */
    public Optional<Application> lock(Transaction tx, UUID id) {
        return find(tx, id, " for update");
    }

    /** What somebody applies for with that address and is not decided yet, newest first. */
    public List<Application> openOf(String email, int limit) {
        return database.read(tx ->
                tx.handle()
                        .createQuery(
                                "select "
                                        + COLUMNS
                                        + " from application where email = :email"
                                        + " and state in (<states>)"
                                        + " order by created_at desc, id desc limit :limit")
                        .bind("email", email)
                        .bindList("states", UNDECIDED)
                        .bind("limit", limit)
                        .map((row, context) -> application(row))
                        .list());
    }

    /** How many applications wait for the office. */
    public int countWaiting() {
        return count(WAITING);
    }

    /** How many applications are in those states. */
    public int count(Set<ApplicationState> states) {
        return database.read(tx ->
                tx.handle()
                        .createQuery("select count(*) from application where state in (<states>)")
                        .bindList("states", states.stream().map(Enum::name).toList())
                        .mapTo(Integer.class)
                        .one());
    }

    private static Optional<Application> find(Transaction tx, UUID id, String lock) {
        return tx.handle()
                .createQuery("select " + COLUMNS + " from application where id = ?" + lock)
                .bind(0, Ids.bytes(id))
                .map((row, context) -> application(row))
                .findOne();
    }

    /** What a group applied for, newest first. */
    public List<Application> ofGroup(UUID group) {
        return database.read(tx -> ofGroup(tx, group));
    }

    /** As {@link #ofGroup(UUID)}, as the transaction sees it. */
    static List<Application> ofGroup(Transaction tx, UUID group) {
        return tx.handle()
                .createQuery(
                        "select "
                                + COLUMNS
                                + " from application where group_id = ?"
                                + " order by created_at desc, id desc")
                .bind(0, Ids.bytes(group))
                .map((row, context) -> application(row))
                .list();
    }

    /**
     * Applications in those states: what waits longest is first, or, where all are decided, what
     * was decided last.
     */
    public List<Application> list(Set<ApplicationState> states, int limit) {
        String order =
                states.stream().allMatch(ApplicationState::isDecided)
                        ? " order by decided_at desc, id desc"
                        : " order by submitted_at, id";
        return database.read(tx ->
                tx.handle()
                        .createQuery(
                                "select "
                                        + COLUMNS
                                        + " from application where state in (<states>)"
                                        + order
                                        + " limit :limit")
                        .bindList("states", states.stream().map(Enum::name).toList())
                        .bind("limit", limit)
                        .map((row, context) -> application(row))
                        .list());
    }

    /**
     * Saves what the applicant answered.
     *
     * @return the application afterwards; empty when it may not be changed any more
     */
    public Optional<Application> save(Transaction tx, UUID id, Answers answers) {
        Optional<Application> open =
                find(tx, id, " for update").filter(application -> application.state().isOpen());
        open.ifPresent(application ->
                tx.handle()
                        .createUpdate(
                                "update application set answers = ?, saved_at = ?,"
                                        + " version = version + 1 where id = ?")
                        .bind(0, json(answers))
                        .bind(1, Micros.of(tx.now()))
                        .bind(2, Ids.bytes(id))
                        .execute());
        return open.isEmpty() ? open : find(tx, id, "");
    }

    /**
     * Takes an application to its next state.
     *
     * @param by the account that does it; null for the applicant
     * @param reason for the applicant, where there is one
     * @return the application afterwards; empty when that state may not follow
     */
    public Optional<Application> move(
            Transaction tx,
            UUID id,
            ApplicationState next,
            @Nullable UUID by,
            @Nullable String reason) {
        Optional<Application> present = find(tx, id, " for update");
        if (present.filter(each -> each.state().next().contains(next)).isEmpty()) {
            return Optional.empty();
        }
        boolean submits = next == ApplicationState.SUBMITTED;
        tx.handle()
                .createUpdate(
                        "update application set state = :state, reason = :reason,"
                                + " decided_by = coalesce(:by, decided_by),"
                                + " submitted_at = coalesce(:submitted, submitted_at),"
                                + " decided_at = :decided, moved_at = :moved,"
                                + " version = version + 1 where id = :id")
                .bind("state", next.name())
                .bind("reason", reason == null ? null : StorableText.cut(reason, MAX_REASON_UNITS))
                .bind("by", by == null ? null : Ids.bytes(by))
                .bind("submitted", submits ? Micros.of(tx.now()) : null)
                .bind("decided", next.isDecided() ? Micros.of(tx.now()) : null)
                .bind("moved", Micros.of(tx.now()))
                .bind("id", Ids.bytes(id))
                .execute();
        return find(tx, id, "");
    }

    /**
     * Applications to be registered that were never handed in, whose groups are not public, and in
     * which nobody wrote for long; the longest untouched first.
     *
     * @param links purpose of the links to applications: what one of them still opens is left out
     * @param before when they were written in last
     */
    List<UUID> forgotten(Transaction tx, String links, Instant before, int limit) {
        return tx.handle()
                .createQuery(
                        "select a.id from application a join entry e on e.id = a.group_id"
                                + " where a.state = :state and a.kind = :kind"
                                + " and a.saved_at < :before and e.saved_at < :before"
                                + " and e.live_revision is null"
                                + " and not exists (select 1 from single_use_link l"
                                + " where l.subject = a.id and l.purpose = :links"
                                + " and l.expires_at > :now)"
                                + " order by a.saved_at, a.id limit :limit")
                .bind("state", ApplicationState.DRAFT.name())
                .bind("kind", Application.Kind.REGISTRATION.name())
                .bind("before", Micros.of(before))
                .bind("links", links)
                .bind("now", Micros.of(tx.now()))
                .bind("limit", limit)
                .map((row, context) -> Ids.of(row.getBytes("id")))
                .list();
    }

    /**
     * Applications that were withdrawn or declined before a time, the oldest first; nobody else
     * changes them until the transaction ends.
     */
    List<Application> overSince(Transaction tx, Instant before, int limit) {
        return tx.handle()
                .createQuery(
                        "select "
                                + COLUMNS
                                + " from application where state in (<states>)"
                                + " and decided_at < :before"
                                + " order by decided_at, id limit :limit for update")
                .bindList(
                        "states",
                        ApplicationState.WITHDRAWN.name(),
                        ApplicationState.DECLINED.name())
                .bind("before", Micros.of(before))
                .bind("limit", limit)
                .map((row, context) -> application(row))
                .list();
    }

    /** Deletes an application, what was handed in with it and what was verified about it. */
    void remove(Transaction tx, UUID id) {
        RulesStore.remove(tx, id);
        tx.handle()
                .createUpdate("delete from application_check where application_id = ?")
                .bind(0, Ids.bytes(id))
                .execute();
        tx.handle()
                .createUpdate("delete from application where id = ?")
                .bind(0, Ids.bytes(id))
                .execute();
    }

    private static String json(Answers answers) {
        ObjectNode json = JSON.createObjectNode();
        ObjectNode assessment = json.putObject("assessment");
        answers.assessment().forEach(assessment::put);
        answers.consents().forEach(json.putArray("consents")::add);
        return json.toString();
    }

    private static Answers answers(String text) {
        try {
            JsonNode json = JSON.readTree(text);
            var assessment = new LinkedHashMap<String, Boolean>();
            json.path("assessment")
                    .properties()
                    .forEach(answer ->
                            assessment.put(answer.getKey(), answer.getValue().booleanValue()));
            List<String> consents = new ArrayList<>();
            json.path("consents").forEach(consent -> consents.add(consent.textValue()));
            return new Answers(assessment, consents);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the answers of an application are no JSON", e);
        }
    }

    private static Application application(ResultSet row) throws SQLException {
        byte[] decidedBy = row.getBytes("decided_by");
        return new Application(
                Ids.of(row.getBytes("id")),
                row.getInt("number"),
                Application.Kind.valueOf(row.getString("kind")),
                ApplicationState.valueOf(row.getString("state")),
                Ids.of(row.getBytes("group_id")),
                row.getString("email"),
                row.getString("name"),
                row.getString("language"),
                answers(row.getString("answers")),
                row.getString("reason"),
                decidedBy == null ? null : Ids.of(decidedBy),
                row.getLong("version"),
                Micros.get(row, "created_at"),
                Micros.get(row, "saved_at"),
                Micros.find(row, "submitted_at"),
                Micros.find(row, "decided_at"),
                Micros.find(row, "moved_at"));
    }
}
