package jp.musubi.site.watch;

import jp.musubi.site.BuildFailed;
import jp.musubi.site.BuildReport;
import jp.musubi.site.BuildRequest;
import jp.musubi.site.Generator;
import jp.musubi.site.load.SnapshotSource;
import jp.musubi.site.theme.Theme;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Keeps a site as its files are: builds, serves, waits for a change, builds what the change asks
 * for, and has browsers show it. Nothing that stands in a file ends it.
 */
public final class Watch implements AutoCloseable {
    private static final int MAX_SENTENCES_SHOWN = 20;

    private final Generator generator;
    private final Order order;
    private final Listener listener;
    private final RememberedSource source;
    private final LiveReload reload = new LiveReload();
    private final WatchedFiles files;
    private final SiteServer server;
    private boolean isFirst = true;

    /**
     * What to keep up to date.
     *
     * @param content the folder or file that {@code source} reads; empty if it is no file of this
     *     machine, and read again for every build
     * @param theme folder of the theme; empty for the one that comes with the program
     * @param full whether the first build writes every file again
     * @param port TCP port on the loopback address; the next free one if it is taken
     */
    public record Order(
            SnapshotSource source,
            Optional<Path> content,
            Path out,
            Optional<Path> theme,
            Optional<URI> baseUrl,
            boolean full,
            int port) {}

    /** Hears what became of each build. */
    public interface Listener {
        /**
         * A build succeeded.
         *
         * @param changed the files because of which it was made; empty for the first
         */
        void built(Set<Path> changed, BuildReport report);

        /** A build failed; what was built before is still shown. At least one sentence. */
        void failed(Set<Path> changed, List<String> sentences, Throwable cause);
    }

    private Watch(Generator generator, Order order, Listener listener) throws IOException {
        this.generator = generator;
        this.order = order;
        this.listener = listener;
        this.source = new RememberedSource(order.source(), Clock.system(ZoneId.systemDefault()));
        var watched = new ArrayList<Path>();
        order.content().ifPresent(watched::add);
        order.theme().ifPresent(watched::add);
        this.files = new WatchedFiles(watched, order.out());
        try {
            this.server = SiteServer.start(order.out(), order.port(), reload);
        } catch (IOException e) {
            files.close();
            throw e;
        }
    }

    /**
     * Begins to serve and to watch, and builds for the first time.
     *
     * @throws IOException if no port is free
     */
    public static Watch start(Generator generator, Order order, Listener listener)
            throws IOException {
        var watch = new Watch(generator, order, listener);
        watch.build(Set.of());
        return watch;
    }

    /** Where the site is shown. */
    public String address() {
        return server.address();
    }

    /** Waits for changes and builds, until the thread is interrupted. */
    public void run() throws InterruptedException, IOException {
        while (true) {
            build(files.await());
            if (Thread.interrupted()) {
                throw new InterruptedException("told to stop");
            }
        }
    }

    private void build(Set<Path> changed) {
        if (order.content().isEmpty() || changed.stream().anyMatch(this::isContent)) {
            source.forget();
        }
        try {
            BuildReport report = generator.build(request(changed));
            generator.settle();
            isFirst = false;
            order.baseUrl().or(source::address).map(URI::getPath).ifPresent(server::setBasePath);
            boolean isChanged = report.written() + report.removed() > 0;
            reload.built(isChanged, isStyleOnly(changed));
            listener.built(changed, report);
        } catch (BuildFailed e) {
            failed(changed, e.messages(), e);
        } catch (IOException e) {
            failed(changed, List.of(String.valueOf(e.getMessage())), e);
        } catch (RuntimeException | StackOverflowError e) {
            String what = e.getMessage() == null ? e.toString() : e.getMessage();
            failed(changed, List.of("the site cannot be built: " + what), e);
        }
    }

    private BuildRequest request(Set<Path> changed) throws IOException {
        Theme theme = order.theme().isEmpty() ? Theme.bundled() : Theme.at(order.theme().get());
        boolean full = (isFirst && order.full()) || changed.stream().anyMatch(this::isAsset);
        return new BuildRequest(source, order.out(), theme, order.baseUrl(), full, false);
    }

    private void failed(Set<Path> changed, List<String> sentences, Throwable cause) {
        reload.failed(sentences.stream().limit(MAX_SENTENCES_SHOWN).toList());
        listener.failed(changed, sentences, cause);
    }

    private boolean isContent(Path file) {
        return order.content().filter(content -> isBelow(content, file)).isPresent();
    }

    /**
     * A picture under its old name is told from the old one by nobody: the CMS never makes one, so
     * a build need not ask.
     */
    private boolean isAsset(Path file) {
        return order.content()
                .filter(content -> isBelow(content.resolve("assets"), file))
                .isPresent();
    }

    private boolean isStyleOnly(Set<Path> changed) {
        return !changed.isEmpty()
                && order.theme().isPresent()
                && changed.stream()
                        .allMatch(file -> isBelow(order.theme().get().resolve("css"), file));
    }

    private static boolean isBelow(Path folder, Path file) {
        return file.startsWith(folder.toAbsolutePath().normalize());
    }

    /** Lets go of browsers, port and files. */
    @Override
    public void close() throws IOException {
        try (files) {
            server.close();
        }
    }
}
