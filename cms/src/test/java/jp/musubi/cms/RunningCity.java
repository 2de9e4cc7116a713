package jp.musubi.cms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import jp.musubi.cms.demo.DemoAccounts;
import jp.musubi.cms.web.RouteTable;
import jp.musubi.site.BuildFailed;
import jp.musubi.site.Progress;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

/** The whole program as {@code Wiring} puts it together, running on a free port for a test. */
public final class RunningCity implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HttpClient client = HttpClient.newHttpClient();
    private final Wiring wiring;
    private final RunningCms running;
    private final String token;

    private RunningCity(Wiring wiring, RunningCms running, String token) {
        this.wiring = wiring;
        this.running = running;
        this.token = token;
    }

    /**
     * Starts a city.
     *
     * @param content folder of its own content types; null for the shipped ones
     * @param sample whether it is filled with the sample city
     */
    public static RunningCity start(Path data, @Nullable Path content, boolean sample)
            throws IOException, Settings.Invalid, BuildFailed {
        Map<String, String> environment =
                content == null ? Map.of() : Map.of("MUSUBI_CONTENT", content.toString());
        return start(settings(data, environment), sample);
    }

    /**
     * What tests change settings of: those of a city on a free port, for which one secret will do.
     */
    public static Settings settings(Path data) throws Settings.Invalid {
        return settings(data, Map.of());
    }

    /** As {@link #settings(Path)}, with what the environment says. */
    public static Settings settings(Path data, Map<String, String> environment)
            throws Settings.Invalid {
        return Settings.read(Optional.empty(), environment)
                .withData(data)
                .withPort(0)
                .withoutStaffSecondFactor();
    }

    /** Starts a city with other settings. */
    public static RunningCity start(Settings settings, boolean sample)
            throws IOException, Settings.Invalid, BuildFailed {
        if (settings.database().isEmbedded()) {
            FirstStart.copyInto(settings.data(), sample);
        }
        Wiring wiring = Wiring.open(settings);
        DemoAccounts accounts = populate(wiring, sample);
        return new RunningCity(wiring, wiring.start("127.0.0.1"), accounts.staffToken());
    }

    /** Makes the accounts and entries of a city, unless it has them, and its site. */
    static DemoAccounts populate(Wiring wiring, boolean sample) throws IOException, BuildFailed {
        var accounts = new DemoAccounts(wiring.database(), wiring.accounts(), wiring.tokens());
        accounts.create();
        if (sample) {
            wiring.demoCity().seed();
            accounts.join(wiring.entries());
        }
        wiring.siteBuild().run(Progress.silent());
        return accounts;
    }

    /** What the program is put together from. */
    public Wiring wiring() {
        return wiring;
    }

    /** All it answers. */
    public RouteTable table() {
        return running.table();
    }

    /** The address of a path. */
    public String address(String path) {
        return running.address() + path.substring(1);
    }

    /** Reads without signing in. */
    public HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create(address(path))).build(), BodyHandlers.ofString());
    }

    /** Sends JSON as staff. */
    public JsonNode post(String path, String json) throws IOException, InterruptedException {
        HttpResponse<String> answer = tryPost(path, json);
        if (answer.statusCode() >= 300) {
            throw new IOException(path + " answered " + answer.statusCode() + " " + answer.body());
        }
        return json(answer.body());
    }

    /** Sends JSON as staff, whatever the answer is. */
    public HttpResponse<String> tryPost(String path, String json)
            throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create(address(path)))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(json))
                        .build(),
                BodyHandlers.ofString());
    }

    /** Brings a document as staff; gives the file that texts link to. */
    public String upload(Path document) throws IOException, InterruptedException {
        var form = new ByteArrayOutputStream();
        String head =
                "--edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.pdf\"\r\n"
                        + "Content-Type: application/pdf\r\n\r\n";
        form.writeBytes(head.getBytes(StandardCharsets.UTF_8));
        form.writeBytes(Files.readAllBytes(document));
        form.writeBytes("\r\n--edge--\r\n".getBytes(StandardCharsets.UTF_8));
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(address("/api/v1/assets")))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "multipart/form-data; boundary=edge")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(form.toByteArray()))
                        .build();
        String answer = client.send(request, BodyHandlers.ofString()).body();
        return "/" + json(answer).path("file").asText();
    }

    /** How far a publication is. */
    public JsonNode publication(String id) throws IOException, InterruptedException {
        var answer =
                client.send(
                        HttpRequest.newBuilder(URI.create(address("/api/v1/publications/" + id)))
                                .header("Authorization", "Bearer " + token)
                                .build(),
                        BodyHandlers.ofString());
        return json(answer.body());
    }

    /** JSON as a tree. */
    public static JsonNode json(String text) throws IOException {
        return JSON.readTree(text);
    }

    /** Creates an entry, publishes it and waits until readers can see it. */
    public void publish(String json) throws IOException, InterruptedException {
        publishDraft(post("/api/v1/entries", json).path("id").asText());
    }

    /** Publishes the draft of an entry and waits until readers can see it. */
    public void publishDraft(String id) throws IOException, InterruptedException {
        awaitShown(post("/api/v1/entries/" + id + "/publication", "").path("id").asText());
    }

    /** Sends a request without a body as staff. */
    public HttpResponse<String> asStaff(String method, String path, String... headers)
            throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(URI.create(address(path)))
                        .header("Authorization", "Bearer " + token)
                        .method(method, HttpRequest.BodyPublishers.noBody());
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }

    /** Wishes that an entry be called otherwise, its draft being what it is. */
    public HttpResponse<String> rename(String id, String slug)
            throws IOException, InterruptedException {
        HttpResponse<String> entry = asStaff("GET", "/api/v1/entries/" + id);
        var draft = JSON.createObjectNode().put("slug", slug);
        draft.set("fields", json(entry.body()).path("fields"));
        draft.set("shown", json(entry.body()).path("shown"));
        return client.send(
                HttpRequest.newBuilder(URI.create(address("/api/v1/entries/" + id + "/draft")))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .header("If-Match", entry.headers().firstValue("ETag").orElseThrow())
                        .PUT(HttpRequest.BodyPublishers.ofString(draft.toString()))
                        .build(),
                BodyHandlers.ofString());
    }

    /** Calls an entry otherwise, publishes it and waits until readers can see it. */
    public void move(String id, String slug) throws IOException, InterruptedException {
        HttpResponse<String> answer = rename(id, slug);
        if (answer.statusCode() != 200) {
            throw new IOException(answer.statusCode() + " " + answer.body());
        }
        publishDraft(id);
    }

    /** Takes an entry away from the public and waits until readers can see it. */
    public void unpublish(String id) throws IOException, InterruptedException {
        String answer = asStaff("DELETE", "/api/v1/entries/" + id + "/publication").body();
        awaitShown(json(answer).path("id").asText());
    }

    /** Waits until something is as it should be. */
    public void await(Callable<Boolean> condition) throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.call()) {
            if (System.nanoTime() > deadline) {
                throw new IOException("it never came to that");
            }
            Thread.sleep(50);
        }
    }

    private void awaitShown(String publication) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        String state = "";
        while (!state.equals("done")) {
            if (state.equals("failed") || System.nanoTime() > deadline) {
                throw new IOException("the publication is " + state);
            }
            Thread.sleep(50);
            state = publication(publication).path("state").asText();
        }
    }

    @Override
    public void close() {
        running.close();
        wiring.close();
    }
}
