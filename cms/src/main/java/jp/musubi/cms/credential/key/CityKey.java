package jp.musubi.cms.credential.key;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.regex.Pattern;

/**
 * The public half of a key, and what may be done with it.
 *
 * @param name in {@code did.json}, as {@code key-2026-1}: the year and a number in it. Never the
 *     text of the key itself, since some verifiers would take the key out of its own name
 * @param until when it was retired or found compromised; null while it is active
 */
public record CityKey(
        String name, Multikey key, State state, Instant from, @Nullable Instant until) {
    static final Pattern NAME = Pattern.compile("key-\\d{4}-[1-9]\\d{0,3}");

    public CityKey {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("no name of a key: " + name);
        }
    }

    /** What may be done with a key. */
    public enum State {
        /** It signs, and what it signed is valid. */
        ACTIVE,
        /** It signs nothing more; what it signed stays valid. */
        RETIRED,
        /** Somebody else may have it: nothing that it signed is valid. */
        COMPROMISED
    }

    /** Whether verifiers may trust it, so that {@code did.json} lists it. */
    public boolean isTrusted() {
        return state != State.COMPROMISED;
    }

    CityKey ended(State how, Instant at) {
        return new CityKey(name, key, how, from, at);
    }
}
