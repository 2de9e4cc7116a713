package jp.musubi.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import jp.musubi.site.link.Town;
import jp.musubi.site.load.SnapshotSource;
import jp.musubi.site.plan.PagePlan;
import jp.musubi.site.plan.Unit;
import jp.musubi.site.theme.Theme;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** After an upgrade a site is as the new program makes it. */
class ProgramTest {
    @TempDir private Path temporary;

    private Path archive;

    @BeforeEach
    void release() throws IOException {
        archive = temporary.resolve("musubi.jar");
        pack("drawing of 2026");
    }

    @Test
    void anotherProgramMakesEveryPageAnew() throws Exception {
        assertEquals("drawn round", builtBy("drawn round"));
        assertEquals("drawn round", builtBy("drawn square"), "nothing that a page read changed");
        pack("drawing of 2027");
        assertEquals("drawn square", builtBy("drawn square"));
    }

    @Test
    void aProgramIsKnownByItsFilesNotByTheirDates() throws Exception {
        long version = program().version();
        Files.setLastModifiedTime(archive, FileTime.fromMillis(0));
        assertEquals(version, program().version());
        pack("drawing of 2027");
        assertNotEquals(version, program().version());
    }

    @Test
    void classesInAFolderAreAProgram() throws Exception {
        Path classes = Files.createDirectories(temporary.resolve("classes/art"));
        Files.writeString(classes.resolve("Drawing.class"), "2026");
        long version = new Program(Set.of(temporary.resolve("classes"))).version();
        assertEquals(version, new Program(Set.of(temporary.resolve("classes"))).version());
        Files.writeString(classes.resolve("Drawing.class"), "2027");
        assertNotEquals(version, new Program(Set.of(temporary.resolve("classes"))).version());
    }

    private Program program() {
        return new Program(Set.of(archive));
    }

    private void pack(String drawing) throws IOException {
        try (OutputStream out = Files.newOutputStream(archive);
                var zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("art/Drawing.class"));
            zip.write(drawing.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** What stands in the only page of the site, built by the packed program with such code. */
    private String builtBy(String code) throws Exception {
        Path out = temporary.resolve("out");
        var page =
                new PagePlan(
                        "/a/",
                        "ja",
                        "page",
                        "",
                        null,
                        0,
                        () -> code.getBytes(StandardCharsets.UTF_8));
        var renderer = new PlannedPages(new Unit("pages", plans -> plans.accept(page)));
        new Generator(Progress.silent(), (_, _, _, _) -> renderer, program())
                .build(
                        new BuildRequest(
                                SnapshotSource.of(
                                        Town.inTwoLanguages().read().snapshot(), temporary),
                                out,
                                Theme.bundled(),
                                Optional.empty(),
                                false,
                                false));
        return Files.readString(out.resolve("a/index.html"));
    }
}
