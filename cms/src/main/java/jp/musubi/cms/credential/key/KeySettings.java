package jp.musubi.cms.credential.key;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where the keys are, and what opens them.
 *
 * @param folder of the keys; null for {@value #FOLDER} in the data folder
 * @param passphrase that opens them; null if a file has it, or if nobody told
 * @param passphraseFile whose first line is the passphrase; null for none
 */
public record KeySettings(
        @Nullable Path folder, @Nullable String passphrase, @Nullable Path passphraseFile) {
    /** Name of the folder in the data folder, unless a setting says otherwise. */
    public static final String FOLDER = "keys";

    /** Nothing is set. */
    public static final KeySettings NONE = new KeySettings(null, null, null);

    /** The keys of a program with a data folder. */
    public KeyFolder in(Path data) {
        return new KeyFolder(folder == null ? data.resolve(FOLDER) : folder);
    }

    /** Whether there is anything to open keys with. */
    public boolean hasPassphrase() {
        return passphrase != null || passphraseFile != null;
    }

    /**
     * The passphrase.
     *
     * @throws KeyFault if none is set, or its file cannot be read or is empty
     */
    public String readPassphrase() throws KeyFault {
        if (passphrase != null) {
            return passphrase;
        }
        if (passphraseFile == null) {
            throw new KeyFault(
                    "No passphrase of the keys is set: set MUSUBI_KEYS_PASSPHRASE, or write it"
                            + " into a file and set MUSUBI_KEYS_PASSPHRASE_FILE to its path.");
        }
        String line;
        try (var lines = Files.lines(passphraseFile)) {
            line = lines.findFirst().orElse("");
        } catch (IOException e) {
            throw new KeyFault(
                    "The passphrase file "
                            + passphraseFile
                            + " cannot be read: check MUSUBI_KEYS_PASSPHRASE_FILE and the file's"
                            + " permissions.",
                    e);
        }
        if (line.isEmpty()) {
            throw new KeyFault(
                    "The passphrase file "
                            + passphraseFile
                            + " is empty: write the passphrase of the keys into its first line.");
        }
        return line;
    }

    /** Tells nothing of the passphrase. */
    @Override
    public String toString() {
        return "KeySettings[folder=%s, passphrase %s]"
                .formatted(folder, hasPassphrase() ? "set" : "not set");
    }
}
