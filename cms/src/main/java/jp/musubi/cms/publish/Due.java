package jp.musubi.cms.publish;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** Work that is to be done at times of its own. */
public interface Due {
    /** Does what is due by now; returns how many things were done. */
    int runDue();

    /** Both together. */
    static Due both(Due one, Due other) {
        return new Due() {
            @Override
            public int runDue() {
                return one.runDue() + other.runDue();
            }

            @Override
            public Optional<Instant> nextDue() {
                return Stream.of(one, other)
                        .flatMap(due -> due.nextDue().stream())
                        .min(Instant::compareTo);
            }
        };
    }

    /** When there is something to do next; empty when nothing is planned. */
    Optional<Instant> nextDue();
}
