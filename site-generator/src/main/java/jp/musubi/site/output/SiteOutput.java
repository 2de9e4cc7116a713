package jp.musubi.site.output;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Set;

/**
 * Where a build puts the files of a site. What is neither written nor removed stays as it is. Paths
 * lie below the output folder and have slashes. Safe for many threads until it is finished.
 */
public interface SiteOutput extends AutoCloseable {
    /** Makes a file that is too large to hold, piece by piece. */
    @FunctionalInterface
    interface Content {
        void writeTo(Pieces to) throws IOException;
    }

    /** Takes the pieces of a file, one after another. */
    @FunctionalInterface
    interface Pieces {
        void add(Piece piece) throws IOException;
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

    /** Writes a file as its pieces come, without holding them. */
    void write(String path, Content content) throws IOException;

    /** Writes a file whose pieces are known; if they are those that are there, nothing is done. */
    void write(String path, List<Piece> pieces) throws IOException;

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
