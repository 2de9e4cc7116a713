package jp.musubi.cms.entry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import jp.musubi.cms.audit.AuditLog;
import jp.musubi.cms.web.Answer;
import jp.musubi.cms.web.Fault;
import jp.musubi.cms.web.Parameter;
import jp.musubi.cms.web.Permission;
import jp.musubi.cms.web.Refusal;
import jp.musubi.cms.web.Request;
import jp.musubi.cms.web.Route;
import jp.musubi.cms.web.Schemas;
import jp.musubi.cms.web.Writes;
import jp.musubi.content.label.Label;
import jp.musubi.content.model.ContentType;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** The history of an entry: listing it, comparing with it, going back to it. */
public final class RevisionRoutes {
    private static final int DEFAULT_LIMIT_REVISIONS = 25;
    private static final int MAX_LIMIT_REVISIONS = 100;
    private static final String REVISIONS = EntryRoutes.ENTRY + "/revisions";

    private final EntryStore entries;
    private final EntryAccess access;
    private final EntryInput input;
    private final Writes writes;
    private final AuditLog audit;

    public RevisionRoutes(
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
    }

    /** The routes. */
    public List<Route> routes() {
        return List.of(listRoute(), diffRoute(), restorationRoute());
    }

    private Route listRoute() {
        ObjectNode revision = Schemas.object();
        Schemas.with(revision, "number", Schemas.integer(1, Integer.MAX_VALUE));
        Schemas.with(revision, "author", Schemas.textOrNull());
        Schemas.with(revision, "createdAt", Schemas.instant());
        Schemas.with(revision, "live", Schemas.flag());
        ObjectNode page = Schemas.object();
        Schemas.with(page, "items", Schemas.list(revision));
        Schemas.with(page, "next", Schemas.textOrNull());
        return Route.get(REVISIONS, "版の一覧（新しい順）", "Revisions, newest first")
                .allowing(Permission.READER)
                .with(EntryRoutes.ID)
                .with(
                        Parameter.query(
                                "limit",
                                Label.of("一度の件数", "Revisions of one page"),
                                Schemas.integer(1, MAX_LIMIT_REVISIONS)))
                .with(
                        Parameter.query(
                                "cursor",
                                Label.of("前の答えの next", "The next of the answer before"),
                                Schemas.text()))
                .answering(200, page)
                .by(this::list);
    }

    private Route diffRoute() {
        ObjectNode change = Schemas.object();
        Schemas.with(change, "field", Schemas.text());
        Schemas.with(change, "label", Schemas.text());
        Schemas.with(change, "before", JsonNodeFactory.instance.objectNode());
        Schemas.with(change, "after", JsonNodeFactory.instance.objectNode());
        Schemas.with(change, "changes", JsonNodeFactory.instance.objectNode());
        ObjectNode diff = Schemas.object();
        Schemas.with(diff, "revision", Schemas.integer(1, Integer.MAX_VALUE));
        Schemas.with(diff, "against", Schemas.text());
        Schemas.with(diff, "fields", Schemas.list(change));
        return Route.get(
                        REVISIONS + "/{n}/diff",
                        "版の違いを項目ごとに",
                        "What a revision changes, field by field")
                .allowing(Permission.READER)
                .with(EntryRoutes.ID)
                .with(Parameter.path("n", Label.of("版の番号", "Number of the revision")))
                .with(
                        Parameter.query(
                                "against",
                                Label.of(
                                        "比べる相手: live、draft、版の番号",
                                        "Compare with live, draft or a revision's number"),
                                Schemas.text().put("default", "live")))
                .answering(200, diff)
                .by(this::diff);
    }

    private Route restorationRoute() {
        ObjectNode body = Schemas.object();
        Schemas.with(body, "revision", Schemas.integer(1, Integer.MAX_VALUE));
        return Route.post(
                        EntryRoutes.ENTRY + "/restoration",
                        "古い版を新しい下書きにする",
                        "Make an old revision the draft again, as a new revision")
                .allowing(Permission.WRITER)
                .with(EntryRoutes.ID)
                .with(EntryRoutes.IF_MATCH)
                .with(Writes.keyParameter())
                .acceptingJson(Schemas.requiring(body, List.of("revision")))
                .answering(200, Schemas.ref("entry"))
                .by(this::restore);
    }

    private Answer list(Request request) {
        StoredEntry entry = access.visible(request.caller(), request.id("id"));
        int limit =
                request.query().integer("limit", DEFAULT_LIMIT_REVISIONS, 1, MAX_LIMIT_REVISIONS);
        int before = request.query().integer("cursor", Integer.MAX_VALUE, 1, Integer.MAX_VALUE);
        List<Revision> revisions = entries.revisions(entry.id(), before, limit);
        ObjectNode page = JsonNodeFactory.instance.objectNode();
        var items = page.putArray("items");
        for (Revision revision : revisions) {
            UUID author = revision.author();
            items.addObject()
                    .put("number", revision.number())
                    .put("author", author == null ? null : author.toString())
                    .put("createdAt", revision.createdAt().toString())
                    .put("live", revision.live());
        }
        boolean more = revisions.size() == limit && revisions.getLast().number() > 1;
        page.put("next", more ? Integer.toString(revisions.getLast().number()) : null);
        return privately(page);
    }

    private Answer diff(Request request) {
        StoredEntry entry = access.visible(request.caller(), request.id("id"));
        int number = number(request.path("n"));
        Content after = entries.revision(entry.id(), number).orElseThrow(Refusal::notFound);
        String against = request.query().one("against").orElse("live");
        Content before = content(entry, against);
        ObjectNode diff = JsonNodeFactory.instance.objectNode();
        diff.put("revision", number).put("against", against);
        diff.set("fields", RevisionDiff.between(input.typeOf(entry), before, after));
        return privately(diff);
    }

    /** What an entry says, or said; nothing while nothing of it is live. */
    private Content content(StoredEntry entry, String name) {
        return switch (name) {
            case "live" -> {
                Integer live = entry.liveRevision();
                yield live == null ? Content.NONE : revision(entry, live);
            }
            case "draft" -> revision(entry, entry.draftRevision());
            default -> {
                if (!name.matches("[1-9][0-9]{0,8}")) {
                    throw Refusal.badParameter("against", "bad_against");
                }
                yield revision(entry, Integer.parseInt(name));
            }
        };
    }

    private Content revision(StoredEntry entry, int number) {
        return entries.revision(entry.id(), number).orElseThrow(Refusal::notFound);
    }

    private static int number(String text) {
        if (!text.matches("[1-9][0-9]{0,8}")) {
            throw Refusal.notFound();
        }
        return Integer.parseInt(text);
    }

    private Answer restore(Request request) throws IOException {
        Draft draft = access.visibleDraft(request.caller(), request.id("id"));
        StoredEntry entry = draft.entry();
        ContentType type = input.typeOf(entry);
        access.checkWritable(request.caller(), type);
        int number = revision(request.json());
        long expected =
                request.ifMatchGiven()
                        .map(tags -> DraftJson.expectedVersion(tags, entry))
                        .orElse(entry.version());
        // Read before the transaction: inside it a second connection could be waited for in vain.
        Content old =
                entries.revision(entry.id(), number)
                        .orElseThrow(() -> Refusal.invalid(Fault.at("revision", "no_revision")));
        Content content = input.restorable(request.caller(), type, old, draft.content());
        UUID author = request.caller().account();
        return writes.once(
                request,
                tx ->
                        switch (entries.save(tx, entry.id(), expected, content, author)) {
                            case SaveOutcome.Saved(StoredEntry saved) -> {
                                audit.add(
                                        tx, author, "entry.restore", saved.id(), "from " + number);
                                yield EntryRoutes.present(200, new Draft(saved, content));
                            }
                            case SaveOutcome.Stale(Draft current) ->
                                    throw EntryRoutes.stale(current);
                            case SaveOutcome.NotFound() -> throw Refusal.notFound();
                        });
    }

    private static int revision(ObjectNode body) {
        var faults = new ArrayList<Fault>();
        EntryInput.unknownMembers(body, Set.of("revision"), faults);
        JsonNode given = body.path("revision");
        boolean usable = given.isInt() && given.intValue() > 0;
        if (!usable) {
            faults.add(Fault.at("revision", "not_in_range", 1, Integer.MAX_VALUE));
        }
        if (!faults.isEmpty()) {
            throw Refusal.invalid(faults);
        }
        return given.intValue();
    }

    private static Answer privately(ObjectNode json) {
        return Answer.json(200, json).with("Cache-Control", "private, no-store");
    }
}
