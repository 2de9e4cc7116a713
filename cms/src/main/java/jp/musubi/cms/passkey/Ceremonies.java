package jp.musubi.cms.passkey;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.yubico.webauthn.AssertionRequest;
import com.yubico.webauthn.AssertionResult;
import com.yubico.webauthn.FinishAssertionOptions;
import com.yubico.webauthn.FinishRegistrationOptions;
import com.yubico.webauthn.RegistrationResult;
import com.yubico.webauthn.RelyingParty;
import com.yubico.webauthn.data.AuthenticatorAssertionResponse;
import com.yubico.webauthn.data.AuthenticatorAttestationResponse;
import com.yubico.webauthn.data.AuthenticatorSelectionCriteria;
import com.yubico.webauthn.data.ByteArray;
import com.yubico.webauthn.data.ClientAssertionExtensionOutputs;
import com.yubico.webauthn.data.ClientRegistrationExtensionOutputs;
import com.yubico.webauthn.data.PublicKeyCredential;
import com.yubico.webauthn.data.PublicKeyCredentialCreationOptions;
import com.yubico.webauthn.data.PublicKeyCredentialParameters;
import com.yubico.webauthn.data.PublicKeyCredentialRequestOptions;
import com.yubico.webauthn.data.RelyingPartyIdentity;
import com.yubico.webauthn.data.ResidentKeyRequirement;
import com.yubico.webauthn.data.UserIdentity;
import com.yubico.webauthn.data.UserVerificationRequirement;
import com.yubico.webauthn.exception.AssertionFailedException;
import com.yubico.webauthn.exception.InvalidSignatureCountException;
import com.yubico.webauthn.exception.RegistrationFailedException;

import jp.musubi.cms.account.Account;
import jp.musubi.cms.account.Passkey;
import jp.musubi.cms.account.PasskeyStore;
import jp.musubi.cms.database.Transaction;
import jp.musubi.cms.link.Link;
import jp.musubi.cms.link.LinkStore;
import jp.musubi.cms.web.PublicAddress;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Asks authenticators to make a passkey or to sign in with one, and judges what they answer. Each
 * asks with a challenge of its own, kept in the store, that is good once and for a short while;
 * making one, only in the session that asked.
 */
public final class Ceremonies {
    /** How long a challenge is good. */
    public static final Duration KEPT = Duration.ofMinutes(5);

    /** Characters of an authenticator's answer; the longest known are a tenth. */
    private static final int MAX_ANSWER_CHARS = 20_000;

    private static final String SIGN_IN = "passkey-sign-in";
    private static final String ADD = "passkey-add";
    private static final String NAME = "Musubi";
    private static final UUID NOBODY = new UUID(0, 0);

    private final PasskeyStore passkeys;
    private final LinkStore challenges;
    private final PublicAddress address;

    public Ceremonies(PasskeyStore passkeys, LinkStore challenges, PublicAddress address) {
        this.passkeys = passkeys;
        this.challenges = challenges;
        this.address = address;
    }

    /** What an answer to sign in comes to. */
    public sealed interface Verdict {
        /** It is right. */
        record Right(Passkey passkey) implements Verdict {}

        /** All is right but the count of signatures, which went back: there may be a copy. */
        record CountedBack(Passkey passkey) implements Verdict {}

        /** It is wrong, or too late. */
        record Wrong() implements Verdict {}
    }

    private RelyingParty party(Transaction tx) {
        return RelyingParty.builder()
                .identity(RelyingPartyIdentity.builder().id(address.host()).name(NAME).build())
                .credentialRepository(new Known(passkeys, tx))
                .origins(Set.of(address.of("")))
                .build();
    }

    /** Asks any authenticator to sign in: the options for {@code navigator.credentials.get}. */
    public String askToSignIn(Transaction tx) {
        String challenge = challenges.make(tx, SIGN_IN, NOBODY, "", KEPT);
        try {
            return request(challenge).toCredentialsGetJson();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private AssertionRequest request(String challenge) {
        return AssertionRequest.builder()
                .publicKeyCredentialRequestOptions(
                        PublicKeyCredentialRequestOptions.builder()
                                .challenge(Known.bytes(challenge))
                                .rpId(address.host())
                                .userVerification(UserVerificationRequirement.REQUIRED)
                                .timeout(KEPT.toMillis())
                                .build())
                .build();
    }

    /** Judges what an authenticator answered; its challenge is used up whatever it answered. */
    public Verdict signIn(Transaction tx, String answer) {
        var credential = assertion(answer);
        if (credential.isEmpty()) {
            return new Verdict.Wrong();
        }
        String challenge = challenge(credential.get().getResponse().getClientData().getChallenge());
        if (challenges.use(tx, SIGN_IN, challenge).isEmpty()) {
            return new Verdict.Wrong();
        }
        var options =
                FinishAssertionOptions.builder()
                        .request(request(challenge))
                        .response(credential.get())
                        .build();
        return judged(tx, credential.get().getId(), options);
    }

    private Verdict judged(Transaction tx, ByteArray id, FinishAssertionOptions options) {
        Optional<Passkey> passkey = passkeys.find(tx, id.getBase64Url());
        if (passkey.isEmpty()) {
            return new Verdict.Wrong();
        }
        try {
            AssertionResult result = party(tx).finishAssertion(options);
            return result.isSuccess() && passkeys.use(tx, passkey.get(), result.getSignatureCount())
                    ? new Verdict.Right(passkey.get())
                    : new Verdict.Wrong();
        } catch (InvalidSignatureCountException e) {
            return new Verdict.CountedBack(passkey.get());
        } catch (AssertionFailedException | IllegalArgumentException e) {
            return new Verdict.Wrong();
        }
    }

    /**
     * Asks for a new passkey: the options for {@code navigator.credentials.create}.
     *
     * @param session of the browser that asks
     */
    public String askForNew(Transaction tx, Account account, UUID session) {
        challenges.end(tx, ADD, session);
        String challenge = challenges.make(tx, ADD, session, "", KEPT);
        try {
            return creation(tx, account, challenge).toCredentialsCreateJson();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private PublicKeyCredentialCreationOptions creation(
            Transaction tx, Account account, String challenge) {
        return PublicKeyCredentialCreationOptions.builder()
                .rp(RelyingPartyIdentity.builder().id(address.host()).name(NAME).build())
                .user(
                        UserIdentity.builder()
                                .name(account.email())
                                .displayName(account.name())
                                .id(Known.handle(account.id()))
                                .build())
                .challenge(Known.bytes(challenge))
                .pubKeyCredParams(
                        List.of(
                                PublicKeyCredentialParameters.ES256,
                                PublicKeyCredentialParameters.EdDSA,
                                PublicKeyCredentialParameters.RS256))
                .authenticatorSelection(
                        AuthenticatorSelectionCriteria.builder()
                                .residentKey(ResidentKeyRequirement.REQUIRED)
                                .userVerification(UserVerificationRequirement.REQUIRED)
                                .build())
                .excludeCredentials(new Known(passkeys, tx).of(account.id()))
                .timeout(KEPT.toMillis())
                .build();
    }

    /**
     * Judges the answer to {@link #askForNew}; its challenge is used up whatever it is.
     *
     * @return what was made; empty when the answer is wrong, too late or another session's
     */
    public Optional<PasskeyStore.Made> made(
            Transaction tx, Account account, UUID session, String answer) {
        var credential = attestation(answer);
        if (credential.isEmpty()) {
            return Optional.empty();
        }
        String challenge = challenge(credential.get().getResponse().getClientData().getChallenge());
        Optional<Link> asked =
                challenges.use(tx, ADD, challenge).filter(link -> link.subject().equals(session));
        if (asked.isEmpty()) {
            return Optional.empty();
        }
        try {
            RegistrationResult result =
                    party(tx)
                            .finishRegistration(
                                    FinishRegistrationOptions.builder()
                                            .request(creation(tx, account, challenge))
                                            .response(credential.get())
                                            .build());
            return Optional.of(
                    new PasskeyStore.Made(
                            result.getKeyId().getId().getBase64Url(),
                            result.getPublicKeyCose().getBase64Url(),
                            result.getSignatureCount()));
        } catch (RegistrationFailedException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String challenge(ByteArray bytes) {
        return bytes.getBase64Url();
    }

    private static Optional<
                    PublicKeyCredential<
                            AuthenticatorAssertionResponse, ClientAssertionExtensionOutputs>>
            assertion(String answer) {
        return read(answer, PublicKeyCredential::parseAssertionResponseJson);
    }

    private static Optional<
                    PublicKeyCredential<
                            AuthenticatorAttestationResponse, ClientRegistrationExtensionOutputs>>
            attestation(String answer) {
        return read(answer, PublicKeyCredential::parseRegistrationResponseJson);
    }

    private interface Reader<T> {
        T read(String json) throws IOException;
    }

    /** The library throws whatever its parsers of JSON and CBOR throw at what is none. */
    private static <T> Optional<T> read(String answer, Reader<T> reader) {
        if (answer.length() > MAX_ANSWER_CHARS) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(reader.read(answer));
        } catch (IOException | RuntimeException e) {
            return Optional.empty();
        }
    }
}
