package jp.musubi.cms.publish;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import jp.musubi.cms.database.Transaction;
import jp.musubi.cms.entry.Draft;
import jp.musubi.cms.entry.DraftJson;
import jp.musubi.cms.entry.EntryAccess;
import jp.musubi.cms.entry.EntryInput;
import jp.musubi.cms.entry.EntryRoutes;
import jp.musubi.cms.entry.EntryStore;
import jp.musubi.cms.entry.StoredEntry;
import jp.musubi.cms.web.Answer;
import jp.musubi.cms.web.EntityTags;
import jp.musubi.cms.web.Fault;
import jp.musubi.cms.web.Parameter;
import jp.musubi.cms.web.Permission;
import jp.musubi.cms.web.ProblemType;
import jp.musubi.cms.web.Refusal;
import jp.musubi.cms.web.Request;
import jp.musubi.cms.web.Route;
import jp.musubi.cms.web.Schemas;
import jp.musubi.cms.web.Writes;
import jp.musubi.content.label.Label;
import jp.musubi.content.model.ContentType;
import jp.musubi.content.model.Field;
import jp.musubi.content.model.FieldKind;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/** Putting entries before the public, taking them away, and looking how far the site is. */
public final class PublicationRoutes {
    private static final String PUBLICATION = EntryRoutes.ENTRY + "/publication";

    private final EntryStore entries;
    private final EntryAccess access;
    private final EntryInput input;
    private final Publishing publishing;
    private final PublicationStore publications;
    private final Writes writes;
    private final Runnable publisher;

    /**
     * Publishing by HTTP.
     *
     * @param publisher is run after each change, so that the publisher looks at once
     */
    public PublicationRoutes(
            EntryStore entries,
            EntryAccess access,
            EntryInput input,
            Publishing publishing,
            PublicationStore publications,
            Writes writes,
            Runnable publisher) {
        this.entries = entries;
        this.access = access;
        this.input = input;
        this.publishing = publishing;
        this.publications = publications;
        this.writes = writes;
        this.publisher = publisher;
    }

    /** The routes. */
    public List<Route> routes() {
        return List.of(
                Route.post(PUBLICATION, "下書きを公開する", "Publish the draft")
                        .allowing(Permission.PUBLISHER)
                        .with(EntryRoutes.ID)
                        .with(EntryRoutes.IF_MATCH)
                        .with(Writes.keyParameter())
                        .answering(202, Schemas.ref("publication"))
                        .by(this::publish),
                Route.delete(PUBLICATION, "公開を取り下げる", "Take the entry away from the public")
                        .allowing(Permission.PUBLISHER)
                        .with(EntryRoutes.ID)
                        .answering(202, Schemas.ref("publication"))
                        .by(this::unpublish),
                Route.get(Route.API + "/publications/{id}", "公開の進み具合", "How far a publication is")
                        .allowing(Permission.READER)
                        .with(Parameter.path("id", Label.of("公開の ID", "Id of the publication")))
                        .answering(200, Schemas.ref("publication"))
                        .by(this::show));
    }

    /** The schema that the routes call {@code publication}. */
    public static ObjectNode schema() {
        ObjectNode schema = Schemas.object();
        Schemas.with(schema, "id", Schemas.uuid());
        Schemas.with(schema, "entry", Schemas.textOrNull());
        Schemas.with(
                schema,
                "kind",
                Schemas.oneOf(
                        Arrays.stream(Publication.Kind.values())
                                .map(Publication.Kind::id)
                                .toList()));
        Schemas.with(
                schema,
                "state",
                Schemas.oneOf(
                        Arrays.stream(Publication.State.values())
                                .map(Publication.State::id)
                                .toList()));
        Schemas.with(schema, "queuedAt", Schemas.instant());
        Schemas.with(schema, "startedAt", Schemas.textOrNull());
        Schemas.with(schema, "finishedAt", Schemas.textOrNull());
        Schemas.with(schema, "message", Schemas.textOrNull());
        Schemas.with(schema, "release", Schemas.integerOrNull());
        Schemas.with(schema, "dueAt", Schemas.textOrNull());
        return schema;
    }

    private Answer publish(Request request) throws IOException {
        Draft draft = access.visibleDraft(request.caller(), request.id("id"));
        StoredEntry entry = draft.entry();
        ContentType type = input.typeOf(entry);
        Optional<Refusal> obstacle = obstacle(request, type, draft);
        List<Fault> warnings = unpublishedTargets(type, draft);
        UUID actor = request.caller().account();
        Answer answer =
                writes.once(
                        request,
                        tx -> {
                            if (obstacle.isPresent()) {
                                throw obstacle.get();
                            }
                            OptionalLong version = OptionalLong.of(entry.version());
                            PublishOutcome outcome =
                                    publishing.publish(tx, entry.id(), version, actor);
                            return answer(outcome, warnings, request.language());
                        });
        publisher.run();
        return answer;
    }

    /**
     * What keeps a draft from being published. It is thrown inside the work only, so that a request
     * that was done before is answered as it was then.
     */
    private Optional<Refusal> obstacle(Request request, ContentType type, Draft draft) {
        StoredEntry entry = draft.entry();
        Optional<EntityTags> tags = request.ifMatchGiven();
        if (tags.isPresent() && DraftJson.expectedVersion(tags.get(), entry) != entry.version()) {
            return Optional.of(EntryRoutes.stale(draft));
        }
        List<Fault> incomplete = input.incomplete(type, draft.content());
        return incomplete.isEmpty() ? Optional.empty() : Optional.of(Refusal.invalid(incomplete));
    }

    private Answer unpublish(Request request) {
        StoredEntry entry = access.visible(request.caller(), request.id("id"));
        UUID actor = request.caller().account();
        Answer answer = writes.run(tx -> unpublish(tx, entry, actor, request.language()));
        publisher.run();
        return answer;
    }

    private Answer unpublish(Transaction tx, StoredEntry entry, UUID actor, String language) {
        return answer(publishing.unpublish(tx, entry.id(), actor), List.of(), language);
    }

    private static Answer answer(PublishOutcome outcome, List<Fault> warnings, String language) {
        return switch (outcome) {
            case PublishOutcome.Accepted(StoredEntry entry, Publication publication) -> {
                ObjectNode json = json(publication);
                var list = json.putArray("warnings");
                for (Fault fault : warnings) {
                    list.addObject()
                            .put("field", fault.field())
                            .put("code", fault.code())
                            .put("message", fault.message(language));
                }
                yield Answer.json(202, json)
                        .with("Location", Route.API + "/publications/" + publication.id())
                        .with("ETag", DraftJson.entityTag(entry))
                        .with("Cache-Control", "no-store");
            }
            case PublishOutcome.Stale(Draft current) -> throw EntryRoutes.stale(current);
            case PublishOutcome.NotLive(StoredEntry entry) ->
                    throw Refusal.because(ProblemType.CONFLICT, "not-live");
            case PublishOutcome.NotFound() -> throw Refusal.notFound();
        };
    }

    /**
     * References that the public cannot follow yet; said before, so that nothing drops silently.
     */
    private List<Fault> unpublishedTargets(ContentType type, Draft draft) {
        return type.fieldsOf(FieldKind.REFERENCE).stream()
                .filter(Field::mayBePublic)
                .filter(field -> pointsNowhere(draft, field))
                .map(field -> Fault.at(field.name(), "reference_unpublished"))
                .toList();
    }

    private boolean pointsNowhere(Draft draft, Field field) {
        Optional<String> target = draft.content().fields().text(field.name());
        return target.isPresent()
                && target.flatMap(Request::uuid).flatMap(entries::findLive).isEmpty();
    }

    private Answer show(Request request) {
        Publication publication =
                publications.find(request.id("id")).orElseThrow(Refusal::notFound);
        UUID entry = publication.entry();
        if (!request.caller().isStaff()) {
            if (entry == null) {
                throw Refusal.notFound();
            }
            access.visible(request.caller(), entry);
        }
        return Answer.json(200, json(publication)).with("Cache-Control", "private, no-store");
    }

    private static ObjectNode json(Publication publication) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        UUID entry = publication.entry();
        json.put("id", publication.id().toString());
        json.put("entry", entry == null ? null : entry.toString());
        json.put("kind", publication.kind().id()).put("state", publication.state().id());
        json.put("queuedAt", publication.queuedAt().toString());
        json.put("startedAt", text(publication.startedAt()));
        json.put("finishedAt", text(publication.finishedAt()));
        json.put("message", publication.message());
        json.put("release", publication.release());
        json.put("dueAt", text(publication.dueAt()));
        return json;
    }

    private static @Nullable String text(@Nullable Instant instant) {
        return instant == null ? null : instant.toString();
    }
}
