package jp.musubi.site.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jp.musubi.site.trace.Fact;
import jp.musubi.site.verify.Findings;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.Set;

class StateFileTest {
    private static final long FRAME = 7;
    private static final int FILES = 4_000;

    /** Smaller files may grow more. */
    private static final long MIN_BYTES = 1 << 20;

    @TempDir private Path folder;

    private static void put(BuildState state, int number, long stamp) {
        String name = "groups/a-rather-long-name-of-a-group-" + number + "/index.html";
        state.putOutput(
                name,
                new Output("/" + name, "entry " + number, stamp, null, null, Findings.NONE),
                Set.of(Fact.entry("e" + number), Fact.names("group")));
    }

    private Path file() {
        return folder.resolve("state");
    }

    @Test
    void aFileGrowsByWhatChangedAndIsWrittenAnewOnlyWhenItSettles() throws Exception {
        var state = new BuildState(FRAME);
        for (int i = 0; i < FILES; i++) {
            put(state, i, 0);
        }
        var kept = new StateFile(file());
        kept.write(state);
        long whenNew = Files.size(file());
        put(state, 1, 1);
        kept.write(state);
        long grown = Files.size(file()) - whenNew;
        assertTrue(grown < 200, "one file changed: " + grown + " bytes more");
        kept.settle(state);
        assertEquals(whenNew + grown, Files.size(file()), "little is out of date");

        for (int round = 2; Files.size(file()) < 3 * Math.max(MIN_BYTES, whenNew); round++) {
            for (int i = 0; i < FILES; i++) {
                put(state, i, round);
            }
            kept.write(state);
        }
        kept.settle(state);
        assertTrue(Files.size(file()) < whenNew + whenNew / 10);
        put(state, 2, -1);
        kept.write(state);
        BuildState read = Objects.requireNonNull(new StateFile(file()).read());
        assertEquals(state.outputs(), read.outputs());
        assertEquals(state.factsOf("groups/none"), read.factsOf("groups/none"));
    }

    @Test
    void aBlockThatWasNotFinishedIsAsIfItHadNeverBeenBegun() throws IOException {
        var state = new BuildState(FRAME);
        put(state, 1, 1);
        var kept = new StateFile(file());
        kept.write(state);
        long whole = Files.size(file());
        put(state, 1, 2);
        kept.write(state);
        try (var channel = Files.newByteChannel(file(), StandardOpenOption.WRITE)) {
            channel.truncate(Files.size(file()) - 1);
        }
        var next = new StateFile(file());
        BuildState read = Objects.requireNonNull(next.read());
        assertEquals(1, read.outputs().values().iterator().next().stamp());
        put(read, 1, 3);
        next.write(read);
        BuildState again = Objects.requireNonNull(new StateFile(file()).read());
        assertEquals(3, again.outputs().values().iterator().next().stamp());
        assertTrue(Files.size(file()) > whole);
        assertEquals(FRAME, again.frame());
    }
}
