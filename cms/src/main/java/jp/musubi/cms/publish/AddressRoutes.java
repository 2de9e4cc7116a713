package jp.musubi.cms.publish;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import jp.musubi.cms.entry.EntryAccess;
import jp.musubi.cms.entry.EntryRoutes;
import jp.musubi.cms.entry.EntryStore;
import jp.musubi.cms.entry.FormerPath;
import jp.musubi.cms.entry.StoredEntry;
import jp.musubi.cms.web.Answer;
import jp.musubi.cms.web.Parameter;
import jp.musubi.cms.web.Permission;
import jp.musubi.cms.web.ProblemType;
import jp.musubi.cms.web.Refusal;
import jp.musubi.cms.web.Request;
import jp.musubi.cms.web.Route;
import jp.musubi.cms.web.Schemas;
import jp.musubi.cms.web.Writes;
import jp.musubi.content.label.Label;

import java.util.List;
import java.util.UUID;

/**
 * The addresses of an entry: where it is, and where it was. Another one is wished for by saving the
 * draft with a slug.
 */
public final class AddressRoutes {
    private static final String ADDRESSES = EntryRoutes.ENTRY + "/addresses";

    private final EntryStore entries;
    private final EntryAccess access;
    private final Publishing publishing;
    private final Writes writes;
    private final Runnable publisher;

    public AddressRoutes(
            EntryStore entries,
            EntryAccess access,
            Publishing publishing,
            Writes writes,
            Runnable publisher) {
        this.entries = entries;
        this.access = access;
        this.publishing = publishing;
        this.writes = writes;
        this.publisher = publisher;
    }

    /** The routes. */
    public List<Route> routes() {
        ObjectNode former = Schemas.object();
        Schemas.with(former, "path", Schemas.text());
        Schemas.with(former, "slug", Schemas.text());
        Schemas.with(former, "since", Schemas.instant());
        ObjectNode addresses = Schemas.object();
        Schemas.with(addresses, "slug", Schemas.text());
        Schemas.with(addresses, "nextSlug", Schemas.textOrNull());
        Schemas.with(addresses, "path", Schemas.textOrNull());
        Schemas.with(addresses, "former", Schemas.list(former));
        return List.of(
                Route.get(ADDRESSES, "記事のアドレスと前のアドレス", "Where an entry is, and where it was")
                        .allowing(Permission.READER)
                        .with(EntryRoutes.ID)
                        .answering(200, addresses)
                        .by(this::show),
                Route.delete(
                                ADDRESSES + "/{slug}",
                                "前のアドレスを手放す",
                                "Give a former address up, for another entry to use")
                        .allowing(Permission.PUBLISHER)
                        .with(EntryRoutes.ID)
                        .with(Parameter.path("slug", Label.of("前のスラッグ", "The former slug")))
                        .answering(new Route.Reply(204, "application/json", Schemas.object()))
                        .by(this::release));
    }

    private Answer show(Request request) {
        StoredEntry entry = access.visible(request.caller(), request.id("id"));
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("slug", entry.slug()).put("nextSlug", entry.nextSlug());
        json.put("path", entry.livePath());
        var former = json.putArray("former");
        for (FormerPath path : entries.formerPaths(entry.id())) {
            former.addObject()
                    .put("path", path.path())
                    .put("slug", path.slug())
                    .put("since", path.since().toString());
        }
        return Answer.json(200, json).with("Cache-Control", "private, no-cache");
    }

    private Answer release(Request request) {
        StoredEntry entry = access.visible(request.caller(), request.id("id"));
        UUID actor = request.caller().account();
        Answer answer =
                writes.run(tx -> {
                    if (!publishing.releaseAddress(tx, entry.id(), request.path("slug"), actor)) {
                        throw Refusal.because(ProblemType.CONFLICT, "address-none");
                    }
                    return Answer.of(204);
                });
        publisher.run();
        return answer;
    }
}
