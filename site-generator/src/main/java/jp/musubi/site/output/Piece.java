package jp.musubi.site.output;

import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.Deflater;

/**
 * A piece of a large file, with the same compressed by itself (RFC 1951, ending at a byte), so that
 * a file of which one piece changed need not be compressed as a whole. Immutable.
 */
public final class Piece {
    private static final int BUFFER_BYTES = 16 << 10;

    private final byte[] bytes;
    private final byte[] deflated;
    private final byte[] hash;

    /** A piece of those bytes, which must not be changed any more. */
    public Piece(byte[] bytes) {
        this.bytes = bytes;
        this.deflated = deflated(bytes);
        this.hash = sha256().digest(bytes);
    }

    private static byte[] deflated(byte[] bytes) {
        var deflater = new Deflater(Compression.LEVEL, true);
        try {
            deflater.setInput(bytes);
            var memory = new ByteArrayOutputStream(bytes.length / 3 + BUFFER_BYTES);
            byte[] buffer = new byte[BUFFER_BYTES];
            int length = buffer.length;
            while (length == buffer.length) {
                length = deflater.deflate(buffer, 0, buffer.length, Deflater.FULL_FLUSH);
                memory.write(buffer, 0, length);
            }
            return memory.toByteArray();
        } finally {
            deflater.end();
        }
    }

    /** Its bytes, which must not be changed. */
    public byte[] bytes() {
        return bytes;
    }

    byte[] deflated() {
        return deflated;
    }

    /** How many bytes a whole file has. */
    public static int length(List<Piece> pieces) {
        return pieces.stream().mapToInt(piece -> piece.bytes.length).sum();
    }

    /** The bytes of a whole file. */
    public static byte[] join(List<Piece> pieces) {
        var whole = new ByteArrayOutputStream();
        pieces.forEach(piece -> whole.writeBytes(piece.bytes));
        return whole.toByteArray();
    }

    /** Works out the version of a file from its pieces, in their order. */
    static final class Version {
        private final MessageDigest digest = sha256();

        void add(Piece piece) {
            digest.update(piece.hash);
        }

        /** The version; to be asked once. */
        String text() {
            return HexFormat.of().formatHex(digest.digest(), 0, 16);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
