package jp.musubi.cms.banner;

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
 * A step that two people decide.
 *
 * @param application that it answers; null for none
 * @param banner that it is about; null for one that is to be granted
 */
public record BannerAct(
        BannerStep step, @Nullable UUID application, @Nullable UUID banner, BannerWords words) {
    static final ProposalStore<BannerAct> PROPOSALS =
            new ProposalStore<>(
                    new Table(), new ProposalStore.Refusals("banner-moved", "banner-same-person"));

    boolean isAboutBanner(UUID id) {
        return id.equals(banner);
    }

    boolean isAboutApplication(UUID id) {
        return id.equals(application);
    }

    private static final class Table implements ActTable<BannerAct> {
        @Override
        public String name() {
            return "banner_proposal";
        }

        @Override
        public SequencedMap<String, @Nullable Object> columns(BannerAct act) {
            var columns = new LinkedHashMap<String, @Nullable Object>();
            UUID application = act.application();
            UUID banner = act.banner();
            columns.put("step", act.step().name());
            columns.put("application", application == null ? null : Ids.bytes(application));
            columns.put("banner", banner == null ? null : Ids.bytes(banner));
            columns.put("document", act.words().document());
            columns.put("words", act.words().json());
            return columns;
        }

        @Override
        public BannerAct act(ResultSet row) throws SQLException {
            return new BannerAct(
                    BannerStep.valueOf(row.getString("step")),
                    BannerEventStore.id(row, "application"),
                    BannerEventStore.id(row, "banner"),
                    BannerWords.of(row.getString("words"), row.getString("document")));
        }
    }
}
