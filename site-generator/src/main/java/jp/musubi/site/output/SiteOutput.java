package jp.musubi.site.output;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Set;

/**
 * Where a build puts the files of a site. What is neither written nor removed stays as it is. Paths
 * lie below the output folder and have slashes. Safe for many threads until it is finished.
 */
public interface SiteOutput extends AutoCloseable {
    /** Makes the bytes of a file that is too large to hold. */
    @FunctionalInterface
    interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /** Opens a file that is copied. */
    @FunctionalInterface
    interface Opening {
        InputStream open() throws IOException;
    }

    /** The files that earlier builds left. */
    Set<String> files();

    /** Of those, the ones that are no longer what a build left there. */
    Set<String> damaged() throws IOException;

    /**
     * Hands over a file; bytes that are already there are not written again.
     *
     * @throws IOException if the path could leave the folder, or an earlier file failed
     */
    void write(String path, byte[] bytes) throws IOException;

    /** Writes a file as its bytes come, without holding them. */
    void write(String path, Content content) throws IOException;

    /**
     * Copies a file unless the copy of the same version is there.
     *
     * @param version changes when the bytes do; without tabs and line ends
     */
    void copy(String path, String version, Opening source) throws IOException;

    /** Says that a file is no longer part of the site. */
    void remove(String path);

    /**
     * Waits for the last file and makes everything visible.
     *
     * @throws IOException if any file could not be written; the site stays as it was
     */
    Written finish() throws IOException;

    /** Gives up what is not finished. */
    @Override
    void close() throws IOException;
}
