package jp.musubi.cms.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/** What is written to disk for all who wait. */
@Timeout(30)
final class GroupSyncTest {
    private final AtomicInteger syncs = new AtomicInteger();
    private final GroupSync group = new GroupSync(syncs::incrementAndGet, () -> {});

    @Test
    void nothingIsWrittenWhileATransactionIsHalfThrough() throws Exception {
        var half = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Boolean> transaction =
                    threads.submit(() -> group.undivided(() -> through(half, goOn)));
            half.await();
            Future<?> committed = threads.submit(group::await);
            assertThrows(TimeoutException.class, () -> committed.get(200, TimeUnit.MILLISECONDS));
            assertEquals(0, syncs.get());
            goOn.countDown();
            transaction.get();
            committed.get();
            assertEquals(1, syncs.get());
        }
    }

    private static boolean through(CountDownLatch half, CountDownLatch goOn) {
        half.countDown();
        try {
            return goOn.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Test
    void aWriteWithinAnotherWaitsForNobody() {
        String done =
                group.undivided(() -> {
                    group.await();
                    return "inner";
                });
        assertEquals("inner", done);
        assertEquals(0, syncs.get());
        group.await();
        assertEquals(1, syncs.get());
    }
}
