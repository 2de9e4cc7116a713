package jp.musubi.cms.edit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Who has which entry open in a form. Kept in memory: it is a courtesy, and safety does not depend
 * on it. Safe for many threads.
 */
final class Presence {
    /** After how long without a sign a form counts as closed. */
    static final Duration SILENT = Duration.ofSeconds(70);

    /** Entries watched at once; the signs of more are forgotten. */
    private static final int MAX_ENTRIES = 10_000;

    private final Clock clock;
    private final Map<UUID, Map<UUID, Sign>> signs = new ConcurrentHashMap<>();

    Presence(Clock clock) {
        this.clock = clock;
    }

    private record Sign(UUID account, Instant at) {}

    /** Notes that a form is open, and tells which other accounts have the entry open. */
    List<UUID> sign(UUID entry, UUID session, UUID account) {
        Instant now = clock.instant();
        if (signs.size() >= MAX_ENTRIES) {
            signs.clear();
        }
        Map<UUID, Sign> here = signs.computeIfAbsent(entry, none -> new ConcurrentHashMap<>());
        here.values().removeIf(sign -> sign.at().plus(SILENT).isBefore(now));
        here.put(session, new Sign(account, now));
        return here.values().stream()
                .map(Sign::account)
                .filter(other -> !Objects.equals(other, account))
                .distinct()
                .toList();
    }
}
