package jp.musubi.cms.credential.key;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;

/** Signers of published or made-up keys. */
public final class SeedSigner {
    private SeedSigner() {}

    /** Signs with the key of a seed of 32 bytes. */
    public static Signer of(String name, byte[] seed) {
        try {
            var factory = KeyFactory.getInstance("Ed25519");
            PrivateKey key =
                    factory.generatePrivate(
                            new EdECPrivateKeySpec(NamedParameterSpec.ED25519, seed));
            return new Ed25519Signer(name, publicKey(seed), key);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Signs with a key of its own for each number. */
    public static Signer of(String name, int number) {
        byte[] seed = new byte[32];
        seed[0] = (byte) number;
        return of(name, seed);
    }

    /** Java derives no public key from a private one, but a generator fed with the seed does. */
    private static Multikey publicKey(byte[] seed) throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("Ed25519");
        generator.initialize(NamedParameterSpec.ED25519, new Fixed(seed));
        var pair = generator.generateKeyPair();
        byte[] encoded = pair.getPrivate().getEncoded();
        var expected =
                new PKCS8EncodedKeySpec(
                        HexFormat.of()
                                .parseHex(
                                        "302e020100300506032b657004220420"
                                                + HexFormat.of().formatHex(seed)));
        if (!Arrays.equals(encoded, expected.getEncoded())) {
            throw new IllegalStateException("the generator did not take the seed");
        }
        return Multikey.of(pair.getPublic());
    }

    /** Randomness that is none. */
    private static final class Fixed extends SecureRandom {
        private final byte[] seed;

        Fixed(byte[] seed) {
            this.seed = seed.clone();
        }

        @Override
        public void nextBytes(byte[] bytes) {
            System.arraycopy(seed, 0, bytes, 0, bytes.length);
        }
    }
}
