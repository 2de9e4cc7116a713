package jp.musubi.site.command;

import jp.musubi.site.BuildFailed;
import jp.musubi.site.BuildReport;
import jp.musubi.site.BuildRequest;
import jp.musubi.site.Generator;
import jp.musubi.site.load.SnapshotSource;
import jp.musubi.site.offline.OfflineCopy;
import jp.musubi.site.theme.Theme;
import jp.musubi.site.watch.Watch;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

/** {@code build}: a site from a snapshot. */
@Command(
        name = "build",
        description = "Builds the site from a snapshot.",
        mixinStandardHelpOptions = true)
public final class BuildCommand implements Callable<Integer> {
    /** Sentences of one kind that are printed; the rest are counted. */
    private static final int MAX_SENTENCES = 20;

    private static final int MAX_PORT = 65_535;

    @Option(
            names = "--content",
            required = true,
            paramLabel = "SRC",
            description = "An NDJSON snapshot, a content folder, or the http(s) address of one.")
    private String content = "";

    @Option(
            names = "--out",
            required = true,
            paramLabel = "DIR",
            description = "Folder of the site: empty, or one that was built before.")
    private Path out = Path.of("");

    @Option(
            names = "--theme",
            paramLabel = "DIR",
            description = "A theme of your own, or the name of one that comes with the program.")
    private @Nullable Path theme;

    @Option(
            names = "--base-url",
            paramLabel = "URL",
            description = "Public address of the site, if it is not the one of the snapshot.")
    private @Nullable String baseUrl;

    @Option(names = "--full", description = "Write every file again.")
    private boolean full;

    @Option(
            names = "--watch",
            description =
                    "Serve the site on this machine, build again whenever a file of content or"
                            + " theme changes, and reload the browser; until Ctrl-C.")
    private boolean watch;

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "8000",
            description =
                    "With --watch: TCP port, or the next free one (default: ${DEFAULT-VALUE}).")
    private int port;

    @Option(
            names = "--explain",
            description = "Print each changed file with the reason, one a line.")
    private boolean explain;

    @Option(
            names = "--zip",
            paramLabel = "FILE",
            description =
                    "Write the site as a zip file, too, to be unpacked and opened from a disk where"
                            + " no server is, search included.")
    private @Nullable Path zip;

    @Option(names = "--debug", description = "Print stack traces.")
    private boolean debug;

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        CommandLine line = commandLine();
        if (watch) {
            return watch(line);
        }
        try (var progress = TerminalProgress.here()) {
            var generator = new Generator(progress);
            BuildReport report = generator.build(request());
            generator.settle();
            if (zip != null) {
                write(zip);
            }
            if (explain) {
                Explanation.lines(report).forEach(line.getOut()::println);
            }
            print(report, line.getOut(), line.getErr());
            return 0;
        } catch (BuildFailed e) {
            sentences(e.messages(), "error: ", line.getErr());
            trace(e, line.getErr());
            return 1;
        } catch (IOException e) {
            sentences(List.of(String.valueOf(e.getMessage())), "error: ", line.getErr());
            trace(e, line.getErr());
            return 1;
        }
    }

    /** Whoever takes the file never sees half of it. */
    private void write(Path file) throws IOException {
        Path target = file.toAbsolutePath();
        Path part = target.resolveSibling(target.getFileName() + ".part");
        try {
            try (OutputStream to = new BufferedOutputStream(Files.newOutputStream(part))) {
                OfflineCopy.write(out, to);
            }
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private int watch(CommandLine line) {
        if (zip != null) {
            throw wrong("--zip goes with a single build, not with --watch");
        }
        if (port < 0 || port > MAX_PORT) {
            throw wrong("--port must be from 0 to " + MAX_PORT);
        }
        try (var progress = TerminalProgress.here()) {
            return new WatchSession(line, debug).run(new Generator(progress), order());
        } catch (IOException e) {
            sentences(List.of(String.valueOf(e.getMessage())), "error: ", line.getErr());
            trace(e, line.getErr());
            return 1;
        }
    }

    private Watch.Order order() {
        boolean isHere = !content.toLowerCase(Locale.ROOT).matches("https?://.*");
        return new Watch.Order(
                source(),
                isHere ? Optional.of(Path.of(content)) : Optional.empty(),
                out,
                Optional.ofNullable(theme),
                base(),
                full,
                port);
    }

    private CommandLine commandLine() {
        if (spec == null) {
            throw new IllegalStateException("picocli runs the command");
        }
        return spec.commandLine();
    }

    private BuildRequest request() throws IOException {
        return new BuildRequest(
                source(),
                out,
                theme == null ? Theme.bundled() : Theme.at(theme),
                base(),
                full,
                false);
    }

    private SnapshotSource source() {
        try {
            return SnapshotSource.named(content);
        } catch (IllegalArgumentException e) {
            throw wrong("--content " + content + " is neither a file, a folder nor an address");
        }
    }

    private Optional<URI> base() {
        if (baseUrl == null) {
            return Optional.empty();
        }
        try {
            URI uri = new URI(baseUrl);
            String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
            if (!List.of("http", "https").contains(scheme)
                    || uri.getHost() == null
                    || uri.getRawQuery() != null
                    || uri.getRawFragment() != null) {
                throw wrong(
                        "--base-url must be an http(s) address without ? and #, such as"
                                + " https://city.example/kyodo/");
            }
            return Optional.of(uri);
        } catch (URISyntaxException e) {
            throw wrong("--base-url " + baseUrl + " is not an address: " + e.getReason());
        }
    }

    private ParameterException wrong(String sentence) {
        return new ParameterException(commandLine(), sentence);
    }

    private void trace(Exception e, PrintWriter err) {
        if (debug) {
            e.printStackTrace(err);
        }
    }

    static void print(BuildReport report, PrintWriter out, PrintWriter err) {
        sentences(report.warnings(), "warning: ", err);
        out.printf(
                Locale.ROOT,
                "%,d pages; %,d files written, %,d unchanged, %,d removed%n",
                report.pages(),
                report.written(),
                report.unchanged(),
                report.removed());
        String steps =
                report.steps().entrySet().stream()
                        .map(step ->
                                String.format(
                                        Locale.ROOT,
                                        "%s %.2f s",
                                        step.getKey(),
                                        step.getValue().toMillis() / 1_000.0))
                        .collect(Collectors.joining(", "));
        out.printf(Locale.ROOT, "%s; total %.2f s%n", steps, report.total().toMillis() / 1_000.0);
        out.flush();
    }

    private static void sentences(List<String> sentences, String kind, PrintWriter err) {
        sentences.stream().limit(MAX_SENTENCES).forEach(sentence -> err.println(kind + sentence));
        if (sentences.size() > MAX_SENTENCES) {
            err.printf(Locale.ROOT, "%s… and %,d more%n", kind, sentences.size() - MAX_SENTENCES);
        }
        err.flush();
    }
}
