package jp.musubi.cms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import jp.musubi.cms.account.Account;
import jp.musubi.cms.account.AccountStore;
import jp.musubi.cms.account.Passphrases;
import jp.musubi.cms.account.Role;
import jp.musubi.cms.account.Scope;
import jp.musubi.cms.account.SessionStore;
import jp.musubi.cms.account.SignedIn;
import jp.musubi.cms.account.TokenStore;
import jp.musubi.cms.asset.AssetIntake;
import jp.musubi.cms.asset.AssetStore;
import jp.musubi.cms.audit.AuditLog;
import jp.musubi.cms.database.ConnectionSettings;
import jp.musubi.cms.database.Database;
import jp.musubi.cms.database.Ids;
import jp.musubi.cms.entry.EntryStore;
import jp.musubi.cms.publish.PublicationStore;
import jp.musubi.cms.publish.Publishing;
import jp.musubi.cms.publish.Schedule;
import jp.musubi.cms.release.ReleaseFiles;
import jp.musubi.cms.review.Letters;
import jp.musubi.cms.review.ReviewStore;
import jp.musubi.cms.review.Reviewing;
import jp.musubi.cms.search.Searching;
import jp.musubi.cms.setting.SettingStore;
import jp.musubi.cms.setting.SiteSettings;
import jp.musubi.cms.slug.ReadingSlugger;
import jp.musubi.cms.snapshot.PublishedContent;
import jp.musubi.cms.snapshot.SnapshotFile;
import jp.musubi.cms.web.Cookies;
import jp.musubi.cms.web.ErrorPages;
import jp.musubi.cms.web.HttpServer;
import jp.musubi.cms.web.RouteTable;
import jp.musubi.content.model.ContentModel;
import jp.musubi.content.model.ContentModels;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;

/** A server on a free port over a store of its own, with one account of each sort. */
public final class RunningApi implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int SOCKET_TIMEOUT_MILLIS = 10_000;

    public final Path data;
    public final Database database;
    public final EntryStore entries;
    public final AccountStore accounts;
    public final Publishing publishing;
    public final PublishedContent published;
    public final RouteTable table;
    public final String staff;
    public final String reader;
    public final String editor;
    public final UUID editorId;
    public final AtomicInteger woken = new AtomicInteger();

    private final TokenStore tokens;
    private final HttpServer server;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** A server with the bundled content types. */
    public RunningApi(Path data) throws IOException {
        this(data, ContentModels.bundled(), content -> Searching.NONE, new LinkedHashMap<>());
    }

    /** A server with other parts. */
    public RunningApi(
            Path data,
            ContentModel model,
            Function<PublishedContent, Searching> searching,
            SequencedMap<String, Supplier<Optional<String>>> health)
            throws IOException {
        this.data = data;
        Clock clock = Clock.systemUTC();
        database = Database.open(ConnectionSettings.embedded(data), clock);
        var ids = new Ids(clock);
        var audit = new AuditLog(database, ids);
        var publications = new PublicationStore(database, ids);
        entries = new EntryStore(database, ids, model, new ReadingSlugger());
        accounts = new AccountStore(database, ids, new Passphrases());
        tokens = new TokenStore(database, ids);
        publishing = new Publishing(entries, publications, audit);
        staff = token("staff@example.jp", Role.STAFF, Scope.WRITE);
        reader = token("reader@example.jp", Role.STAFF, Scope.READ);
        editorId = account("editor@example.jp", Role.MEMBER).id();
        editor = token(editorId, Scope.WRITE);
        published =
                new PublishedContent(database, entries, new AssetStore(database), site(), model);
        table =
                new Api(
                                model,
                                List.of("ja", "en"),
                                data,
                                database,
                                entries,
                                accounts,
                                new AssetStore(database),
                                audit,
                                publications,
                                publishing,
                                new ReviewStore(database),
                                reviewing(model, audit, ids),
                                new SnapshotFile(published, List::of, data.resolve("arriving")),
                                new AssetIntake(data, List.of("ja", "en"), ids, clock),
                                searching.apply(published),
                                health,
                                woken::incrementAndGet,
                                List.of())
                        .table();
        var files = new ReleaseFiles(data.resolve("site").resolve("current"));
        server =
                HttpServer.start(
                        new HttpServer.Setup(
                                "127.0.0.1",
                                0,
                                table,
                                new SignedIn(tokens, new SessionStore(database, ids)),
                                new Cookies(false),
                                Set.of(),
                                ErrorPages.NONE,
                                files));
    }

    private Reviewing reviewing(ContentModel model, AuditLog audit, Ids ids) {
        return new Reviewing(
                model,
                entries,
                accounts,
                publishing,
                new Schedule(database, ids, publishing),
                audit,
                Letters.NONE,
                ids);
    }

    private SiteSettings site() {
        return new SiteSettings(new SettingStore(database), URI.create("https://example.jp/"));
    }

    private Account account(String email, Role role) {
        var wanted = new AccountStore.NewAccount(email, "名前", role, "kawa no nagare 2026 x", true);
        return switch (accounts.create(wanted)) {
            case AccountStore.Outcome.Created(Account account) -> account;
            case AccountStore.Outcome.Refused(var problems) ->
                    throw new IllegalStateException(problems.toString());
        };
    }

    /** A token of a new account. */
    public String token(String email, Role role, Scope scope) {
        return token(account(email, role).id(), scope);
    }

    private String token(UUID account, Scope scope) {
        return database.write(tx -> tokens.create(tx, account, "test", scope, null)).secret();
    }

    /** The port it listens on. */
    public int port() {
        return server.port();
    }

    /** Starts a request; header fields come in pairs. */
    public HttpResponse<String> send(
            String method, String path, String token, String body, String... headers)
            throws IOException, InterruptedException {
        BodyPublisher publisher =
                body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body);
        return send(method, path, token, publisher, headers);
    }

    /** As above, with any body. */
    public HttpResponse<String> send(
            String method, String path, String token, BodyPublisher body, String... headers)
            throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path))
                        .method(method, body);
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        boolean typed = false;
        for (int at = 0; at < headers.length; at += 2) {
            request.header(headers[at], headers[at + 1]);
            typed |= headers[at].equals("Content-Type");
        }
        if (!typed && body.contentLength() != 0) {
            request.header("Content-Type", "application/json");
        }
        try {
            return client.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IOException(method + " " + path + ": " + e.getMessage(), e);
        }
    }

    /** A request of somebody who did not sign in. */
    public HttpResponse<String> get(String path, String... headers)
            throws IOException, InterruptedException {
        return send("GET", path, "", "", headers);
    }

    /** What comes back for these very bytes, until the server closes. */
    public String raw(String request) throws IOException {
        return raw(request.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** What comes back for these very bytes, until the server closes. */
    public String raw(byte[] request) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port())) {
            socket.setSoTimeout(SOCKET_TIMEOUT_MILLIS);
            socket.getOutputStream().write(request);
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** The JSON of an answer. */
    public static JsonNode json(HttpResponse<String> answer) throws IOException {
        return JSON.readTree(answer.body());
    }

    /** Creates an entry as staff and returns its id. */
    public String create(String type, String slug, String fields, String... shown)
            throws IOException, InterruptedException {
        String list = shown.length == 0 ? "[]" : "[\"" + String.join("\",\"", shown) + "\"]";
        String body =
                "{\"type\":\"%s\",\"slug\":\"%s\",\"fields\":%s,\"shown\":%s}"
                        .formatted(type, slug, fields, list);
        HttpResponse<String> answer = send("POST", "/api/v1/entries", staff, body);
        if (answer.statusCode() != 201) {
            throw new IllegalStateException(answer.statusCode() + " " + answer.body());
        }
        return json(answer).get("id").asText();
    }

    /** Creates an entry as staff, publishes it and returns its id. */
    public String publish(String type, String slug, String fields, String... shown)
            throws IOException, InterruptedException {
        String id = create(type, slug, fields, shown);
        HttpResponse<String> answer =
                send("POST", "/api/v1/entries/" + id + "/publication", staff, "");
        if (answer.statusCode() != 202) {
            throw new IllegalStateException(answer.statusCode() + " " + answer.body());
        }
        return id;
    }

    @Override
    public void close() {
        server.close();
        database.close();
    }
}
