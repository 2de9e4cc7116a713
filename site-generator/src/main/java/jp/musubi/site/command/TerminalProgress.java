package jp.musubi.site.command;

import jp.musubi.site.Progress;

import org.jspecify.annotations.Nullable;

import java.io.Console;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/**
 * Tells what is going on, once the work takes more than two seconds: on one line of a terminal that
 * is gone when the work is done, or, where no terminal is, on a line of its own every few seconds.
 */
final class TerminalProgress implements Progress, AutoCloseable {
    private static final Duration QUIET = Duration.ofSeconds(2);
    private static final Duration REFRESH = Duration.ofMillis(200);
    private static final Duration BETWEEN_LINES = Duration.ofSeconds(5);

    /** Between two steps of one piece of work there is less time than that. */
    private static final Duration BREAK = Duration.ofMillis(500);

    /**
     * Work gets faster in its first seconds: what lies further back says little of what is left.
     */
    private static final Duration RECENTLY = Duration.ofSeconds(3);

    private static final String CLEAR_LINE = "\r\u001b[K";

    private final PrintStream terminal;
    private final boolean isTerminal;
    private final ScheduledExecutorService ticker;
    private final LongAdder done = new LongAdder();
    private final Deque<Sample> recent = new ArrayDeque<>();
    private @Nullable Running running;
    private long busySince = System.nanoTime();
    private long endedAt = busySince;
    private long nextLineAt = busySince;
    private boolean shown;

    /** A step under way; {@code total} is 0 when it is not known. */
    private record Running(String step, int total, long begun) {}

    /** How much was done at a time. */
    private record Sample(long time, long done) {}

    TerminalProgress(PrintStream terminal, boolean isTerminal) {
        this.terminal = terminal;
        this.isTerminal = isTerminal;
        this.ticker =
                Executors.newSingleThreadScheduledExecutor(
                        Thread.ofPlatform().daemon().name("progress").factory());
        var _ =
                ticker.scheduleAtFixedRate(
                        this::show, QUIET.toMillis(), REFRESH.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Tells progress on standard error. */
    static TerminalProgress here() {
        boolean isTerminal =
                Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
        return new TerminalProgress(System.err, isTerminal && !isErrorRedirected());
    }

    /** A console says that input and output are a terminal, and nothing of standard error. */
    private static boolean isErrorRedirected() {
        try {
            Path error = Path.of("/proc/self/fd/2").toRealPath();
            return !error.startsWith("/dev/pts") && !error.toString().startsWith("/dev/tty");
        } catch (IOException e) {
            // Not Linux, or a pipe, whose name is none of a file.
            return Files.exists(Path.of("/proc/self/fd"));
        }
    }

    @Override
    public synchronized void begun(String step, int total) {
        done.reset();
        long now = System.nanoTime();
        if (now - endedAt > BREAK.toNanos()) {
            busySince = now;
        }
        running = new Running(step, total, now);
        recent.clear();
        recent.add(new Sample(now, 0));
    }

    @Override
    public void advanced() {
        done.increment();
    }

    /** Clears the line at once: what is printed next must not stand behind it. */
    @Override
    public synchronized void ended() {
        running = null;
        endedAt = System.nanoTime();
        clear();
    }

    private synchronized void show() {
        Running step = running;
        long now = System.nanoTime();
        if (step == null || now - busySince < QUIET.toNanos()) {
            return;
        }
        long sum = done.sum();
        String line =
                step.total() == 0 || sum == 0
                        ? line(step.step(), now - step.begun())
                        : line(step.step(), sum, step.total(), rate(new Sample(now, sum)));
        if (isTerminal) {
            terminal.print(CLEAR_LINE + line);
            shown = true;
        } else if (now - nextLineAt >= 0) {
            terminal.println(line);
            nextLineAt = now + BETWEEN_LINES.toNanos();
        }
        terminal.flush();
    }

    private void clear() {
        if (shown) {
            terminal.print(CLEAR_LINE);
            terminal.flush();
            shown = false;
        }
    }

    /** Things done each second, in the last few. */
    private double rate(Sample now) {
        recent.add(now);
        while (recent.size() > 2 && now.time() - recent.element().time() > RECENTLY.toNanos()) {
            recent.remove();
        }
        Sample then = recent.element();
        return (now.done() - then.done()) * 1e9 / Math.max(1, now.time() - then.time());
    }

    /** {@code load · 4 s}. */
    static String line(String step, long nanos) {
        return String.format(Locale.ROOT, "%s · %.0f s", step, nanos / 1e9);
    }

    /**
     * {@code render 12,345 of 30,000 · 8,100/s · 2 s left}.
     *
     * @param rate things done each second
     */
    static String line(String step, long done, int total, double rate) {
        String line =
                String.format(Locale.ROOT, "%s %,d of %,d · %,.0f/s", step, done, total, rate);
        return rate > 0
                ? String.format(Locale.ROOT, "%s · %.0f s left", line, (total - done) / rate)
                : line;
    }

    @Override
    public synchronized void close() {
        ticker.shutdownNow();
        clear();
    }
}
