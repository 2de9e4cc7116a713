package jp.musubi.cms.publish;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;

/** A clock that tests move. */
final class MovedClock extends Clock {
    volatile Instant now;

    MovedClock(Instant now) {
        this.now = now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneId.of("UTC");
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }

    @Override
    public Instant instant() {
        return now;
    }
}
