package jp.musubi.cms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jp.musubi.cms.account.Account;
import jp.musubi.cms.account.BrowserSession;
import jp.musubi.cms.account.Membership;
import jp.musubi.cms.account.Role;
import jp.musubi.cms.account.SessionStore;
import jp.musubi.cms.database.Ids;
import jp.musubi.cms.entry.StoredEntry;
import jp.musubi.cms.web.Caller;
import jp.musubi.cms.web.Method;
import jp.musubi.cms.web.Permission;
import jp.musubi.cms.web.Route;
import jp.musubi.cms.web.Secrets;
import jp.musubi.cms.web.Standing;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Every sort of person at every route of the running program, in every spelling of its address:
 * nobody gets in where the table, or whose group it is, says no.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PermissionMatrixTest {
    private final Map<Who, String> secrets = new EnumMap<>(Who.class);
    private RunningCity city;
    private UUID group = new UUID(0, 0);

    /** Somebody at the door. */
    private enum Who {
        STRANGER("", Standing.STRANGER),
        HALF_SIGNED_IN("admin@example.jp", Standing.STRANGER),
        OTHER_GROUP("other@example.jp", Standing.MEMBER),
        EDITOR("editor@example.jp", Standing.MEMBER),
        OWNER("owner@example.jp", Standing.MEMBER),
        STAFF("staff@example.jp", Standing.STAFF),
        ADMINISTRATOR("admin@example.jp", Standing.ADMINISTRATOR);

        private final String email;
        private final Standing standing;

        Who(String email, Standing standing) {
            this.email = email;
            this.standing = standing;
        }

        /** As the server should know them. */
        Caller caller() {
            var session =
                    this == STRANGER
                            ? null
                            : new Caller.Session(new UUID(0, 1), new UUID(0, 2), "token");
            return standing == Standing.STRANGER
                    ? new Caller(null, standing, false, session)
                    : new Caller(new UUID(0, 2), standing, true, session);
        }
    }

    private record Answered(int status, String location, String head) {}

    @BeforeAll
    void start(@TempDir Path data) throws Exception {
        Settings settings = Settings.read(Optional.empty(), Map.of()).withData(data).withPort(0);
        city = RunningCity.start(settings, true);
        group = group("asano-hotaru");
        UUID otherGroup = group("kobashi-chokai");
        var sessions = new SessionStore(city.wiring().database(), new Ids(Clock.systemUTC()));
        city.wiring()
                .database()
                .write(tx -> {
                    Account other =
                            city.wiring()
                                    .accounts()
                                    .createWithoutPassphrase(
                                            tx, Who.OTHER_GROUP.email, "ほかの団体", Role.MEMBER)
                                    .orElseThrow();
                    city.wiring()
                            .accounts()
                            .join(tx, other.id(), otherGroup, Membership.Part.OWNER);
                    return other;
                });
        for (Who who : Who.values()) {
            if (who != Who.STRANGER) {
                Account account = city.wiring().accounts().findByEmail(who.email).orElseThrow();
                boolean complete = who != Who.HALF_SIGNED_IN;
                secrets.put(
                        who,
                        city.wiring()
                                .database()
                                .write(tx ->
                                        sessions.begin(
                                                tx,
                                                account,
                                                complete,
                                                BrowserSession.Way.PASSPHRASE,
                                                ""))
                                .secret());
            }
        }
    }

    @AfterAll
    void stop() {
        city.close();
    }

    private UUID group(String slug) {
        return city.wiring()
                .entries()
                .find("group", slug)
                .map(StoredEntry::id)
                .orElseThrow(() -> new IllegalStateException("no group " + slug));
    }

    private String path(Route route) {
        return route.path().replace("{id}", group.toString()).replaceAll("[{<][a-zA-Z]+[}>]", "1");
    }

    private Answered send(Who who, Route route, String path) throws IOException {
        boolean form = route.body() != null && route.body().mediaType().contains("form");
        String body = route.body() == null ? "" : form ? "x=1" : "{}";
        var request =
                new StringBuilder(route.method() + " " + path + " HTTP/1.1\r\nHost: localhost\r\n");
        String secret = secrets.get(who);
        if (secret != null) {
            request.append("Cookie: musubi-session=").append(secret).append("\r\n");
            request.append("X-CSRF-Token: ").append(Secrets.derived(secret, "csrf")).append("\r\n");
        }
        if (route.body() != null) {
            request.append("Content-Type: ").append(route.body().mediaType()).append("\r\n");
        }
        if (route.method() != Method.GET) {
            request.append("Content-Length: ").append(body.length()).append("\r\n");
        }
        request.append("Connection: close\r\n\r\n").append(body);
        int port = URI.create(city.address("/")).getPort();
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream().write(request.toString().getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
            byte[] answer = socket.getInputStream().readNBytes(4_096);
            return answered(new String(answer, StandardCharsets.ISO_8859_1));
        }
    }

    private static Answered answered(String head) {
        String location =
                head.lines()
                        .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("location:"))
                        .map(line -> line.substring(9).strip())
                        .findFirst()
                        .orElse("");
        return new Answered(Integer.parseInt(head.substring(9, 12)), location, head);
    }

    private List<Route> routes() {
        List<Route> routes = city.table().routes();
        assertTrue(routes.size() > 50, "the whole table is walked");
        return routes;
    }

    @Test
    void nobodyPassesWhereTheTableSaysNo() throws Exception {
        int refusals = 0;
        for (Route route : routes()) {
            for (Who who : Who.values()) {
                if (route.permission().allows(who.caller())) {
                    continue;
                }
                String name = who + " " + route.method() + " " + route.path();
                Answered answer = send(who, route, path(route));
                boolean known = who.caller().isKnown();
                if (known) {
                    assertEquals(403, answer.status(), name);
                } else if (route.isScreen()) {
                    assertEquals(303, answer.status(), name);
                    String door =
                            who == Who.HALF_SIGNED_IN ? "/admin/second-factor" : "/admin/sign-in";
                    assertTrue(answer.location().startsWith(door), name + answer.location());
                } else {
                    assertEquals(401, answer.status(), name);
                }
                refusals++;
            }
        }
        assertTrue(refusals > 120, refusals + " refusals");
    }

    @Test
    void nothingChangesForSomethingThatMayOnlyRead() {
        var reader = new Caller(new UUID(0, 2), Standing.ADMINISTRATOR, false, null);
        for (Route route : routes()) {
            boolean open = route.permission() == Permission.ANYONE;
            boolean changes = route.method() != Method.GET && !open;
            String name = route.method() + " " + route.path();
            assertFalse(changes && route.permission().allows(reader), name);
        }
    }

    @Test
    void nobodyReachesWhatBelongsToAnotherGroup() throws Exception {
        Set<String> walked = new LinkedHashSet<>();
        for (Route route : routes()) {
            boolean own = route.permission() == Permission.ANYONE;
            if (own || !route.path().contains("{id}")) {
                continue;
            }
            Answered answer = send(Who.OTHER_GROUP, route, path(route));
            String name = route.method() + " " + route.path();
            assertTrue(answer.status() >= 400 && answer.status() < 500, name + answer.head());
            walked.add(name);
        }
        assertTrue(walked.contains("GET /admin/groups/{id}/people"), walked.toString());
        assertTrue(walked.contains("GET /api/v1/entries/{id}"), walked.toString());
    }

    @Test
    void someOfThemDoGetIn() throws Exception {
        for (Route route : routes()) {
            boolean mine = route.path().equals("/admin/groups/{id}/people");
            if (mine || route.path().equals("/api/v1/entries/{id}")) {
                if (route.method() != Method.GET) {
                    continue;
                }
                for (Who who : List.of(Who.EDITOR, Who.OWNER, Who.STAFF, Who.ADMINISTRATOR)) {
                    Answered answer = send(who, route, path(route));
                    assertEquals(200, answer.status(), who + " " + route.path());
                }
            }
        }
    }

    @Test
    void noOtherSpellingOpensADoor() throws Exception {
        for (Route route : routes()) {
            if (route.path().contains("<")) {
                continue;
            }
            for (String spelling : spellings(path(route))) {
                for (Who who : Who.values()) {
                    Answered answer = send(who, route, spelling);
                    String name = who + " " + route.method() + " " + spelling;
                    boolean refused = answer.status() >= 400 && answer.status() < 500;
                    boolean door =
                            answer.location().startsWith("/admin/sign-in")
                                    || answer.location().startsWith("/admin/second-factor");
                    assertTrue(refused || door, name + " -> " + answer.status());
                }
            }
        }
    }

    private static List<String> spellings(String path) {
        int slash = path.indexOf('/', 1);
        String first = slash < 0 ? path : path.substring(0, slash);
        String rest = path.substring(first.length());
        List<String> spellings = new ArrayList<>();
        spellings.add(path + "/");
        spellings.add(path + "%2f");
        spellings.add(path + "%2F");
        spellings.add("/" + path);
        spellings.add(first + "%2f" + rest.replaceFirst("^/", ""));
        spellings.add(first.toUpperCase(Locale.ROOT) + rest);
        spellings.add(path.toUpperCase(Locale.ROOT));
        spellings.add("/x/.." + path);
        spellings.add("/x/%2e%2e" + path);
        spellings.add(first + "/." + rest);
        spellings.add(first + ";x=1" + rest);
        spellings.add(path + "%00");
        spellings.add(path + "%20");
        spellings.removeIf(path::equals);
        return spellings;
    }
}
