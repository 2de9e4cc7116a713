package jp.musubi.cms.account;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a token may be used for; never more than its account may do. */
public enum Scope {
    /** Reading only. */
    READ,
    /** Reading, creating, changing and publishing. */
    WRITE;

    /** The name used in JSON and on the command line: lower case. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The scope of that name. */
    public static Optional<Scope> of(String id) {
        return Arrays.stream(values()).filter(scope -> scope.id().equals(id)).findFirst();
    }

    /** Whether it includes the other. */
    public boolean allows(Scope other) {
        return compareTo(other) >= 0;
    }

    char letter() {
        return id().charAt(0);
    }
}
