package jp.musubi.cms.credential.verify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import jp.musubi.cms.credential.document.StatusList;
import jp.musubi.cms.credential.proof.RdfcProof;
import jp.musubi.cms.credential.verify.Verdict.Reason;
import jp.musubi.cms.fetch.Unfetched;

import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/** Whether a credential was revoked, by the list that it names. */
final class StatusCheck {
    private static final String ENTRY = "BitstringStatusListEntry";
    private static final String LIST = "BitstringStatusListCredential";

    private final Verification verification;
    private final Sources sources;
    private final Instant now;

    StatusCheck(Verification verification, Sources sources, Instant now) {
        this.verification = verification;
        this.sources = sources;
        this.now = now;
    }

    /**
     * Checks a credential.
     *
     * @param keys of its issuer, who must be the list's, too
     */
    void check(ObjectNode credential, JsonNode keys) throws Doubt {
        JsonNode status = credential.path("credentialStatus");
        if (!status.path("type").asText().equals(ENTRY)
                || !status.path("statusPurpose").asText().equals(StatusList.REVOCATION)) {
            throw new Doubt(
                    Reason.STATUS_UNREACHABLE,
                    "cannot decide, as its status is not of the kind "
                            + ENTRY
                            + " for revocation.");
        }
        String address = status.path("statusListCredential").asText();
        ObjectNode list = list(address);
        checkList(list, address, RdfcProof.issuer(credential), keys);
        StatusList.Bits bits =
                StatusList.decode(list.path("credentialSubject").path("encodedList").asText())
                        .orElseThrow(() -> forged(address, "it holds no list"));
        int place = place(status, bits.size());
        if (bits.isSet(place)) {
            throw new Doubt(Reason.REVOKED, "its issuer revoked it.");
        }
    }

    private ObjectNode list(String address) throws Doubt {
        try {
            return Verification.json(sources.status(URI.create(address)));
        } catch (Unfetched e) {
            throw unreachable(address, String.valueOf(e.getMessage()));
        } catch (IllegalArgumentException e) {
            throw unreachable(address, "it is no address");
        } catch (IOException e) {
            throw unreachable(address, "it is damaged or missing");
        }
    }

    private static Doubt unreachable(String address, String why) {
        return new Doubt(
                Reason.STATUS_UNREACHABLE,
                "cannot decide, as the list of revoked credentials at %s could not be read: %s."
                        .formatted(address, why));
    }

    private static Doubt forged(String address, String why) {
        return new Doubt(
                Reason.STATUS_FORGED,
                "cannot decide, as what is at %s is no list of its issuer: %s."
                        .formatted(address, why));
    }

    private void checkList(ObjectNode list, String address, String issuer, JsonNode keys)
            throws Doubt {
        if (!list.path("type").toString().contains("\"" + LIST + "\"")
                || !list.path("id").asText().equals(address)) {
            throw forged(address, "it says that it is something else");
        }
        if (!RdfcProof.issuer(list).equals(issuer)) {
            throw forged(address, "somebody else issued it");
        }
        JsonNode subject = list.path("credentialSubject");
        if (!subject.path("type").asText().equals("BitstringStatusList")
                || !subject.path("statusPurpose").asText().equals(StatusList.REVOCATION)) {
            throw forged(address, "it is not about revocation");
        }
        try {
            verification.checkProof(list, keys, "it");
        } catch (Doubt e) {
            String why = String.valueOf(e.getMessage());
            throw forged(address, why.substring(0, why.length() - 1));
        }
        if (!list.has("validFrom") || now.isBefore(Verification.time(list, "validFrom"))) {
            throw forged(address, "it is not valid yet");
        }
        if (list.has("validUntil") && now.isAfter(Verification.time(list, "validUntil"))) {
            throw new Doubt(
                    Reason.STATUS_EXPIRED,
                    "cannot decide, as the list of revoked credentials at %s expired on %s."
                            .formatted(address, list.path("validUntil").asText()));
        }
    }

    private static int place(JsonNode status, int size) throws Doubt {
        Optional<Integer> place =
                Optional.of(status.path("statusListIndex").asText())
                        .filter(text -> text.matches("0|[1-9]\\d{0,8}"))
                        .map(Integer::valueOf)
                        .filter(number -> number < size);
        return place.orElseThrow(() ->
                new Doubt(
                        Reason.STATUS_UNREACHABLE,
                        "cannot decide, as its place in the list of revoked credentials is"
                                + " none."));
    }
}
