package jp.musubi.site.output;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Locale;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;

/**
 * Compressed variants: beside a file of text lies the same file with {@code .gz} at the end of its
 * name, for servers that hand it to browsers as it is. The same bytes give the same variant.
 */
public final class Compression {
    /** What the name of a variant ends with. */
    public static final String SUFFIX = ".gz";

    /** Below this a response fits into one packet either way. */
    private static final int MIN_BYTES = 1_024;

    private static final int BUFFER_BYTES = 16 << 10;
    static final int LEVEL = 6;

    private static final Set<String> TEXT =
            Set.of(
                    "css",
                    "csv",
                    "html",
                    "ics",
                    "js",
                    "json",
                    "mjs",
                    "ndjson",
                    "svg",
                    "txt",
                    "webmanifest",
                    "xml",
                    "xsl");

    private Compression() {}

    /** Whether a file of that name and size has a variant. */
    public static boolean suits(String path, long bytes) {
        String extension = path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return bytes >= MIN_BYTES && TEXT.contains(extension);
    }

    /** Whether a file of that name may have a variant, if it is large enough. */
    static boolean maySuit(String path) {
        return suits(path, Long.MAX_VALUE);
    }

    static byte[] of(byte[] bytes) {
        var memory = new ByteArrayOutputStream(bytes.length / 3);
        try (OutputStream out = to(memory)) {
            out.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return memory.toByteArray();
    }

    /** What is written into it arrives compressed; closing it closes the other, too. */
    static OutputStream to(OutputStream out) throws IOException {
        return new Gzip(out);
    }

    /** A compressed file that is put together from pieces (RFC 1952). */
    static final class Pieces implements AutoCloseable {
        private static final byte[] HEADER = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, (byte) 0xff};

        /** A last block with nothing in it (RFC 1951 section 3.2.6). */
        private static final byte[] END = {3, 0};

        private final OutputStream out;
        private final CRC32 checksum = new CRC32();
        private long length;

        Pieces(OutputStream out) throws IOException {
            this.out = out;
            out.write(HEADER);
        }

        void add(Piece piece) throws IOException {
            out.write(piece.deflated());
            checksum.update(piece.bytes());
            length += piece.bytes().length;
        }

        /** How many bytes have been added, uncompressed. */
        long length() {
            return length;
        }

        @Override
        public void close() throws IOException {
            out.write(END);
            var trailer = ByteBuffer.allocate(2 * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
            trailer.putInt((int) checksum.getValue()).putInt((int) length);
            out.write(trailer.array());
            out.close();
        }
    }

    private static final class Gzip extends GZIPOutputStream {
        Gzip(OutputStream out) throws IOException {
            super(out, BUFFER_BYTES);
            def.setLevel(LEVEL);
        }

        @Override
        public void close() throws IOException {
            try {
                super.close();
            } finally {
                def.end();
            }
        }
    }
}
