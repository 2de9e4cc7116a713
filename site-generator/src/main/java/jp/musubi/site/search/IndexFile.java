package jp.musubi.site.search;

import org.jspecify.annotations.Nullable;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;

/** A file of the published index, named by its content and compressed on another core. */
final class IndexFile {
    /** Bytes of the hash that names a file. */
    static final int NAME_BYTES = 5;

    private final ForkJoinTask<byte[]> making;
    private byte @Nullable [] hash;

    IndexFile(Packing content) {
        this.making = ForkJoinPool.commonPool().submit(content::packed);
    }

    IndexFile(String content) {
        this(new Packing().text(content));
    }

    /** The beginning of the content's hash. */
    byte[] hash() {
        byte[] known = hash;
        if (known == null) {
            known = hash(making.join());
            hash = known;
        }
        return known;
    }

    private static byte[] hash(byte[] bytes) {
        try {
            return Arrays.copyOf(MessageDigest.getInstance("SHA-256").digest(bytes), NAME_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Its name below the folder of the index. */
    String name() {
        return HexFormat.of().formatHex(hash()) + ".bin";
    }

    byte[] bytes() {
        return making.join();
    }
}
