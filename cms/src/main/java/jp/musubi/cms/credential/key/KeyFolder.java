package jp.musubi.cms.credential.key;

import jp.musubi.cms.credential.key.CityKey.State;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * The folder of the city's keys: {@code keys.json} tells of all of them what may be told, and each
 * private key is a file of its own ({@code key-2026-1.pem}), encrypted with a passphrase. Only the
 * system's user of this program may look into it.
 */
public final class KeyFolder {
    /** Fewest characters of a passphrase. */
    static final int MIN_PASSPHRASE_CHARS = 12;

    private static final ZoneId ZONE = ZoneId.of("Asia/Tokyo");
    private static final String RING = "keys.json";

    private final Path folder;

    /**
     * A folder.
     *
     * @param folder where it is; made with the first key
     */
    public KeyFolder(Path folder) {
        this.folder = folder;
    }

    /** Where the private key of a name is, to be told to people. */
    public Path file(String name) {
        return folder.resolve(name + ".pem");
    }

    /**
     * All keys, without anything secret.
     *
     * @throws KeyFault if others than the owner may look into the folder or a key, or if {@code
     *     keys.json} is damaged
     */
    public KeyRing ring() throws KeyFault {
        if (Files.notExists(folder)) {
            return KeyRing.EMPTY;
        }
        OwnerOnly.check(folder);
        Path list = folder.resolve(RING);
        if (Files.notExists(list)) {
            return KeyRing.EMPTY;
        }
        try {
            return KeyRing.of(Files.readString(list))
                    .orElseThrow(() ->
                            new KeyFault(
                                    "The list of keys "
                                            + list
                                            + " is damaged: put it back from the backup of the"
                                            + " keys."));
        } catch (IOException e) {
            throw new KeyFault(
                    "The list of keys "
                            + list
                            + " cannot be read: give this user the right to read it.",
                    e);
        }
    }

    /**
     * Refuses a folder that others may look into; call at the start.
     *
     * @throws KeyFault as {@link #ring}
     */
    public void check() throws KeyFault {
        ring();
    }

    /**
     * Makes a key, which signs from now on.
     *
     * @param passphrase that it is encrypted with: the one of the other keys
     * @throws KeyFault if the passphrase is too short or another than that of the key that signed
     *     until now, or if the folder cannot be written
     */
    public CityKey create(String passphrase, Clock clock) throws KeyFault {
        if (passphrase.codePointCount(0, passphrase.length()) < MIN_PASSPHRASE_CHARS) {
            throw new KeyFault(
                    "The passphrase of the keys is too short: choose one of at least "
                            + MIN_PASSPHRASE_CHARS
                            + " characters.");
        }
        KeyRing ring = ring();
        if (ring.signing().isPresent()) {
            signer(passphrase);
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        KeyPair pair = pair();
        var key =
                new CityKey(
                        ring.nextName(now.atZone(ZONE).getYear()),
                        Multikey.of(pair.getPublic()),
                        State.ACTIVE,
                        now,
                        null);
        write(key, SealedKey.write(pair.getPrivate(), passphrase));
        write(ring.with(key));
        return key;
    }

    private static KeyPair pair() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no Ed25519", e);
        }
    }

    private void write(CityKey key, String pem) throws KeyFault {
        Path file = file(key.name());
        try {
            OwnerOnly.makeFolder(folder);
            OwnerOnly.writeNew(file, pem.getBytes(StandardCharsets.US_ASCII));
        } catch (FileAlreadyExistsException e) {
            throw new KeyFault(
                    "There is a file "
                            + file
                            + " already, which the list of keys does not know: move it away and"
                            + " try again.",
                    e);
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    private void write(KeyRing ring) throws KeyFault {
        try {
            OwnerOnly.replace(folder.resolve(RING), ring.json().getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    private KeyFault unwritable(IOException cause) {
        return new KeyFault(
                "The key folder "
                        + folder
                        + " cannot be written: give this user the right to write there, or choose"
                        + " another with MUSUBI_KEYS.",
                cause);
    }

    /**
     * Ends the use of a key: it signs nothing more, and what it signed stays valid.
     *
     * @throws KeyFault if there is no such active key, or if no other is left that signs
     */
    public KeyRing retire(String name, Clock clock) throws KeyFault {
        KeyRing ring = ring();
        CityKey key = known(ring, name);
        if (key.state() != State.ACTIVE) {
            throw new KeyFault(
                    "The key " + name + " is not active any more: there is nothing to retire.");
        }
        KeyRing after = ring.ended(name, State.RETIRED, clock.instant());
        if (after.signing().isEmpty()) {
            throw new KeyFault(
                    "The key "
                            + name
                            + " is the only one that signs: make another first with"
                            + " `musubi keys create`.");
        }
        write(after);
        return after;
    }

    /**
     * Ends all trust in a key, whatever state it is in.
     *
     * @throws KeyFault if there is no such key, or if it is known to be compromised
     */
    public KeyRing compromise(String name, Clock clock) throws KeyFault {
        KeyRing ring = ring();
        if (!known(ring, name).isTrusted()) {
            throw new KeyFault("The key " + name + " is marked as compromised already.");
        }
        KeyRing after = ring.ended(name, State.COMPROMISED, clock.instant());
        write(after);
        return after;
    }

    private static CityKey known(KeyRing ring, String name) throws KeyFault {
        return ring.find(name)
                .orElseThrow(() ->
                        new KeyFault(
                                "There is no key "
                                        + name
                                        + ": `musubi keys list` tells the names."));
    }

    /**
     * Opens the key that signs.
     *
     * @throws KeyFault if there is none, if the passphrase is another one, or if the file is gone,
     *     damaged or the key of another name
     */
    public Signer signer(String passphrase) throws KeyFault {
        CityKey key =
                ring().signing()
                        .orElseThrow(() ->
                                new KeyFault(
                                        "There is no key to sign with: make one with"
                                                + " `musubi keys create`."));
        Path file = file(key.name());
        try {
            Optional<PrivateKey> opened = SealedKey.read(Files.readString(file), passphrase);
            if (opened.isEmpty()) {
                throw new KeyFault(
                        "The key "
                                + file
                                + " does not open with this passphrase: check"
                                + " MUSUBI_KEYS_PASSPHRASE.");
            }
            var signer = new Ed25519Signer(key.name(), key.key(), opened.get());
            byte[] sample = key.name().getBytes(StandardCharsets.US_ASCII);
            if (!key.key().verifies(sample, signer.sign(sample))) {
                throw new KeyFault(
                        "The key "
                                + file
                                + " does not belong to its public key in the list: put both back"
                                + " from the backup of the keys.");
            }
            return signer;
        } catch (IOException e) {
            throw new KeyFault(
                    "The key " + file + " cannot be read: put it back from the backup of the keys.",
                    e);
        } catch (IllegalArgumentException e) {
            throw new KeyFault(
                    "The file "
                            + file
                            + " holds no encrypted private key: put it back from the backup of the"
                            + " keys.",
                    e);
        }
    }
}
