package jp.musubi.cms.publish;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Sleeps until the next planned thing is due, and does it then. */
public final class ScheduleTimer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ScheduleTimer.class);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(10);

    private final String name;
    private final Due schedule;
    private final Clock clock;
    private final Runnable publisher;
    private final Semaphore changed = new Semaphore(0);
    private volatile boolean closed;
    private @Nullable Thread thread;

    /**
     * A timer.
     *
     * @param name of its thread
     * @param publisher is run when something was done
     */
    public ScheduleTimer(String name, Due schedule, Clock clock, Runnable publisher) {
        this.name = name;
        this.schedule = schedule;
        this.clock = clock;
        this.publisher = publisher;
    }

    /** Begins. */
    public void start() {
        thread = Thread.ofPlatform().name(name).daemon().start(this::run);
    }

    /** Says that plans changed. */
    public void wake() {
        changed.release();
    }

    private void run() {
        while (!closed) {
            try {
                sleep(step());
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    /** Does what is due; how long there is nothing to do, empty for until plans change. */
    private Optional<Duration> step() {
        try {
            if (schedule.runDue() > 0) {
                publisher.run();
            }
            return schedule.nextDue().map(this::untilThen);
        } catch (RuntimeException e) {
            LOG.error("What was planned could not be done; it is tried again.", e);
            return Optional.of(AFTER_FAILURE);
        }
    }

    private Duration untilThen(Instant due) {
        Duration left = Duration.between(clock.instant(), due);
        return left.isNegative() ? Duration.ZERO : left.plusMillis(1);
    }

    private void sleep(Optional<Duration> time) throws InterruptedException {
        if (time.isPresent()) {
            boolean told = changed.tryAcquire(time.get().toMillis(), TimeUnit.MILLISECONDS);
            if (!told) {
                return;
            }
        } else {
            changed.acquire();
        }
        changed.drainPermits();
    }

    /** Ends; what is not due yet waits for the next start. */
    @Override
    public void close() {
        closed = true;
        wake();
        Thread running = thread;
        if (running != null) {
            try {
                running.join(AFTER_FAILURE.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
