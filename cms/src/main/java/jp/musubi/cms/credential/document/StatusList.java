package jp.musubi.cms.credential.document;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.BitSet;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * Which credentials of a list are revoked: one bit each, so that nobody learns from asking which
 * one was asked about. A bit that was set is never taken back.
 *
 * @param revoked the places of revoked credentials
 */
public record StatusList(Set<Integer> revoked) {
    /** Places in a list: enough that one credential is lost in the crowd. */
    public static final int SIZE = 131_072;

    /** The one purpose of our lists. */
    public static final String REVOCATION = "revocation";

    /** Most bytes of somebody's list that are unpacked: a million places. */
    private static final int MAX_BYTES = 131_072;

    private static final int BYTE_BITS = 8;
    private static final int HIGHEST_BIT = 0x80;
    private static final SecureRandom RANDOM = new SecureRandom();

    public StatusList {
        revoked = Set.copyOf(revoked);
        if (revoked.stream().anyMatch(place -> place < 0 || place >= SIZE)) {
            throw new IllegalArgumentException("no place in a list");
        }
    }

    /** A list with these places revoked. */
    public static StatusList of(Collection<Integer> revoked) {
        return new StatusList(new TreeSet<>(revoked));
    }

    /**
     * Draws a place for a new credential, so that places tell nothing of the order of issue.
     *
     * @param isUsed whether a credential ever had a place, whatever became of it
     * @throws IllegalStateException if the list is almost full and another must be begun
     */
    public static int draw(IntPredicate isUsed) {
        for (int attempt = 0; attempt < SIZE; attempt++) {
            int place = RANDOM.nextInt(SIZE);
            if (!isUsed.test(place)) {
                return place;
            }
        }
        throw new IllegalStateException("the list of revoked credentials is full");
    }

    /** The same with one more revoked. */
    public StatusList revoke(int place) {
        var more = new TreeSet<>(revoked);
        more.add(place);
        return new StatusList(more);
    }

    /**
     * The credential that publishes the list, without a proof.
     *
     * @param address where it is published
     * @param from when it is valid, in whole seconds; the beginning of the day keeps builds of one
     *     day from signing it again
     * @param until verifiers decide nothing by a list after this
     */
    public ObjectNode json(URI address, DidWeb issuer, Instant from, Instant until) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.putArray("@context").add(Badge.CONTEXTS.getFirst());
        json.put("id", address.toString());
        json.putArray("type").add("VerifiableCredential").add("BitstringStatusListCredential");
        json.put("issuer", issuer.text());
        json.put("validFrom", from.truncatedTo(ChronoUnit.SECONDS).toString());
        json.put("validUntil", until.truncatedTo(ChronoUnit.SECONDS).toString());
        ObjectNode subject = json.putObject("credentialSubject");
        subject.put("id", address + "#list");
        subject.put("type", "BitstringStatusList");
        subject.put("statusPurpose", REVOCATION);
        subject.put("encodedList", encoded());
        return json;
    }

    /** The bits, place 0 first, compressed and as multibase base64url. */
    String encoded() {
        byte[] bits = new byte[SIZE / BYTE_BITS];
        for (int place : revoked) {
            bits[place / BYTE_BITS] |= (byte) (HIGHEST_BIT >>> place % BYTE_BITS);
        }
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(bits);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return "u" + Base64.getUrlEncoder().withoutPadding().encodeToString(packed.toByteArray());
    }

    /**
     * The bits of somebody's list.
     *
     * @return a bit for each place, true for revoked; empty if the text is no list, shorter than
     *     the standard asks, or larger than any that is needed
     */
    public static Optional<Bits> decode(String encoded) {
        if (!encoded.startsWith("u")) {
            return Optional.empty();
        }
        try {
            byte[] packed = Base64.getUrlDecoder().decode(encoded.substring(1));
            byte[] bytes;
            try (var gzip = new GZIPInputStream(new ByteArrayInputStream(packed))) {
                bytes = gzip.readNBytes(MAX_BYTES + 1);
            }
            if (bytes.length > MAX_BYTES || bytes.length < SIZE / BYTE_BITS) {
                return Optional.empty();
            }
            return Optional.of(Bits.of(bytes));
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The bits of a list, as somebody published it. */
    public static final class Bits {
        private final BitSet set;
        private final int size;

        private Bits(BitSet set, int size) {
            this.set = set;
            this.size = size;
        }

        private static Bits of(byte[] bytes) {
            var set = new BitSet(bytes.length * BYTE_BITS);
            for (int place = 0; place < bytes.length * BYTE_BITS; place++) {
                set.set(place, (bytes[place / BYTE_BITS] & HIGHEST_BIT >>> place % BYTE_BITS) != 0);
            }
            return new Bits(set, bytes.length * BYTE_BITS);
        }

        /** How many places there are. */
        public int size() {
            return size;
        }

        /** Whether the credential of a place is revoked. */
        public boolean isSet(int place) {
            return set.get(place);
        }
    }
}
