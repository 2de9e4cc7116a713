package jp.musubi.cms.credential.key;

/**
 * Signs with one private key, wherever that is: in a file of the key folder, or in a device that
 * never gives it out. Safe for many threads.
 */
public interface Signer {
    /** What the key is called in {@code did.json}, without its number sign: {@code key-2026-1}. */
    String name();

    /** The public key that verifies what this signs. */
    Multikey publicKey();

    /** The Ed25519 signature of a message, 64 bytes. */
    byte[] sign(byte[] message);
}
