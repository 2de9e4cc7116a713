package jp.musubi.cms.award.decision;

import jp.musubi.cms.award.edition.AwardJson;
import jp.musubi.cms.award.edition.AwardRows;
import jp.musubi.cms.database.Ids;
import jp.musubi.cms.decision.ActTable;
import jp.musubi.cms.decision.ProposalStore;

import org.jspecify.annotations.Nullable;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.UUID;

/**
 * What two people decide about an edition.
 *
 * @param result that is to be withdrawn; null for the results of the edition
 */
public record AwardAct(UUID edition, @Nullable UUID result, DecisionWords words) {
    static final ProposalStore<AwardAct> PROPOSALS =
            new ProposalStore<>(
                    new Table(), new ProposalStore.Refusals("award-moved", "award-same-person"));

    private static final class Table implements ActTable<AwardAct> {
        @Override
        public String name() {
            return "award_proposal";
        }

        @Override
        public SequencedMap<String, @Nullable Object> columns(AwardAct act) {
            var columns = new LinkedHashMap<String, @Nullable Object>();
            columns.put("edition", Ids.bytes(act.edition()));
            columns.put("result", AwardRows.bytes(act.result()));
            columns.put("document", act.words().document());
            columns.put("words", AwardJson.written(act.words()));
            return columns;
        }

        @Override
        public AwardAct act(ResultSet row) throws SQLException {
            return new AwardAct(
                    Ids.of(row.getBytes("edition")),
                    AwardRows.id(row, "result"),
                    AwardJson.read(row.getString("words"), DecisionWords.class));
        }
    }
}
