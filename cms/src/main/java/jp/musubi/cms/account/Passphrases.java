package jp.musubi.cms.account;

import jp.musubi.cms.database.Unwritten;
import jp.musubi.content.problem.Problem;

import java.util.List;

/**
 * Hashing of passphrases with Argon2id and what makes a passphrase good enough. A hash takes much
 * memory and some 50 ms on purpose, so no more run at once than there are processors.
 */
public final class Passphrases {
    /** Characters (code points) of a passphrase that its owner chooses. */
    public static final int MIN_CHARS = 10;

    /** Characters of a passphrase; long ones are welcome, endless ones are an attack. */
    public static final int MAX_CHARS = 256;

    /** What is wrong with a passphrase for the account of that address; empty if nothing is. */
    public List<Problem> problems(String passphrase, String email, boolean byStaff) {
        return Unwritten.body();
    }

    String hash(String passphrase) {
        return Unwritten.body();
    }

    boolean verify(String passphrase, String hash) {
        return Unwritten.body();
    }
}
