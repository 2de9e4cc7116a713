package jp.musubi.cms.command;

import jp.musubi.cms.Settings;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Where the store is: for every command that touches it. */
final class StoreOptions {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Data folder (default: MUSUBI_DATA, else musubi-data).")
    private @Nullable Path data;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "Settings as a .properties or .yml file; the environment wins over it.")
    private @Nullable Path config;

    /** The settings of file, environment and options, with a data folder that can be written. */
    Settings settings() throws Settings.Invalid, Failure {
        Settings settings = Settings.read(Optional.ofNullable(config), System.getenv());
        Settings wanted = data == null ? settings : settings.withData(data);
        writable(wanted.data());
        return wanted;
    }

    static void writable(Path folder) throws Failure {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new Failure(
                    "The data folder "
                            + folder.toAbsolutePath()
                            + " cannot be made: choose another with --data, or give this user the"
                            + " right to write there.",
                    e);
        }
        if (!Files.isWritable(folder)) {
            throw new Failure(
                    "The data folder "
                            + folder.toAbsolutePath()
                            + " cannot be written: choose another with --data, or give this user"
                            + " the right to write there.");
        }
    }
}
