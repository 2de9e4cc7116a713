package jp.musubi.site.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Set;

@Timeout(20)
class WatchedFilesTest {
    @TempDir private Path folder;

    private WatchedFiles files;

    @BeforeEach
    void begin() throws IOException {
        Files.createDirectories(folder.resolve("theme/css"));
        write("theme/css/base.css", "a");
        write("town.ndjson", "a");
        files =
                new WatchedFiles(
                        List.of(folder.resolve("theme"), folder.resolve("town.ndjson")),
                        folder.resolve("theme/out"));
    }

    @AfterEach
    void end() throws IOException {
        files.close();
    }

    @Test
    void aFileInAFolderBelowThatChangesIsTold() throws Exception {
        write("theme/css/base.css", "other");
        assertEquals(Set.of(folder.resolve("theme/css/base.css")), files.await());
    }

    @Test
    void aFileThatAnotherWithTheSameSizeAndTimeReplacesIsTold() throws Exception {
        Path old = folder.resolve("town.ndjson");
        Path fresh = write("fresh", "b");
        Files.setLastModifiedTime(fresh, Files.getLastModifiedTime(old));
        Files.move(fresh, old, StandardCopyOption.REPLACE_EXISTING);
        assertEquals(Set.of(old), files.await());
    }

    @Test
    void filesOfAFolderThatIsNewAreTold() throws Exception {
        Files.createDirectories(folder.resolve("theme/templates/part"));
        write("theme/templates/part/card.peb", "a");
        assertEquals(Set.of(folder.resolve("theme/templates/part/card.peb")), files.await());
        write("theme/templates/part/card.peb", "other");
        assertEquals(Set.of(folder.resolve("theme/templates/part/card.peb")), files.await());
    }

    @Test
    void aWholeFolderThatGoesAndComesBackIsTold() throws Exception {
        Files.move(folder.resolve("theme"), folder.resolve("away"));
        assertEquals(Set.of(folder.resolve("theme/css/base.css")), files.await());
        Files.move(folder.resolve("away"), folder.resolve("theme"));
        assertEquals(Set.of(folder.resolve("theme/css/base.css")), files.await());
        write("theme/css/base.css", "other");
        assertEquals(Set.of(folder.resolve("theme/css/base.css")), files.await());
    }

    @Test
    void whatIsSavedTogetherIsToldTogether() throws Exception {
        write("theme/css/base.css", "other");
        Thread.sleep(20);
        write("theme/css/card.css", "new");
        assertEquals(
                Set.of(folder.resolve("theme/css/base.css"), folder.resolve("theme/css/card.css")),
                files.await());
    }

    @Test
    void neitherTheOutputNorNeighboursNorTheNotesOfEditorsAreTold() throws Exception {
        Files.createDirectories(folder.resolve("theme/out"));
        write("theme/out/index.html", "a");
        write("neighbour.ndjson", "a");
        write("theme/css/.base.css.swp", "a");
        write("theme/css/base.css~", "a");
        Files.delete(folder.resolve("theme/css/base.css"));
        assertEquals(Set.of(folder.resolve("theme/css/base.css")), files.await());
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }
}
