package jp.musubi.cms.account;

import jp.musubi.cms.database.Ids;
import jp.musubi.cms.database.Micros;

import java.sql.ResultSet;
import java.sql.SQLException;

/** Accounts in rows of queries, alone or beside what belongs to them. */
final class AccountRows {
    /** What a query selects of {@code account a}. */
    static final String COLUMNS =
            "a.id as a_id, a.email as a_email, a.name as a_name, a.role as a_role,"
                    + " a.active as a_active, a.created_at as a_created_at";

    private AccountRows() {}

    /** The account of a row with {@link #COLUMNS}. */
    static Account account(ResultSet row) throws SQLException {
        return new Account(
                Ids.of(row.getBytes("a_id")),
                row.getString("a_email"),
                row.getString("a_name"),
                Role.valueOf(row.getString("a_role")),
                row.getBoolean("a_active"),
                Micros.get(row, "a_created_at"));
    }
}
