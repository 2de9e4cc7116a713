package jp.musubi.site;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;

/** A site that one process after another brings up to date is the site that one build makes. */
class ColdIncrementalBuildTest {
    @TempDir private Path folder;

    @ParameterizedTest
    @ValueSource(longs = {4, 5})
    void aProcessGoesOnWhereAnotherLeftTheSite(long seed) throws Exception {
        new ComparedBuilds(folder).compare(seed, () -> new Generator(Progress.silent()));
    }
}
