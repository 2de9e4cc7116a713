package jp.musubi.cms.account;

import jp.musubi.cms.database.Unwritten;

import java.util.Optional;

/** Mail addresses as accounts are known by. */
public final class Email {
    private Email() {}

    /** One spelling for an address, in lower case; empty when it is none. */
    public static Optional<String> normalised(String address) {
        return Unwritten.body();
    }
}
