package jp.musubi.site.load;

import jp.musubi.content.model.InvalidContentModel;
import jp.musubi.content.snapshot.ContentFolder;
import jp.musubi.content.snapshot.InvalidSnapshot;
import jp.musubi.content.snapshot.Read;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** A snapshot as a folder that people edit by hand. */
record FolderSource(Path folder) implements SnapshotSource {
    @Override
    public Read read() throws InvalidSnapshot, InvalidContentModel, IOException {
        return ContentFolder.read(folder);
    }

    @Override
    public Optional<AssetFile> asset(String name) throws IOException {
        return new AssetFolder(folder).file(name);
    }
}
