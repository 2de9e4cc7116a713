package jp.musubi.cms.credential.key;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;

/** Signs with a private key in memory; its text tells nothing of the key. */
final class Ed25519Signer implements Signer {
    private final String name;
    private final Multikey publicKey;
    private final PrivateKey key;

    Ed25519Signer(String name, Multikey publicKey, PrivateKey key) {
        this.name = name;
        this.publicKey = publicKey;
        this.key = key;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Multikey publicKey() {
        return publicKey;
    }

    @Override
    public byte[] sign(byte[] message) {
        try {
            var signature = Signature.getInstance("Ed25519");
            signature.initSign(key);
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java cannot sign with Ed25519", e);
        }
    }
}
