package jp.musubi.cms;

import jp.musubi.cms.web.HttpServer;
import jp.musubi.cms.web.RouteTable;

import java.util.List;

/** The CMS while it answers requests, publishes and mails. */
public final class RunningCms implements AutoCloseable {
    private final HttpServer server;
    private final RouteTable table;
    private final List<Part> parts;

    /** Something that works beside the server until it is closed. */
    @FunctionalInterface
    public interface Part extends AutoCloseable {
        /** Finishes what is under way, then ends. */
        @Override
        void close();
    }

    RunningCms(HttpServer server, RouteTable table, List<Part> parts) {
        this.server = server;
        this.table = table;
        this.parts = List.copyOf(parts);
    }

    /** Where it answers on this machine, ending in a slash. */
    public String address() {
        return "http://localhost:" + server.port() + "/";
    }

    /** All it answers. */
    RouteTable table() {
        return table;
    }

    /** Takes no more requests, finishes those under way, then what is under way beside them. */
    @Override
    public void close() {
        server.close();
        parts.forEach(Part::close);
    }
}
