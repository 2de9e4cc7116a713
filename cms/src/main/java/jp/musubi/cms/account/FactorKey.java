package jp.musubi.cms.account;

import jp.musubi.cms.database.Ids;
import jp.musubi.cms.web.ProblemType;
import jp.musubi.cms.web.Refusal;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts secrets of second factors for the store (AES-256-GCM), with a key that is in a file and
 * not in the store: who has a copy of the store alone can make no codes. An encrypted secret opens
 * in the row of its own account only. The file is read each time, so that one that was put back
 * works at once.
 */
public final class FactorKey {
    /** Name of the file in the data folder, unless a setting says otherwise. */
    public static final String FILE = "factor.key";

    private static final Logger LOG = LoggerFactory.getLogger(FactorKey.class);
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int KEY_BYTES = 32;
    private static final Pattern KEY = Pattern.compile("[0-9a-f]{" + 2 * KEY_BYTES + "}");
    private static final byte VERSION = 1;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final Path file;

    /**
     * A key.
     *
     * @param file where it is, as hexadecimal digits; made when the first secret is encrypted
     */
    public FactorKey(Path file) {
        this.file = file;
    }

    /** What is wrong with the file, as the end of a sentence that begins with its name. */
    private static final class Unusable extends Exception {
        Unusable(String what) {
            super(what, null, false, false);
        }
    }

    /**
     * Encrypts a secret.
     *
     * @return a byte that says how, a nonce, the encrypted secret and its tag
     * @throws Refusal if the key can be neither read nor made
     */
    byte[] seal(UUID account, byte[] secret) {
        try {
            byte[] nonce = new byte[NONCE_BYTES];
            RANDOM.nextBytes(nonce);
            byte[] sealed =
                    cipher(Cipher.ENCRYPT_MODE, readOrMake(), account, nonce).doFinal(secret);
            return ByteBuffer.allocate(1 + NONCE_BYTES + sealed.length)
                    .put(VERSION)
                    .put(nonce)
                    .put(sealed)
                    .array();
        } catch (Unusable e) {
            throw refusal(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no AES-GCM", e);
        }
    }

    /**
     * The secret that was encrypted for an account.
     *
     * @throws Refusal if the key is missing, or is not the one that it was encrypted with
     */
    byte[] open(UUID account, byte[] sealed) {
        try {
            return opened(account, sealed);
        } catch (Unusable e) {
            throw refusal(e);
        }
    }

    /** Whether {@link #open} would give the secret. */
    boolean opens(UUID account, byte[] sealed) {
        try {
            opened(account, sealed);
            return true;
        } catch (Unusable e) {
            return false;
        }
    }

    /** Says in the log that there are secrets which the key does not open. */
    void complain(int accounts) {
        LOG.error(
                "The key file {} is missing or is not the one that second factors of {} account(s)"
                        + " were encrypted with: put the file back from the backup of this store,"
                        + " or let an administrator remove the second factor of these accounts.",
                file,
                accounts);
    }

    private Refusal refusal(Unusable fault) {
        LOG.error(
                "The key file {} of second factors {}: put it back from the backup of this store,"
                        + " or let an administrator remove the second factor of the account.",
                file,
                fault.getMessage());
        return Refusal.because(
                ProblemType.UNAVAILABLE, "factor-key", String.valueOf(file.getFileName()));
    }

    private byte[] opened(UUID account, byte[] sealed) throws Unusable {
        var bytes = ByteBuffer.wrap(sealed);
        if (bytes.remaining() <= 1 + NONCE_BYTES || bytes.get() != VERSION) {
            throw new Unusable("does not fit what the store holds, which a newer release wrote");
        }
        byte[] nonce = new byte[NONCE_BYTES];
        bytes.get(nonce);
        byte[] rest = new byte[bytes.remaining()];
        bytes.get(rest);
        try {
            return cipher(Cipher.DECRYPT_MODE, read(), account, nonce).doFinal(rest);
        } catch (AEADBadTagException e) {
            throw new Unusable("is not the one that account " + account + " was encrypted with");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no AES-GCM", e);
        }
    }

    private static Cipher cipher(int mode, SecretKey key, UUID account, byte[] nonce)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(Ids.bytes(account));
        return cipher;
    }

    private SecretKey read() throws Unusable {
        String text;
        try {
            text = Files.readString(file, StandardCharsets.US_ASCII).strip();
        } catch (NoSuchFileException e) {
            throw new Unusable("is missing");
        } catch (IOException e) {
            throw new Unusable("cannot be read");
        }
        if (!KEY.matcher(text).matches()) {
            throw new Unusable("holds no key of " + 2 * KEY_BYTES + " hexadecimal digits");
        }
        return new SecretKeySpec(HexFormat.of().parseHex(text), "AES");
    }

    private synchronized SecretKey readOrMake() throws Unusable {
        if (Files.notExists(file)) {
            try {
                make();
                LOG.info("Made the key file {} of second factors: back it up.", file);
            } catch (FileAlreadyExistsException e) {
                // Another program on the same folder was faster; its key is the one to use.
            } catch (IOException e) {
                throw new Unusable("cannot be written");
            }
        }
        return read();
    }

    /** Never replaces a file: it may be all that opens what is stored. */
    private void make() throws IOException {
        byte[] key = new byte[KEY_BYTES];
        RANDOM.nextBytes(key);
        String line = HexFormat.of().formatHex(key) + "\n";
        var options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (var channel = FileChannel.open(file, options, ownerOnly())) {
            var bytes = ByteBuffer.wrap(line.getBytes(StandardCharsets.US_ASCII));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent());
        try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            // Windows does not open folders; there a new file is durable by itself.
        }
    }

    private FileAttribute<?>[] ownerOnly() {
        if (!file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return new FileAttribute<?>[0];
        }
        return new FileAttribute<?>[] {
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        };
    }
}
