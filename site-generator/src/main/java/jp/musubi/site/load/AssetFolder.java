package jp.musubi.site.load;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/** Assets as files below a folder. */
record AssetFolder(Path folder) {
    /** A file of the folder; a name that leads out of it is as good as missing. */
    Optional<AssetFile> file(String name) throws IOException {
        Path root = folder.toAbsolutePath().normalize();
        Path file = root.resolve(name).normalize();
        if (!file.startsWith(root) || !Files.isRegularFile(file)) {
            return Optional.empty();
        }
        var attributes = Files.readAttributes(file, BasicFileAttributes.class);
        String version = attributes.size() + "-" + attributes.lastModifiedTime().toMillis();
        return Optional.of(
                new AssetFile() {
                    @Override
                    public String version() {
                        return version;
                    }

                    @Override
                    public InputStream open() throws IOException {
                        return Files.newInputStream(file);
                    }
                });
    }
}
