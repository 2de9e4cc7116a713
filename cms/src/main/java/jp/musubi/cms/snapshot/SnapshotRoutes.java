package jp.musubi.cms.snapshot;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import jp.musubi.cms.web.Answer;
import jp.musubi.cms.web.Permission;
import jp.musubi.cms.web.Request;
import jp.musubi.cms.web.Route;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

/** The snapshot of everything that is published: what a site is built from. */
public final class SnapshotRoutes {
    private static final String NDJSON = "application/x-ndjson";

    private final SnapshotFile file;

    public SnapshotRoutes(SnapshotFile file) {
        this.file = file;
    }

    /** The routes. */
    public List<Route> routes() {
        return List.of(
                Route.get(
                                Route.API + "/snapshot",
                                "公開中のすべて（一行に一つの JSON）",
                                "Everything published, one JSON object a line")
                        .allowing(Permission.ANYONE)
                        .answering(
                                new Route.Reply(200, NDJSON, JsonNodeFactory.instance.objectNode()))
                        .by(this::snapshot));
    }

    private Answer snapshot(Request request) throws IOException {
        SnapshotFile.Written written = file.current();
        return Answer.stream(
                        200,
                        NDJSON,
                        written.bytes(),
                        out -> {
                            try (var in = Files.newInputStream(written.path())) {
                                in.transferTo(out);
                            }
                        })
                .tagged(written.entityTag())
                .with("Cache-Control", "public, no-cache");
    }
}
