package jp.musubi.site;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;

/** A site that one process brings up to date again and again is the site that one build makes. */
class IncrementalBuildTest {
    @TempDir private Path folder;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void afterAnyChangesTheSiteIsByteForByteThatOfAFullBuild(long seed) throws Exception {
        var generator = new Generator(Progress.silent());
        new ComparedBuilds(folder).compare(seed, () -> generator);
    }
}
