package jp.musubi.site.search;

import org.jspecify.annotations.Nullable;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.concurrent.Callable;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;

/** A file of the published index, named by its content and made on another core. */
final class IndexFile {
    /** Bytes of the hash that names a file. */
    static final int NAME_BYTES = 5;

    private static final String ENDING = ".bin";

    private final ForkJoinTask<byte[]> making;
    private byte @Nullable [] hash;

    IndexFile(Callable<byte[]> content) {
        this.making = ForkJoinPool.commonPool().submit(content);
    }

    /** A file that is there already. */
    IndexFile(byte[] bytes, byte[] hash) {
        this(() -> bytes);
        this.hash = hash;
    }

    IndexFile(NumberWriter content) {
        this(content::bytes);
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

    /** The beginning of the hash of some bytes. */
    static byte[] hash(byte[]... parts) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (byte[] part : parts) {
                digest.update(part);
            }
            return Arrays.copyOf(digest.digest(), NAME_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The name of a file below the folder of the index. */
    static String name(byte[] hash) {
        return HexFormat.of().formatHex(hash) + ENDING;
    }

    /** The name of one of several files that have a hash together. */
    static String name(byte[] hash, int number) {
        return HexFormat.of().formatHex(hash) + "-" + number + ENDING;
    }

    String name() {
        return name(hash());
    }

    byte[] bytes() {
        return making.join();
    }
}
