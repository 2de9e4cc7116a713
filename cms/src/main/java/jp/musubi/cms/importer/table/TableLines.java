package jp.musubi.cms.importer.table;

import org.jspecify.annotations.Nullable;

import java.io.Closeable;

/** One walk over a file, holding only what is needed for the current row. */
public interface TableLines extends Closeable {
    /**
     * The next row, or what stands in its place; null at the end of the file.
     *
     * @throws UnreadableFile when the rest cannot be read
     */
    @Nullable TableLine next() throws UnreadableFile;

    @Override
    void close();
}
