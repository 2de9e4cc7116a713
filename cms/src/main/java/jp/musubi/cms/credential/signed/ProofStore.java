package jp.musubi.cms.credential.signed;

import jp.musubi.cms.database.Micros;
import jp.musubi.cms.database.Transaction;

import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** The table of proofs that were made. Digests are hexadecimal digits. */
final class ProofStore {
    private static final HexFormat HEX = HexFormat.of();
    private static final int CHUNK = 500;

    private ProofStore() {}

    /** A proof: when it was made, and its value. */
    record Kept(Instant created, String value) {}

    /** The proofs of a key, by the digests of documents. */
    static Map<String, Kept> find(Transaction tx, String publicKey, Collection<String> digests) {
        var found = new HashMap<String, Kept>();
        List<String> all = List.copyOf(digests);
        for (int from = 0; from < all.size(); from += CHUNK) {
            List<String> some = all.subList(from, Math.min(from + CHUNK, all.size()));
            String places = String.join(", ", Collections.nCopies(some.size(), "?"));
            var query =
                    tx.handle()
                            .createQuery(
                                    "select digest, created_at, proof_value from signed_document"
                                            + " where public_key = ? and digest in ("
                                            + places
                                            + ")")
                            .bind(0, publicKey);
            for (int i = 0; i < some.size(); i++) {
                query.bind(i + 1, HEX.parseHex(some.get(i)));
            }
            query.map((row, context) ->
                            Map.entry(
                                    HEX.formatHex(row.getBytes("digest")),
                                    new Kept(
                                            Micros.get(row, "created_at"),
                                            row.getString("proof_value"))))
                    .forEach(entry -> found.put(entry.getKey(), entry.getValue()));
        }
        return found;
    }

    /** Keeps proofs, each in place of an earlier one of the same document and key. */
    static void put(Transaction tx, String publicKey, Map<String, Kept> proofs) {
        if (proofs.isEmpty()) {
            return;
        }
        var batch =
                tx.handle()
                        .prepareBatch(
                                "insert into signed_document"
                                        + " (digest, public_key, created_at, proof_value)"
                                        + " values (?, ?, ?, ?) on duplicate key update"
                                        + " created_at = values(created_at),"
                                        + " proof_value = values(proof_value)");
        proofs.forEach((digest, proof) ->
                batch.bind(0, HEX.parseHex(digest))
                        .bind(1, publicKey)
                        .bind(2, Micros.of(proof.created()))
                        .bind(3, proof.value())
                        .add());
        batch.execute();
    }

    /** Forgets the proofs of a key; gives back how many there were. */
    static int forget(Transaction tx, String publicKey) {
        return tx.handle()
                .createUpdate("delete from signed_document where public_key = ?")
                .bind(0, publicKey)
                .execute();
    }
}
