package jp.musubi.cms.publish;

import jp.musubi.cms.entry.EntryAccess;
import jp.musubi.cms.entry.EntryRoutes;
import jp.musubi.cms.entry.StoredEntry;
import jp.musubi.cms.web.Answer;
import jp.musubi.cms.web.Permission;
import jp.musubi.cms.web.ProblemType;
import jp.musubi.cms.web.Refusal;
import jp.musubi.cms.web.Request;
import jp.musubi.cms.web.Route;
import jp.musubi.cms.web.Schemas;
import jp.musubi.cms.web.Writes;

import java.util.List;
import java.util.UUID;

/** Throwing entries away, and getting them back. */
public final class TrashRoutes {
    private final EntryAccess access;
    private final Publishing publishing;
    private final Writes writes;
    private final Runnable publisher;

    /**
     * The trash by HTTP.
     *
     * @param publisher is run after something public may have gone
     */
    public TrashRoutes(
            EntryAccess access, Publishing publishing, Writes writes, Runnable publisher) {
        this.access = access;
        this.publishing = publishing;
        this.writes = writes;
        this.publisher = publisher;
    }

    /** The routes. */
    public List<Route> routes() {
        return List.of(
                Route.delete(
                                EntryRoutes.ENTRY,
                                "ごみ箱に入れる（公開中なら取り下げる）",
                                "Put the entry into the trash, out of the public's sight")
                        .allowing(Permission.PUBLISHER)
                        .with(EntryRoutes.ID)
                        .answering(new Route.Reply(204, "application/json", Schemas.object()))
                        .by(this::trash),
                Route.delete(
                                EntryRoutes.ENTRY + "/trash",
                                "ごみ箱から下書きに戻す",
                                "Take the entry out of the trash, as a draft")
                        .allowing(Permission.PUBLISHER)
                        .with(EntryRoutes.ID)
                        .answering(new Route.Reply(204, "application/json", Schemas.object()))
                        .by(this::takeOut));
    }

    private Answer trash(Request request) {
        StoredEntry entry = access.visible(request.caller(), request.id("id"));
        UUID actor = request.caller().account();
        Answer answer =
                writes.run(tx -> {
                    if (!publishing.trash(tx, entry.id(), actor, "")) {
                        throw Refusal.notFound();
                    }
                    return Answer.of(204);
                });
        publisher.run();
        return answer;
    }

    private Answer takeOut(Request request) {
        UUID id = request.id("id");
        UUID actor = request.caller().account();
        return writes.run(tx -> {
            if (!publishing.takeFromTrash(tx, id, actor)) {
                throw Refusal.because(ProblemType.CONFLICT, "not-in-trash");
            }
            return Answer.of(204);
        });
    }
}
