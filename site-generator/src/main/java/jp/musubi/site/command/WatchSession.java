package jp.musubi.site.command;

import jp.musubi.site.BuildReport;
import jp.musubi.site.Generator;
import jp.musubi.site.watch.Watch;

import picocli.CommandLine;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** What the terminal sees of a watch, from the first build to Ctrl-C. */
final class WatchSession implements Watch.Listener {
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    /** For a build that is under way when it is told to stop. */
    private static final int MAX_STOP_SECONDS = 5;

    private final PrintWriter out;
    private final PrintWriter err;
    private final boolean debug;

    WatchSession(CommandLine line, boolean debug) {
        this.out = line.getOut();
        this.err = line.getErr();
        this.debug = debug;
    }

    /**
     * Watches until the program is told to stop, which then ends with exit code 0; does not return
     * unless something fails.
     *
     * @throws IOException if no port is free
     */
    int run(Generator generator, Watch.Order order) throws IOException {
        var stopped = new CountDownLatch(1);
        Thread stop = stopping(Thread.currentThread(), stopped);
        try (var watch = Watch.start(generator, order, this)) {
            Runtime.getRuntime().addShutdownHook(stop);
            out.println("watching; " + watch.address() + " shows the site, Ctrl-C ends it");
            out.flush();
            watch.run();
        } catch (InterruptedException e) {
            out.println("stopped");
            out.flush();
            // Let the hook end the program; nobody else waits for this thread.
        } finally {
            stopped.countDown();
        }
        return 0;
    }

    /** The exit code of a program that a signal ends says so, unless it is ended by hand. */
    private static Thread stopping(Thread watching, CountDownLatch stopped) {
        return new Thread(
                () -> {
                    watching.interrupt();
                    try {
                        var _ = stopped.await(MAX_STOP_SECONDS, TimeUnit.SECONDS);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    Runtime.getRuntime().halt(0);
                },
                "stop");
    }

    @Override
    public void built(Set<Path> changed, BuildReport report) {
        if (changed.isEmpty()) {
            BuildCommand.print(report, out, err);
            return;
        }
        out.printf(
                Locale.ROOT,
                "%s %s: %,d files written, %,d removed in %.2f s%n",
                LocalTime.now(ZoneId.systemDefault()).format(CLOCK),
                named(changed),
                report.written(),
                report.removed(),
                report.total().toMillis() / 1_000.0);
        out.flush();
    }

    @Override
    public void failed(Set<Path> changed, List<String> sentences, Throwable cause) {
        String more = sentences.size() > 1 ? " (and %,d more)".formatted(sentences.size() - 1) : "";
        err.println("error: " + sentences.getFirst().replaceAll("\\s*\\R\\s*", " ") + more);
        if (debug) {
            cause.printStackTrace(err);
        }
        err.flush();
    }

    private static String named(Set<Path> changed) {
        Path first = changed.iterator().next().getFileName();
        return changed.size() == 1
                ? String.valueOf(first)
                : "%s and %,d more".formatted(first, changed.size() - 1);
    }
}
