package jp.musubi.cms;

import jp.musubi.cms.publish.Publisher;
import jp.musubi.cms.publish.ScheduleTimer;
import jp.musubi.cms.search.PublishedSearch;
import jp.musubi.cms.web.HttpServer;

/** The CMS while it answers requests and publishes. */
public final class RunningCms implements AutoCloseable {
    private final HttpServer server;
    private final Publisher publisher;
    private final ScheduleTimer timer;
    private final PublishedSearch search;

    RunningCms(
            HttpServer server, Publisher publisher, ScheduleTimer timer, PublishedSearch search) {
        this.search = search;
        this.timer = timer;
        this.server = server;
        this.publisher = publisher;
    }

    /** Where it answers on this machine, ending in a slash. */
    public String address() {
        return "http://localhost:" + server.port() + "/";
    }

    /** Takes no more requests, finishes those under way, then the build under way. */
    @Override
    public void close() {
        server.close();
        timer.close();
        publisher.close();
        search.close();
    }
}
