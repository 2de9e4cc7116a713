package jp.musubi.cms.credential.key;

import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A public Ed25519 key as the text {@code z6Mk…} that documents carry.
 *
 * @param text multibase base58btc of {@code ed01} and the 32 bytes of the key
 */
public record Multikey(String text) {
    /** Bytes of an Ed25519 signature. */
    public static final int SIGNATURE_BYTES = 64;

    private static final int KEY_BYTES = 32;
    private static final byte[] CODE = HexFormat.of().parseHex("ed01");

    /** What stands before the key in X.509's encoding of it (RFC 8410). */
    private static final byte[] X509 = HexFormat.of().parseHex("302a300506032b6570032100");

    /**
     * A key that somebody sent.
     *
     * @return empty unless the text is an Ed25519 key
     */
    public static Optional<Multikey> of(String text) {
        return raw(text).map(_ -> new Multikey(text));
    }

    /** The text of a key of this Java. */
    public static Multikey of(PublicKey key) {
        byte[] encoded = key.getEncoded();
        return new Multikey(
                Base58.write(
                        joined(
                                CODE,
                                Arrays.copyOfRange(
                                        encoded, encoded.length - KEY_BYTES, encoded.length))));
    }

    private static Optional<byte[]> raw(String text) {
        return Base58.read(text)
                .filter(bytes -> bytes.length == CODE.length + KEY_BYTES)
                .filter(bytes -> Arrays.equals(bytes, 0, CODE.length, CODE, 0, CODE.length))
                .map(bytes -> Arrays.copyOfRange(bytes, CODE.length, bytes.length));
    }

    /** Whether a signature of a message was made with this key. */
    public boolean verifies(byte[] message, byte[] signature) {
        Optional<byte[]> raw = raw(text);
        if (raw.isEmpty() || signature.length != SIGNATURE_BYTES) {
            return false;
        }
        try {
            var spec = new X509EncodedKeySpec(joined(X509, raw.get()));
            var verifier = Signature.getInstance("Ed25519");
            verifier.initVerify(KeyFactory.getInstance("Ed25519").generatePublic(spec));
            verifier.update(message);
            return verifier.verify(signature);
        } catch (InvalidKeySpecException | InvalidKeyException | SignatureException e) {
            // Not a point of the curve, or no signature: neither proves anything.
            return false;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no Ed25519", e);
        }
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
