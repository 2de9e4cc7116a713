package jp.musubi.site.document;

import org.jspecify.annotations.Nullable;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Has documents read by a process of its own ({@link ReaderProgram}), one after the other. What
 * anybody uploads may want any amount of time and memory: the process has little of either, and
 * when it is ended nothing else is. It is started with the first document.
 */
final class ReaderProcess implements AutoCloseable {
    /** Time that the reading of one document may take, in seconds. */
    static final int MAX_SECONDS = 20;

    /** Memory of the process for whatever documents consist of, in megabytes. */
    static final int MAX_MEMORY_MEGABYTES = 256;

    private static final String LOGGING = "org.apache.commons.logging";

    /** What the process is told of where it runs: no passwords of a server's settings. */
    private static final Set<String> ENVIRONMENT =
            Set.of("PATH", "LANG", "LC_ALL", "TMPDIR", "TEMP", "TMP", "SystemRoot");

    private final int seconds;
    private @Nullable Running running;

    ReaderProcess() {
        this(MAX_SECONDS);
    }

    /** With another time for each document. */
    ReaderProcess(int seconds) {
        this.seconds = seconds;
    }

    private record Running(Process process, DataOutputStream to, DataInputStream from) {}

    /** What the bytes of a document say. */
    synchronized Extract read(byte[] document) {
        Running reader;
        try {
            reader = running == null ? start() : running;
        } catch (IOException _) {
            return Extract.failed(Trouble.NO_READER);
        }
        running = reader;
        CompletableFuture<Void> end =
                CompletableFuture.runAsync(
                        reader.process()::destroyForcibly,
                        CompletableFuture.delayedExecutor(seconds, TimeUnit.SECONDS));
        try {
            reader.to().writeInt(document.length);
            reader.to().write(document);
            reader.to().flush();
            return ReaderProgram.read(reader.from());
        } catch (IOException _) {
            // It ran out of time or of memory; the next document gets another process.
            close();
            return Extract.failed(Trouble.TOO_COSTLY);
        } finally {
            end.cancel(false);
        }
    }

    private static Running start() throws IOException {
        var command =
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx" + MAX_MEMORY_MEGABYTES + "m",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Djava.awt.headless=true",
                        // PDFBox tells of each oddity of a file.
                        "-D" + LOGGING + ".LogFactory=" + LOGGING + ".impl.LogFactoryImpl",
                        "-D" + LOGGING + ".Log=" + LOGGING + ".impl.NoOpLog",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ReaderProgram.class.getName());
        var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().keySet().retainAll(ENVIRONMENT);
        Process process = builder.start();
        var reader =
                new Running(
                        process,
                        new DataOutputStream(process.getOutputStream()),
                        new DataInputStream(new BufferedInputStream(process.getInputStream())));
        if (reader.from().read() != ReaderProgram.READY) {
            process.destroyForcibly();
            throw new IOException("the reader of documents does not start");
        }
        return reader;
    }

    /** Ends the process; the next document starts another. */
    @Override
    public synchronized void close() {
        Running reader = running;
        running = null;
        if (reader != null) {
            reader.process().destroyForcibly();
        }
    }
}
