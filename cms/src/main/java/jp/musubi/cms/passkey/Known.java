package jp.musubi.cms.passkey;

import com.yubico.webauthn.CredentialRepository;
import com.yubico.webauthn.RegisteredCredential;
import com.yubico.webauthn.data.ByteArray;
import com.yubico.webauthn.data.PublicKeyCredentialDescriptor;

import jp.musubi.cms.account.Passkey;
import jp.musubi.cms.account.PasskeyStore;
import jp.musubi.cms.database.Ids;
import jp.musubi.cms.database.Transaction;

import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The passkeys of the store as the library asks for them, as one transaction sees them. To the
 * library the name and the handle of an account are its id, which says nothing about its owner.
 */
record Known(PasskeyStore store, Transaction tx) implements CredentialRepository {
    private static final int ID_BYTES = 16;

    static ByteArray handle(UUID account) {
        return new ByteArray(Ids.bytes(account));
    }

    static ByteArray bytes(String letters) {
        return new ByteArray(Base64.getUrlDecoder().decode(letters));
    }

    private static Optional<UUID> account(ByteArray handle) {
        return handle.size() == ID_BYTES
                ? Optional.of(Ids.of(handle.getBytes()))
                : Optional.empty();
    }

    /** The passkeys of an account, by which an authenticator knows that it has one already. */
    Set<PublicKeyCredentialDescriptor> of(UUID account) {
        return store.list(tx, account).stream()
                .map(passkey ->
                        PublicKeyCredentialDescriptor.builder()
                                .id(bytes(passkey.credential()))
                                .build())
                .collect(Collectors.toSet());
    }

    @Override
    public Set<PublicKeyCredentialDescriptor> getCredentialIdsForUsername(String name) {
        return of(UUID.fromString(name));
    }

    @Override
    public Optional<ByteArray> getUserHandleForUsername(String name) {
        return Optional.of(handle(UUID.fromString(name)));
    }

    @Override
    public Optional<String> getUsernameForUserHandle(ByteArray handle) {
        return account(handle).map(UUID::toString);
    }

    @Override
    public Optional<RegisteredCredential> lookup(ByteArray credential, ByteArray handle) {
        return store.find(tx, credential.getBase64Url())
                .filter(passkey -> handle(passkey.account()).equals(handle))
                .map(Known::registered);
    }

    @Override
    public Set<RegisteredCredential> lookupAll(ByteArray credential) {
        return store.find(tx, credential.getBase64Url()).map(Known::registered).stream()
                .collect(Collectors.toSet());
    }

    private static RegisteredCredential registered(Passkey passkey) {
        return RegisteredCredential.builder()
                .credentialId(bytes(passkey.credential()))
                .userHandle(handle(passkey.account()))
                .publicKeyCose(bytes(passkey.publicKey()))
                .signatureCount(passkey.signatures())
                .build();
    }
}
