package jp.musubi.cms.award.edition;

import jp.musubi.cms.database.Ids;

import org.jspecify.annotations.Nullable;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;

/** Columns that may be empty. */
public final class AwardRows {
    private AwardRows() {}

    /** The id in a column; null for none. */
    public static @Nullable UUID id(ResultSet row, String column) throws SQLException {
        byte[] bytes = row.getBytes(column);
        return bytes == null ? null : Ids.of(bytes);
    }

    /** An id for a column; null for none. */
    public static byte @Nullable [] bytes(@Nullable UUID id) {
        return id == null ? null : Ids.bytes(id);
    }
}
