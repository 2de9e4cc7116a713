package jp.musubi.cms.demo;

import jp.musubi.cms.credential.key.KeyFault;
import jp.musubi.cms.credential.key.KeyFolder;
import jp.musubi.cms.credential.key.KeySettings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;

/** A key for the credentials of the demonstration city, made at its first start. */
public final class DemoKeys {
    /** Name of the file with the passphrase, in the data folder. */
    private static final String PASSPHRASE_FILE = "keys-passphrase";

    private static final int PASSPHRASE_BYTES = 24;

    private DemoKeys() {}

    /** Where the keys are and what opens them; the first key is made if there is none. */
    public static KeySettings in(Path data, Clock clock) throws IOException, KeyFault {
        Path file = data.resolve(PASSPHRASE_FILE);
        if (Files.notExists(file)) {
            byte[] random = new byte[PASSPHRASE_BYTES];
            new SecureRandom().nextBytes(random);
            Files.createDirectories(data);
            Files.createFile(
                    file,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, HexFormat.of().formatHex(random) + "\n");
        }
        var settings = new KeySettings(null, null, file);
        KeyFolder folder = settings.in(data);
        if (folder.ring().signing().isEmpty()) {
            folder.create(settings.readPassphrase(), clock);
        }
        return settings;
    }
}
