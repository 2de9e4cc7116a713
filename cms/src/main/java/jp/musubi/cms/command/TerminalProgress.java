package jp.musubi.cms.command;

import jp.musubi.cms.importer.Progress;
import jp.musubi.cms.importer.wording.Sentence;

import java.io.Console;
import java.time.Duration;

/** One line on a terminal that counts up, for work that takes longer than people like to wait. */
final class TerminalProgress implements Progress {
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration INTERVAL = Duration.ofMillis(200);

    private final String language;
    private final boolean terminal;
    private long next = System.nanoTime() + PATIENCE.toNanos();
    private boolean shown;

    TerminalProgress(String language) {
        this.terminal = isTerminal();
        this.language = language;
    }

    /** JDK 25 gives no console where output goes to a pipe, whatever the check believes. */
    @SuppressWarnings("SystemConsoleNull")
    private static boolean isTerminal() {
        Console console = System.console();
        return console != null && console.isTerminal();
    }

    @Override
    public void rows(long done, long total) {
        long now = System.nanoTime();
        if (terminal && now - next >= 0) {
            System.err.print("\r" + Sentence.of("progress", done, total).in(language));
            System.err.flush();
            shown = true;
            next = now + INTERVAL.toNanos();
        }
    }

    /** Leaves the line, if there is one. */
    void end() {
        if (shown) {
            System.err.println();
        }
    }
}
