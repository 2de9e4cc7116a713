package jp.musubi.cms.passkey;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.HexFormat;

/** A telephone with one passkey, which answers as one would, or as a test bids it. */
final class Device {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Base64.Encoder LETTERS = Base64.getUrlEncoder().withoutPadding();
    private static final int PRESENT = 0x01;
    private static final int VERIFIED = 0x04;
    private static final int NEW_KEY = 0x40;

    private final KeyPair keys;
    private final byte[] credential = new byte[32];
    private String handle = "";

    /** The page that the browser says it is on. */
    String origin;

    /** Whether it asked its owner for a finger or a number. */
    boolean verifies = true;

    /** How many signatures it made. */
    int signatures;

    Device(String origin) throws GeneralSecurityException {
        this.origin = origin;
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        keys = generator.generateKeyPair();
        new SecureRandom().nextBytes(credential);
    }

    /** Says that the passkey is of another account. */
    void claim(String otherHandle) {
        handle = otherHandle;
    }

    /** Makes the passkey, as the options ask; the answer for the form. */
    String make(String options) throws IOException, GeneralSecurityException {
        JsonNode asked = JSON.readTree(options).path("publicKey");
        handle = asked.path("user").path("id").asText();
        var data = new ByteArrayOutputStream();
        data.write(beginning(asked.path("rp").path("id").asText(), NEW_KEY));
        data.write(new byte[16]);
        data.write(ByteBuffer.allocate(2).putShort((short) credential.length).array());
        data.write(credential);
        data.write(cose());
        var attestation = new ByteArrayOutputStream();
        attestation.write(HexFormat.of().parseHex("a363666d74646e6f6e656761747453746d74a068"));
        attestation.write("authData".getBytes(StandardCharsets.US_ASCII));
        attestation.write(0x58);
        attestation.write(data.size());
        attestation.write(data.toByteArray());
        ObjectNode response = JSON.createObjectNode();
        response.put("clientDataJSON", letters(client("webauthn.create", asked)));
        response.put("attestationObject", letters(attestation.toByteArray()));
        return answer(response);
    }

    /** Signs in, as the options ask; the answer for the form. */
    String sign(String options) throws IOException, GeneralSecurityException {
        JsonNode asked = JSON.readTree(options).path("publicKey");
        byte[] data = beginning(asked.path("rpId").asText(), 0);
        byte[] client = client("webauthn.get", asked);
        Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(keys.getPrivate());
        signature.update(data);
        signature.update(sha256(client));
        ObjectNode response = JSON.createObjectNode();
        response.put("clientDataJSON", letters(client));
        response.put("authenticatorData", letters(data));
        response.put("signature", letters(signature.sign()));
        response.put("userHandle", handle);
        return answer(response);
    }

    private String answer(ObjectNode response) {
        ObjectNode answer = JSON.createObjectNode();
        answer.put("id", letters(credential));
        answer.put("rawId", letters(credential));
        answer.put("type", "public-key");
        answer.set("response", response);
        answer.putObject("clientExtensionResults");
        return answer.toString();
    }

    private byte[] client(String type, JsonNode asked) {
        ObjectNode client = JSON.createObjectNode();
        client.put("type", type);
        client.put("challenge", asked.path("challenge").asText());
        client.put("origin", origin);
        client.put("crossOrigin", false);
        return client.toString().getBytes(StandardCharsets.UTF_8);
    }

    private byte[] beginning(String relyingParty, int more) throws GeneralSecurityException {
        int flags = PRESENT | (verifies ? VERIFIED : 0) | more;
        return ByteBuffer.allocate(37)
                .put(sha256(relyingParty.getBytes(StandardCharsets.UTF_8)))
                .put((byte) flags)
                .putInt(signatures)
                .array();
    }

    private byte[] cose() {
        var point = ((ECPublicKey) keys.getPublic()).getW();
        return ByteBuffer.allocate(77)
                .put(HexFormat.of().parseHex("a5010203262001215820"))
                .put(unsigned(point.getAffineX()))
                .put(HexFormat.of().parseHex("225820"))
                .put(unsigned(point.getAffineY()))
                .array();
    }

    private static byte[] unsigned(BigInteger number) {
        byte[] bytes = number.toByteArray();
        byte[] fixed = new byte[32];
        int length = Math.min(bytes.length, fixed.length);
        System.arraycopy(bytes, bytes.length - length, fixed, fixed.length - length, length);
        return fixed;
    }

    private static byte[] sha256(byte[] bytes) throws GeneralSecurityException {
        return MessageDigest.getInstance("SHA-256").digest(bytes);
    }

    static String letters(byte[] bytes) {
        return LETTERS.encodeToString(bytes);
    }
}
