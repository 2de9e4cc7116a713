package jp.musubi.cms.release;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What commands did to the releases and the record does not tell yet. Whoever writes or takes away
 * holds the {@linkplain Releases#lock lock}.
 *
 * @param site the folder of the releases
 */
public record Deeds(Path site) {
    private Path file() {
        return site.resolve("deeds");
    }

    /** Leaves a note of what is about to be done; it is on the disk when this returns. */
    public void note(Deed deed) throws IOException {
        String before = areThere() ? Files.readString(file()) : "";
        Durable.write(file(), (before + deed.line()).getBytes(StandardCharsets.UTF_8));
    }

    /** Whether there are any. */
    public boolean areThere() {
        return Files.exists(file());
    }

    /** All of them, the first first. */
    public List<Deed> all() throws IOException {
        return areThere()
                ? Files.readAllLines(file()).stream()
                        .flatMap(line -> Deed.of(line).stream())
                        .toList()
                : List.of();
    }

    /** Takes all away; who does so has read them. */
    public void forget() throws IOException {
        Files.deleteIfExists(file());
    }
}
