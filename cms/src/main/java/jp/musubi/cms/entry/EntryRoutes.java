package jp.musubi.cms.entry;

import com.fasterxml.jackson.databind.node.ObjectNode;

import jp.musubi.cms.audit.AuditLog;
import jp.musubi.cms.database.Transaction;
import jp.musubi.cms.web.Answer;
import jp.musubi.cms.web.EntityTags;
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

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Beginning entries and saving their drafts. */
public final class EntryRoutes {
    /** The path of one entry. */
    public static final String ENTRY = Route.API + "/entries/{id}";

    /** The place for an entry's id in paths. */
    public static final Parameter ID = Parameter.path("id", Label.of("記事の ID", "Id of the entry"));

    /** The header field that names the version a change was made from. */
    public static final Parameter IF_MATCH =
            Parameter.header(
                    "If-Match",
                    Label.of("元にした版の ETag", "ETag of the version the change was made from"));

    private final EntryStore entries;
    private final EntryAccess access;
    private final EntryInput input;
    private final Writes writes;
    private final AuditLog audit;
    private final Renames renames;

    public EntryRoutes(
            EntryStore entries,
            EntryAccess access,
            EntryInput input,
            Writes writes,
            AuditLog audit) {
        this.entries = entries;
        this.access = access;
        this.input = input;
        this.writes = writes;
        this.audit = audit;
        this.renames = new Renames(audit);
    }

    /** The routes. */
    public List<Route> routes() {
        return List.of(
                Route.post(Route.API + "/entries", "下書きを作る", "Begin an entry as a draft")
                        .allowing(Permission.WRITER)
                        .with(Writes.keyParameter())
                        .acceptingJson(wantedSchema())
                        .answering(201, Schemas.ref("entry"))
                        .by(this::create),
                Route.get(ENTRY, "記事とその下書き", "An entry with its draft")
                        .allowing(Permission.READER)
                        .with(ID)
                        .answering(200, Schemas.ref("entry"))
                        .by(this::show),
                Route.put(ENTRY + "/draft", "下書きを保存する", "Save the draft")
                        .allowing(Permission.WRITER)
                        .with(ID)
                        .with(IF_MATCH.must())
                        .acceptingJson(Schemas.with(draftSchema(), "slug", Schemas.text()))
                        .answering(200, Schemas.ref("entry"))
                        .by(this::save));
    }

    private ObjectNode wantedSchema() {
        ObjectNode schema = draftSchema();
        Schemas.with(schema, "type", Schemas.oneOf(input.model().types().keySet()));
        Schemas.with(schema, "slug", Schemas.text());
        Schemas.with(schema, "owner", Schemas.text());
        schema.remove("required");
        return Schemas.requiring(schema, List.of("type", "fields"));
    }

    private ObjectNode draftSchema() {
        ObjectNode fields = Schemas.object();
        fields.remove("properties");
        var each = fields.putArray("anyOf");
        input.model().types().keySet().forEach(type -> each.add(Schemas.ref("fields-" + type)));
        ObjectNode schema = Schemas.object();
        Schemas.with(schema, "fields", fields);
        Schemas.with(schema, "shown", Schemas.list(Schemas.text()));
        return Schemas.requiring(schema, List.of("fields"));
    }

    private Answer create(Request request) throws IOException {
        EntryInput.Wanted sent = input.wanted(request.json());
        UUID author = request.caller().account();
        EntryInput.Wanted wanted =
                new EntryInput.Wanted(
                        sent.type(),
                        sent.slug(),
                        sent.owner(),
                        input.permitted(
                                request.caller(), sent.type(), sent.content(), Content.NONE));
        UUID owner = access.ownerOfNew(request.caller(), wanted.type(), wanted.owner());
        var entry = new NewEntry(wanted.type(), wanted.slug(), owner, author, wanted.content());
        return writes.once(
                request,
                tx ->
                        switch (entries.create(tx, entry)) {
                            case CreateOutcome.Created(StoredEntry stored) -> {
                                audit.add(tx, author, "entry.create", stored.id(), "");
                                yield present(201, new Draft(stored, wanted.content()))
                                        .with("Location", Route.API + "/entries/" + stored.id());
                            }
                            case CreateOutcome.SlugTaken(String slug, boolean isFormer) ->
                                    throw taken(slug, isFormer);
                            case CreateOutcome.SlugInvalid(String slug) ->
                                    throw Refusal.invalid(EntryInput.badSlug());
                        });
    }

    private Answer show(Request request) {
        return present(200, access.visibleDraft(request.caller(), request.id("id")));
    }

    private Answer save(Request request) throws IOException {
        Draft draft = access.visibleDraft(request.caller(), request.id("id"));
        StoredEntry present = draft.entry();
        ContentType type = input.typeOf(present);
        access.checkWritable(request.caller(), type);
        EntityTags tags = request.ifMatch();
        Content content =
                input.permitted(
                        request.caller(), type, input.draft(request.json(), type), draft.content());
        Optional<String> slug = wantedSlug(request, present);
        UUID author = request.caller().account();
        long expected = DraftJson.expectedVersion(tags, present);
        return writes.run(tx ->
                switch (entries.save(tx, present.id(), expected, content, author)) {
                    case SaveOutcome.Saved(StoredEntry saved) -> {
                        audit.add(tx, author, "entry.save", saved.id(), "");
                        StoredEntry called =
                                slug.map(wish -> called(tx, saved.id(), wish, author))
                                        .orElse(saved);
                        yield present(200, new Draft(called, content));
                    }
                    case SaveOutcome.Stale(Draft current) -> throw stale(current);
                    case SaveOutcome.NotFound() -> throw Refusal.notFound();
                });
    }

    /** Another name than it has or waits for; sending that again changes nothing. */
    private Optional<String> wantedSlug(Request request, StoredEntry present) throws IOException {
        Optional<String> slug =
                input.slug(request.json()).filter(wish -> !wish.equals(present.wantedSlug()));
        if (slug.isPresent() && !request.caller().isStaff()) {
            throw Refusal.because(ProblemType.FORBIDDEN, "address-staff-only");
        }
        return slug;
    }

    private StoredEntry called(Transaction tx, UUID id, String slug, UUID author) {
        return switch (renames.rename(tx, id, slug, author)) {
            case RenameOutcome.Renamed(StoredEntry entry) -> entry;
            case RenameOutcome.Taken(SlugUse by) -> throw taken(slug, by.isFormer());
            case RenameOutcome.Invalid() -> throw Refusal.invalid(EntryInput.badSlug());
            case RenameOutcome.NotFound() -> throw Refusal.notFound();
        };
    }

    /** The refusal of a slug that another entry has, had, or waits for. */
    static Refusal taken(String slug, boolean isFormer) {
        return Refusal.because(ProblemType.CONFLICT, isFormer ? "slug-former" : "slug-taken", slug);
    }

    /** The answer that shows an entry and its draft to those who work on it. */
    static Answer present(int status, Draft draft) {
        return Answer.json(status, DraftJson.of(draft))
                .tagged(DraftJson.entityTag(draft.entry()))
                .with("Cache-Control", "private, no-cache");
    }

    /** The refusal of a change that was made from an old version, with the present one. */
    public static Refusal stale(Draft current) {
        return Refusal.of(ProblemType.STALE)
                .with("ETag", DraftJson.entityTag(current.entry()))
                .with("current", DraftJson.of(current));
    }
}
