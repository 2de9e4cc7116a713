package jp.musubi.cms.credential.key;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.InvalidParameterSpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

import javax.crypto.BadPaddingException;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.PBEParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Private keys as encrypted PKCS#8 in PEM: PBES2 with PBKDF2-HMAC-SHA256 and AES-256, which openssl
 * reads, too. The passphrase may hold any characters; they count as UTF-8.
 */
final class SealedKey {
    /** Rounds of PBKDF2, as OWASP advises since 2023. */
    static final int ITERATIONS = 600_000;

    /** More would only keep the processor busy. */
    private static final int MAX_ITERATIONS = 20_000_000;

    private static final String PBES2 = "PBEWithHmacSHA256AndAES_256";
    private static final byte[] PBES2_OID = HexFormat.of().parseHex("06092a864886f70d01050d");
    private static final int SEQUENCE = 0x30;
    private static final int OCTETS = 0x04;
    private static final int SHORT = 0x80;
    private static final int BYTE = 0xff;
    private static final String BEGIN = "-----BEGIN ENCRYPTED PRIVATE KEY-----";
    private static final String END = "-----END ENCRYPTED PRIVATE KEY-----";
    private static final int SALT_BYTES = 16;
    private static final int BLOCK_BYTES = 16;
    private static final int AES_BITS = 256;
    private static final int LINE_CHARS = 64;
    private static final SecureRandom RANDOM = new SecureRandom();

    private SealedKey() {}

    /** The PEM of a private key. */
    static String write(PrivateKey key, String passphrase) {
        byte[] salt = random(SALT_BYTES);
        var vector = new IvParameterSpec(random(BLOCK_BYTES));
        byte[] plain = key.getEncoded();
        try {
            byte[] sealed =
                    cipher(Cipher.ENCRYPT_MODE, passphrase, salt, ITERATIONS, vector)
                            .doFinal(plain);
            var parameters = AlgorithmParameters.getInstance(PBES2);
            parameters.init(new PBEParameterSpec(salt, ITERATIONS, vector));
            byte[] how = joined(PBES2_OID, parameters.getEncoded());
            byte[] der = part(SEQUENCE, joined(part(SEQUENCE, how), part(OCTETS, sealed)));
            var lines = Base64.getMimeEncoder(LINE_CHARS, new byte[] {'\n'});
            return BEGIN + "\n" + lines.encodeToString(der) + "\n" + END + "\n";
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("this Java cannot encrypt private keys", e);
        } finally {
            Arrays.fill(plain, (byte) 0);
        }
    }

    /**
     * The private key of a PEM.
     *
     * @return empty if the passphrase is another one
     * @throws IllegalArgumentException if the text is no key that was sealed this way
     */
    static Optional<PrivateKey> read(String pem, String passphrase) {
        try {
            var sealed = new EncryptedPrivateKeyInfo(der(pem));
            PBEParameterSpec how =
                    sealed.getAlgParameters().getParameterSpec(PBEParameterSpec.class);
            if (how.getIterationCount() > MAX_ITERATIONS
                    || !(how.getParameterSpec() instanceof IvParameterSpec vector)) {
                throw new IllegalArgumentException("sealed in another way");
            }
            Cipher cipher =
                    cipher(
                            Cipher.DECRYPT_MODE,
                            passphrase,
                            how.getSalt(),
                            how.getIterationCount(),
                            vector);
            return opened(cipher, sealed.getEncryptedData());
        } catch (InvalidParameterSpecException | IOException e) {
            throw new IllegalArgumentException("no sealed key", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java cannot decrypt private keys", e);
        }
    }

    /** A wrong passphrase shows in the padding, or by chance of one in 256 in what comes out. */
    private static Optional<PrivateKey> opened(Cipher cipher, byte[] sealed)
            throws GeneralSecurityException {
        try {
            byte[] plain = cipher.doFinal(sealed);
            var spec = new PKCS8EncodedKeySpec(plain);
            Arrays.fill(plain, (byte) 0);
            return Optional.of(KeyFactory.getInstance("Ed25519").generatePrivate(spec));
        } catch (BadPaddingException | InvalidKeySpecException e) {
            return Optional.empty();
        }
    }

    private static byte[] der(String pem) {
        int from = pem.indexOf(BEGIN);
        int to = pem.indexOf(END);
        if (from < 0 || to < from) {
            throw new IllegalArgumentException("no encrypted private key in PEM");
        }
        return Base64.getMimeDecoder()
                .decode(
                        pem.substring(from + BEGIN.length(), to)
                                .getBytes(StandardCharsets.US_ASCII));
    }

    private static Cipher cipher(
            int mode, String passphrase, byte[] salt, int iterations, IvParameterSpec vector)
            throws GeneralSecurityException {
        var spec = new PBEKeySpec(passphrase.toCharArray(), salt, iterations, AES_BITS);
        byte[] key =
                SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                        .generateSecret(spec)
                        .getEncoded();
        spec.clearPassword();
        Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
        cipher.init(mode, new SecretKeySpec(key, "AES"), vector);
        Arrays.fill(key, (byte) 0);
        return cipher;
    }

    /** A part of DER (X.690) of less than 64 KiB; Java writes no PBES2 by itself. */
    private static byte[] part(int tag, byte[] body) {
        int length = body.length;
        byte[] head =
                length < SHORT
                        ? new byte[] {(byte) tag, (byte) length}
                        : length <= BYTE
                                ? new byte[] {(byte) tag, (byte) 0x81, (byte) length}
                                : new byte[] {
                                    (byte) tag, (byte) 0x82, (byte) (length >> 8), (byte) length
                                };
        return joined(head, body);
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    private static byte[] random(int bytes) {
        byte[] random = new byte[bytes];
        RANDOM.nextBytes(random);
        return random;
    }
}
