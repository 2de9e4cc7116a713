package jp.musubi.cms.web;

import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpResponseException;
import io.javalin.router.Endpoint;

import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Set;

/** The running server: Javalin, told by the route table what there is. */
public final class HttpServer implements AutoCloseable {
    private static final List<String> OTHER_METHODS =
            List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "QUERY");

    private final Javalin javalin;

    private HttpServer(Javalin javalin) {
        this.javalin = javalin;
    }

    /**
     * What a server is made of.
     *
     * @param host address to listen on
     * @param port TCP port; 0 for any free one
     * @param origins of our own pages, as browsers write them: {@code https://example.jp}
     * @param errorPages what people see when a screen was refused
     * @param files answers what is no route
     */
    public record Setup(
            String host,
            int port,
            RouteTable table,
            Authenticator authenticator,
            Cookies cookies,
            Set<String> origins,
            ErrorPages errorPages,
            FileServer files) {}

    /**
     * Starts a server.
     *
     * @throws io.javalin.util.JavalinException if it cannot listen there (its cause is a
     *     BindException when the port is in use)
     */
    public static HttpServer start(Setup setup) {
        var dispatcher = new Dispatcher(setup);
        Javalin javalin =
                Javalin.create(config -> {
                    settings(config);
                    routes(config, setup.table(), dispatcher);
                });
        javalin.start(setup.host(), setup.port());
        return new HttpServer(javalin);
    }

    private static void settings(JavalinConfig config) {
        config.concurrency.useVirtualThreads = true;
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.http.compressionStrategy = CompressionStrategy.NONE;
        config.router.ignoreTrailingSlashes = false;
        config.http.maxRequestSize = WebLimits.MAX_MULTIPART_BYTES;
        config.jetty.modifyHttpConfiguration(HttpServer::http);
        config.jetty.modifyServer(HttpServer::server);
        config.jetty.modifyServletContextHandler(
                context -> context.setErrorHandler(new JettyErrors()));
    }

    private static void http(HttpConfiguration http) {
        http.setSendServerVersion(false);
        http.setSendXPoweredBy(false);
        http.setRequestHeaderSize(WebLimits.MAX_HEADER_BYTES);
        http.setUriCompliance(UriCompliance.DEFAULT);
        http.setHttpCompliance(HttpCompliance.RFC7230);
    }

    private static void server(Server server) {
        server.setErrorHandler(new JettyErrors());
        server.setStopTimeout(5_000);
    }

    private static void routes(JavalinConfig config, RouteTable table, Dispatcher dispatcher) {
        for (Route route : table.routes()) {
            endpoint(config, route.method().name(), route, dispatcher);
            if (route.method() == Method.GET) {
                endpoint(config, "HEAD", route, dispatcher);
            }
        }
        config.routes.exception(HttpResponseException.class, dispatcher::serveUnrouted);
        config.routes.exception(Exception.class, dispatcher::serveUnrouted);
        for (String method : OTHER_METHODS) {
            config.routes.addEndpoint(
                    new Endpoint(
                            HandlerType.findOrCreate(method), "/<path>", dispatcher::serveOther));
            config.routes.addEndpoint(
                    new Endpoint(HandlerType.findOrCreate(method), "/", dispatcher::serveOther));
        }
    }

    private static void endpoint(
            JavalinConfig config, String method, Route route, Dispatcher dispatcher) {
        Set<String> queryNames = route.queryNames();
        config.routes.addEndpoint(
                new Endpoint(
                        HandlerType.findOrCreate(method),
                        route.path(),
                        context -> dispatcher.serve(context, route, queryNames)));
    }

    /** A TCP port that nothing listens on at this moment. */
    public static int freePort(String host) throws IOException {
        try (var socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(host, 0));
            return socket.getLocalPort();
        }
    }

    /** The TCP port it listens on. */
    public int port() {
        return javalin.port();
    }

    /** Stops it; requests under way are finished first, for a few seconds at most. */
    @Override
    public void close() {
        for (var connector : javalin.jettyServer().server().getConnectors()) {
            if (connector instanceof ServerConnector open) {
                open.setIdleTimeout(1_000);
            }
        }
        javalin.stop();
    }
}
