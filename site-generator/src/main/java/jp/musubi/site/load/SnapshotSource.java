package jp.musubi.site.load;

import jp.musubi.content.model.InvalidContentModel;
import jp.musubi.content.snapshot.InvalidSnapshot;
import jp.musubi.content.snapshot.Read;
import jp.musubi.content.snapshot.Snapshot;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a site is built from: a snapshot and the files of its assets. */
public interface SnapshotSource {
    /**
     * Reads the snapshot.
     *
     * @throws InvalidSnapshot naming every line that is wrong
     * @throws InvalidContentModel naming every mistake in the folder's types and vocabularies
     * @throws IOException in one sentence for people, if nothing can be read
     */
    Read read() throws InvalidSnapshot, InvalidContentModel, IOException;

    /**
     * The file of an asset; empty if it is missing.
     *
     * @param file as the snapshot names it ({@code assets/….webp})
     */
    Optional<AssetFile> asset(String file) throws IOException;

    /** An NDJSON file; its assets lie beside it. */
    static SnapshotSource ofFile(Path file) {
        return new FileSource(file);
    }

    /** A content folder. */
    static SnapshotSource ofFolder(Path folder) {
        return new FolderSource(folder);
    }

    /** The http or https address of a snapshot. */
    static SnapshotSource ofAddress(URI address) {
        return new AddressSource(address);
    }

    /** A snapshot in memory. */
    static SnapshotSource of(Snapshot snapshot, Path assetFolder) {
        return new MemorySource(new Read(snapshot, List.of()), assetFolder);
    }

    /** What a person wrote: an address, a folder or a file. */
    static SnapshotSource named(String place) {
        String lower = place.toLowerCase(Locale.ROOT);
        if (lower.startsWith("http://") || lower.startsWith("https://")) {
            return ofAddress(URI.create(place));
        }
        Path path = Path.of(place);
        return Files.isDirectory(path) ? ofFolder(path) : ofFile(path);
    }
}
