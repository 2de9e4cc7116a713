package jp.musubi.cms.publish;

import java.time.Instant;
import java.util.Optional;

/** Work that is to be done at times of its own. */
public interface Due {
    /** Does what is due by now; returns how many things were done. */
    int runDue();

    /** When there is something to do next; empty when nothing is planned. */
    Optional<Instant> nextDue();
}
