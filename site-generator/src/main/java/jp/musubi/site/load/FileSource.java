package jp.musubi.site.load;

import jp.musubi.content.model.ContentModels;
import jp.musubi.content.snapshot.InvalidSnapshot;
import jp.musubi.content.snapshot.Read;
import jp.musubi.content.snapshot.SnapshotReader;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/** A snapshot in an NDJSON file. */
record FileSource(Path file) implements SnapshotSource {
    @Override
    public Read read() throws InvalidSnapshot, IOException {
        try (var in = new BufferedInputStream(Files.newInputStream(file))) {
            return SnapshotReader.read(
                    in, String.valueOf(file.getFileName()), ContentModels.bundled());
        } catch (NoSuchFileException e) {
            throw new IOException("there is no snapshot " + file, e);
        }
    }

    @Override
    public Optional<AssetFile> asset(String name) throws IOException {
        Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent());
        return new AssetFolder(folder).file(name);
    }
}
