package jp.musubi.cms.command;

import jp.musubi.cms.Settings;
import jp.musubi.cms.Wiring;
import jp.musubi.content.snapshot.Snapshot;
import jp.musubi.content.snapshot.SnapshotWriter;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.Callable;

/** {@code export}: everything public as NDJSON. */
@Command(
        name = "export",
        description = "Writes everything that is public as an NDJSON snapshot.",
        mixinStandardHelpOptions = true)
final class ExportCommand implements Callable<Integer> {
    @Mixin private StoreOptions store = new StoreOptions();

    @Option(
            names = "--out",
            required = true,
            paramLabel = "FILE",
            description = "The file to write.")
    private Path out = Path.of("");

    @Override
    public Integer call() throws Failure, Settings.Invalid {
        Path half = out.resolveSibling(out.getFileName() + ".part");
        try (Wiring wiring = Wiring.open(store.settings())) {
            Snapshot snapshot = wiring.snapshot();
            try (var stream = new BufferedOutputStream(Files.newOutputStream(half))) {
                SnapshotWriter.write(snapshot, stream);
            }
            Files.move(
                    half, out, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            System.out.println(snapshot.entries().size() + " entries written to " + out);
            return 0;
        } catch (IOException e) {
            throw new Failure(
                    "The file "
                            + out
                            + " cannot be written: choose another with --out ("
                            + e.getMessage()
                            + ").",
                    e);
        }
    }
}
