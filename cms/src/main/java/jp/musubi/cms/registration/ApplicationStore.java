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
import jp.musubi.cms.web.Secrets;

import org.jspecify.annotations.Nullable;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Applications for registration. */
public final class ApplicationStore {
    /** UTF-16 units of a reason. */
    public static final int MAX_REASON_UNITS = 2_000;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String COLUMNS =
            "id, number, kind, state, group_id, email, name, language, answers, reason, decided_by,"
                    + " version, created_at, saved_at, submitted_at, decided_at";

    private final Database database;
    private final Ids ids;

    public ApplicationStore(Database database, Ids ids) {
        this.database = database;
        this.ids = ids;
    }

    /**
     * Who applies.
     *
     * @param email one spelling of a mail address
     */
    public record Applicant(String email, String name, String language) {}

    /** An application that began, with the secret of its link. */
    public record Begun(Application application, String secret) {
        /** Without the secret. */
        @Override
        public String toString() {
            return "Begun[" + application.id() + "]";
        }
    }

    /** Begins an application. */
    public Begun begin(Transaction tx, Application.Kind kind, UUID group, Applicant applicant) {
        String secret = Secrets.make();
        var application =
                new Application(
                        ids.next(),
                        nextNumber(tx),
                        kind,
                        ApplicationState.DRAFT,
                        group,
                        applicant.email(),
                        applicant.name(),
                        applicant.language(),
                        Answers.NONE,
                        null,
                        null,
                        1,
                        tx.now(),
                        tx.now(),
                        null,
                        null);
        tx.handle()
                .createUpdate(
                        "insert into application (id, number, kind, state, group_id, email, name,"
                                + " language, digest, answers, version, created_at, saved_at)"
                                + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .bind(0, Ids.bytes(application.id()))
                .bind(1, application.number())
                .bind(2, kind.name())
                .bind(3, application.state().name())
                .bind(4, Ids.bytes(group))
                .bind(5, applicant.email())
                .bind(6, applicant.name())
                .bind(7, applicant.language())
                .bind(8, Secrets.digest(secret))
                .bind(9, json(application.answers()))
                .bind(10, application.version())
                .bind(11, Micros.of(application.createdAt()))
                .bind(12, Micros.of(application.savedAt()))
                .execute();
        return new Begun(application, secret);
    }

    private static int nextNumber(Transaction tx) {
        tx.handle().execute("update counter set amount = amount + 1 where name = 'application'");
        return tx.handle()
                .createQuery("select amount from counter where name = 'application'")
                .mapTo(Integer.class)
                .one();
    }

    /** The application whose link has that secret. */
    public Optional<Application> bySecret(String secret) {
        return database.read(tx ->
                tx.handle()
                        .createQuery("select " + COLUMNS + " from application where digest = ?")
                        .bind(0, Secrets.digest(secret))
                        .map((row, context) -> application(row))
                        .findOne());
    }

    /** The application of that id. */
    public Optional<Application> find(UUID id) {
        return database.read(tx -> find(tx, id, ""));
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
        return database.read(tx ->
                tx.handle()
                        .createQuery(
                                "select "
                                        + COLUMNS
                                        + " from application where group_id = ?"
                                        + " order by created_at desc, id desc")
                        .bind(0, Ids.bytes(group))
                        .map((row, context) -> application(row))
                        .list());
    }

    /** Applications in those states, the longest waiting first. */
    public List<Application> list(Set<ApplicationState> states, int limit) {
        return database.read(tx ->
                tx.handle()
                        .createQuery(
                                "select "
                                        + COLUMNS
                                        + " from application where state in (<states>)"
                                        + " order by submitted_at, id limit :limit")
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
                                + " decided_at = :decided, version = version + 1 where id = :id")
                .bind("state", next.name())
                .bind("reason", reason == null ? null : StorableText.cut(reason, MAX_REASON_UNITS))
                .bind("by", by == null ? null : Ids.bytes(by))
                .bind("submitted", submits ? Micros.of(tx.now()) : null)
                .bind("decided", next.isDecided() ? Micros.of(tx.now()) : null)
                .bind("id", Ids.bytes(id))
                .execute();
        return find(tx, id, "");
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
                Micros.find(row, "decided_at"));
    }
}
