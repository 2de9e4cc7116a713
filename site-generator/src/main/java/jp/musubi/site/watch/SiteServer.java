package jp.musubi.site.watch;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import jp.musubi.site.MediaTypes;
import jp.musubi.site.SiteFolder;

import java.io.IOException;
import java.io.InputStream;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Serves a site's folder to browsers on this machine. Every page it sends, and no file on disk,
 * holds a script that listens to {@link LiveReload}.
 */
final class SiteServer implements AutoCloseable {
    /** No address of a site begins with a hyphen. */
    private static final String OWN = "/-watch/";

    private static final String EVENTS = OWN + "events";
    private static final String SCRIPT = OWN + "watch.js";
    private static final int MAX_PORTS_TRIED = 100;
    private static final int MAX_PORT = 65_535;
    private static final List<String> OUR_NAMES = List.of("localhost", "127.0.0.1", "[::1]");

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Path folder;
    private final LiveReload reload;
    private final byte[] script;
    private volatile String base = "/";

    private SiteServer(HttpServer server, Path folder, LiveReload reload) throws IOException {
        this.server = server;
        this.folder = folder.toAbsolutePath().normalize();
        this.reload = reload;
        try (InputStream in = SiteServer.class.getResourceAsStream("watch.js")) {
            this.script = Objects.requireNonNull(in, "watch.js").readAllBytes();
        }
    }

    /**
     * Starts to serve on the loopback address.
     *
     * @param port TCP port, or the first that is tried: the next free one is taken; 0 for any
     * @throws BindException if none is free
     */
    static SiteServer start(Path folder, int port, LiveReload reload) throws IOException {
        // Or an answer in two packets waits for the browser's delayed acknowledgement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        HttpServer server = listen(port);
        var site = new SiteServer(server, folder, reload);
        server.setExecutor(site.threads);
        server.createContext("/", site::answer);
        server.start();
        return site;
    }

    private static HttpServer listen(int first) throws IOException {
        for (int port = first; port < first + MAX_PORTS_TRIED && port <= MAX_PORT; port++) {
            try {
                return HttpServer.create(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            } catch (BindException e) {
                if (first == 0) {
                    throw e;
                }
            }
        }
        throw new BindException("no port from " + first + " on is free: choose one with --port");
    }

    /** Where the site's home page is, now that its public address is known. */
    void setBasePath(String path) {
        base = path.endsWith("/") ? path : path + "/";
    }

    /** What to type into a browser. */
    String address() {
        return "http://localhost:" + server.getAddress().getPort() + base;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String method = exchange.getRequestMethod();
            String path = exchange.getRequestURI().getPath();
            exchange.getResponseHeaders().set("Cache-Control", "no-store");
            if (!isForUs(exchange)) {
                send(exchange, 421, "text/plain", bytes("This is not the address of a machine.\n"));
            } else if (!method.equals("GET") && !method.equals("HEAD")) {
                exchange.getResponseHeaders().set("Allow", "GET, HEAD");
                send(exchange, 405, "text/plain", bytes("Only GET and HEAD.\n"));
            } else if (path.equals(EVENTS)) {
                events(exchange);
            } else if (path.equals(SCRIPT)) {
                send(exchange, 200, MediaTypes.of(SCRIPT), script);
            } else {
                file(exchange, path);
            }
        }
    }

    /** A page of the open web whose name leads here must not read what is not published yet. */
    private static boolean isForUs(HttpExchange exchange) {
        String host = exchange.getRequestHeaders().getFirst("Host");
        return host == null
                || OUR_NAMES.stream()
                        .anyMatch(name -> host.equals(name) || host.startsWith(name + ":"));
    }

    private void events(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        try {
            reload.tell(exchange.getResponseBody());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void file(HttpExchange exchange, String path) throws IOException {
        String build = reload.build();
        if (path.equals("/") && !base.equals("/")) {
            redirect(exchange, base);
            return;
        }
        Optional<Path> found = path.startsWith(base) ? find(path) : Optional.empty();
        if (found.isPresent() && Files.isDirectory(found.get())) {
            if (!path.endsWith("/")) {
                redirect(exchange, exchange.getRequestURI().getRawPath() + "/");
                return;
            }
            found = found.map(page -> page.resolve("index.html"));
        }
        if (found.isPresent() && Files.isRegularFile(found.get())) {
            send(exchange, 200, found.get(), build);
        } else {
            missing(exchange, path, build);
        }
    }

    /** The file or folder at an address; empty for what no site has. */
    private Optional<Path> find(String path) {
        try {
            Path file = folder.resolve(path.substring(base.length())).normalize();
            boolean isSite =
                    file.startsWith(folder) && !SiteFolder.isPrivate(folder.relativize(file));
            return isSite ? Optional.of(file) : Optional.empty();
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    /** The site's own page for it, in the language of the address if there is one. */
    private void missing(HttpExchange exchange, String path, String build) throws IOException {
        String below = path.startsWith(base) ? path.substring(base.length()) : "";
        String language = below.substring(0, Math.max(0, below.indexOf('/')));
        for (String page : List.of(base + language + "/404.html", base + "404.html")) {
            Optional<Path> file = find(page).filter(Files::isRegularFile);
            if (file.isPresent()) {
                send(exchange, 404, file.get(), build);
                return;
            }
        }
        String page =
                "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>Musubi</title>"
                        + "<body><p>There is no site yet.</p></body></html>\n";
        send(exchange, 503, MediaTypes.of("index.html"), withScript(bytes(page), build));
    }

    private void send(HttpExchange exchange, int status, Path file, String build)
            throws IOException {
        String type = MediaTypes.of(String.valueOf(file.getFileName()));
        byte[] body = Files.readAllBytes(file);
        send(exchange, status, type, type.startsWith("text/html") ? withScript(body, build) : body);
    }

    /** The page with the script at its end, which no byte of the page itself depends on. */
    private static byte[] withScript(byte[] page, String build) {
        // One byte is one character here, so that the page's own bytes stay as they are.
        String text = new String(page, StandardCharsets.ISO_8859_1);
        int end = text.lastIndexOf("</body>");
        int at = end < 0 ? text.length() : end;
        String tag = "<script src=\"%s\" data-build=\"%s\"></script>".formatted(SCRIPT, build);
        return (text.substring(0, at) + tag + text.substring(at))
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    private static void redirect(HttpExchange exchange, String to) throws IOException {
        String query = exchange.getRequestURI().getRawQuery();
        // Two slashes would begin the name of another machine.
        String place = to.replaceFirst("^/+", "/") + (query == null ? "" : "?" + query);
        exchange.getResponseHeaders().set("Location", place);
        exchange.sendResponseHeaders(302, -1);
    }

    private static void send(HttpExchange exchange, int status, String type, byte[] body)
            throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        boolean isHead = exchange.getRequestMethod().equals("HEAD");
        if (isHead) {
            exchange.getResponseHeaders().set("Content-Length", Integer.toString(body.length));
        }
        exchange.sendResponseHeaders(status, isHead || body.length == 0 ? -1 : body.length);
        if (!isHead && body.length > 0) {
            exchange.getResponseBody().write(body);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        reload.end();
        // Whoever listens is told that this was all, instead of being cut off.
        server.stop(1);
        threads.close();
    }
}
