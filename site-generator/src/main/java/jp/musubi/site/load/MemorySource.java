package jp.musubi.site.load;

import jp.musubi.content.snapshot.Read;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** A snapshot that the program already holds, with its assets on disk. */
record MemorySource(Read read, Path assetFolder) implements SnapshotSource {
    @Override
    public Optional<AssetFile> asset(String name) throws IOException {
        return new AssetFolder(assetFolder).file(name);
    }
}
