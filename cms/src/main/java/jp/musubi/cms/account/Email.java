package jp.musubi.cms.account;

import java.util.Optional;

/** Mail addresses as accounts are known by. */
public final class Email {
    private Email() {}

    /** One spelling for an address, in lower case; empty when it is none. */
    public static Optional<String> normalised(String address) {
        throw new UnsupportedOperationException();
    }
}
