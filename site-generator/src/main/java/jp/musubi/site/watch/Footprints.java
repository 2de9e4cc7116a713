package jp.musubi.site.watch;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** What tells at a glance whether files are still the ones that they were. */
record Footprints(Map<Path, Footprint> files) {
    static final Footprints NONE = new Footprints(Map.of());

    Footprints {
        files = Map.copyOf(files);
    }

    /**
     * One file.
     *
     * @param key the file system's own name of the file, which another file under the same name
     *     does not have; null where there is no such thing
     */
    record Footprint(long size, FileTime time, @Nullable Object key) {
        static Footprint of(BasicFileAttributes attributes) {
            return new Footprint(
                    attributes.size(), attributes.lastModifiedTime(), attributes.fileKey());
        }
    }

    /** The files that are new, gone, or no longer the same. */
    Set<Path> differingFrom(Footprints before) {
        var differing = new TreeSet<Path>();
        Map<Path, Footprint> gone = new HashMap<>(before.files);
        files.forEach((path, footprint) -> {
            if (!Objects.equals(gone.remove(path), footprint)) {
                differing.add(path);
            }
        });
        differing.addAll(gone.keySet());
        return differing;
    }
}
