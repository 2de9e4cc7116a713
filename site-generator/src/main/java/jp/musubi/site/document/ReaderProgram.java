package jp.musubi.site.document;

import org.jspecify.annotations.Nullable;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * The process that documents are read in: it takes them on its input one after the other, each with
 * its length, and answers on its output what they say. {@link ReaderProcess} starts and ends it.
 */
final class ReaderProgram {
    /** What answers begin with that have no trouble. */
    private static final String FINE = "";

    /** What is said first, when documents can be read. */
    static final int READY = 1;

    /** Nobody waits longer; who started this may have ended in between. */
    private static final int MAX_SECONDS = 2 * ReaderProcess.MAX_SECONDS;

    private ReaderProgram() {}

    public static void main(String[] arguments) throws IOException {
        var in = new DataInputStream(new BufferedInputStream(System.in));
        var out = new DataOutputStream(new BufferedOutputStream(System.out));
        // Nobody but this program answers.
        System.setOut(System.err);
        PdfReader.prepare();
        out.writeByte(READY);
        out.flush();
        while (true) {
            byte[] document;
            try {
                document = in.readNBytes(in.readInt());
            } catch (EOFException _) {
                return;
            }
            CompletableFuture<Void> end =
                    CompletableFuture.runAsync(
                            () -> Runtime.getRuntime().halt(1),
                            CompletableFuture.delayedExecutor(MAX_SECONDS, TimeUnit.SECONDS));
            write(PdfReader.read(document), out);
            out.flush();
            end.cancel(false);
        }
    }

    /** Writes what was read of a document. */
    static void write(Extract extract, DataOutputStream to) throws IOException {
        Trouble trouble = extract.trouble();
        to.writeUTF(trouble == null ? FINE : trouble.name());
        to.writeInt(extract.pages().size());
        for (String page : extract.pages()) {
            byte[] text = page.getBytes(StandardCharsets.UTF_8);
            to.writeInt(text.length);
            to.write(text);
        }
    }

    /**
     * Reads what was written.
     *
     * @throws IOException if it is something else
     */
    static Extract read(DataInputStream from) throws IOException {
        Trouble trouble = trouble(from.readUTF());
        int count = from.readInt();
        check(count >= 0 && count <= PdfReader.MAX_PAGES);
        var pages = new ArrayList<String>(count);
        int rest = PdfReader.MAX_CHARS * Integer.BYTES;
        for (int i = 0; i < count; i++) {
            int length = from.readInt();
            rest -= length;
            check(length >= 0 && rest >= 0);
            pages.add(new String(from.readNBytes(length), StandardCharsets.UTF_8));
        }
        return new Extract(pages, trouble);
    }

    private static @Nullable Trouble trouble(String name) throws IOException {
        try {
            return name.equals(FINE) ? null : Trouble.valueOf(name);
        } catch (IllegalArgumentException e) {
            throw new IOException(e);
        }
    }

    private static void check(boolean fits) throws IOException {
        if (!fits) {
            throw new IOException("no text of a document");
        }
    }
}
