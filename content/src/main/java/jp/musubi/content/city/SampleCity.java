package jp.musubi.content.city;

import java.nio.file.Path;

/** The fictional city shipped for demonstrations. */
public final class SampleCity {
    private SampleCity() {}

    /** Its content folder, on disk or inside the jar. */
    public static Path folder() {
        return BundledFiles.folder().resolve("sample");
    }
}
