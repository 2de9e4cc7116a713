package jp.musubi.site.watch;

import jp.musubi.site.BuildReport;
import jp.musubi.site.Generator;
import jp.musubi.site.Progress;
import jp.musubi.site.load.SnapshotSource;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A watch over real files, with what it said. */
final class RunningWatch implements AutoCloseable, Watch.Listener {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final LinkedBlockingQueue<List<String>> outcomes = new LinkedBlockingQueue<>();
    private final HttpClient client = HttpClient.newHttpClient();
    private final Watch watch;
    private final ExecutorService thread = Executors.newSingleThreadExecutor();

    private RunningWatch(Path content, Path out, Optional<Path> theme) throws IOException {
        watch =
                Watch.start(
                        new Generator(Progress.silent()),
                        new Watch.Order(
                                SnapshotSource.named(content.toString()),
                                Optional.of(content),
                                out,
                                theme,
                                Optional.empty(),
                                false,
                                0),
                        this);
        thread.execute(() -> {
            try {
                watch.run();
            } catch (InterruptedException e) {
                // That is how it ends.
            } catch (IOException e) {
                outcomes.add(List.of("the watch died: " + e));
            }
        });
    }

    static RunningWatch of(Path content, Path out) throws IOException {
        return new RunningWatch(content, out, Optional.empty());
    }

    static RunningWatch of(Path content, Path out, Path theme) throws IOException {
        return new RunningWatch(content, out, Optional.of(theme));
    }

    /** What the next build says: nothing if it succeeded, else what is wrong. */
    List<String> next() throws InterruptedException {
        return Objects.requireNonNull(
                outcomes.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS), "nothing was built");
    }

    String address() {
        return watch.address();
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(request(path), BodyHandlers.ofString());
    }

    HttpRequest request(String path) {
        return HttpRequest.newBuilder(URI.create(watch.address()).resolve(path)).build();
    }

    /** The first events that a page hears which begins to listen now. */
    List<String> events(int count) throws IOException, InterruptedException {
        var events = new ArrayList<String>();
        var answer = client.send(request("/-watch/events"), BodyHandlers.ofLines());
        try (var lines = answer.body()) {
            lines.filter(line -> line.startsWith("data: ")).limit(count).forEach(events::add);
        }
        return events;
    }

    @Override
    public void built(Set<Path> changed, BuildReport report) {
        outcomes.add(List.of());
    }

    @Override
    public void failed(Set<Path> changed, List<String> sentences, Throwable cause) {
        outcomes.add(sentences);
    }

    @Override
    public void close() throws IOException {
        thread.shutdownNow();
        thread.close();
        watch.close();
        client.close();
    }
}
