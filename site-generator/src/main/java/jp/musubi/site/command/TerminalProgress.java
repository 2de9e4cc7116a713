package jp.musubi.site.command;

import jp.musubi.site.Progress;

import java.io.Console;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/**
 * Shows on one line of a terminal what is going on, once the work takes more than two seconds; the
 * line is gone when the work is done. Prints nothing where there is no terminal.
 */
final class TerminalProgress implements Progress, AutoCloseable {
    private static final Duration QUIET = Duration.ofSeconds(2);
    private static final Duration REFRESH = Duration.ofMillis(200);
    private static final String CLEAR_LINE = "\r\u001b[K";

    private final PrintStream terminal;
    private final ScheduledExecutorService ticker;
    private final long start = System.nanoTime();
    private final LongAdder done = new LongAdder();
    private volatile Running running = new Running("", 0, start);
    private volatile boolean shown;

    /** A step under way; {@code total} is 0 when it is not known. */
    private record Running(String step, int total, long begun) {}

    TerminalProgress(PrintStream terminal, boolean isTerminal) {
        this.terminal = terminal;
        this.ticker =
                Executors.newSingleThreadScheduledExecutor(
                        Thread.ofPlatform().daemon().name("progress").factory());
        if (isTerminal) {
            var _ =
                    ticker.scheduleAtFixedRate(
                            this::show,
                            QUIET.toMillis(),
                            REFRESH.toMillis(),
                            TimeUnit.MILLISECONDS);
        }
    }

    /** Shows progress on standard error, if a person sits at a terminal. */
    static TerminalProgress here() {
        boolean isTerminal =
                Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
        return new TerminalProgress(System.err, isTerminal);
    }

    @Override
    public void begun(String step, int total) {
        done.reset();
        running = new Running(step, total, System.nanoTime());
    }

    @Override
    public void advanced() {
        done.increment();
    }

    @Override
    public void ended() {}

    private void show() {
        Running now = running;
        shown = true;
        terminal.print(
                CLEAR_LINE
                        + line(
                                now.step(),
                                done.sum(),
                                now.total(),
                                System.nanoTime() - now.begun()));
        terminal.flush();
    }

    /** {@code render 12,345 of 30,000 · 8,100/s · 2 s left}. */
    static String line(String step, long done, int total, long nanos) {
        double seconds = nanos / 1e9;
        if (total == 0 || done == 0) {
            return String.format(Locale.ROOT, "%s · %.0f s", step, seconds);
        }
        double rate = done / seconds;
        return String.format(
                Locale.ROOT,
                "%s %,d of %,d · %,.0f/s · %.0f s left",
                step,
                done,
                total,
                rate,
                Math.max(0, total - done) / rate);
    }

    @Override
    public void close() {
        ticker.shutdownNow();
        if (shown) {
            terminal.print(CLEAR_LINE);
            terminal.flush();
        }
    }
}
