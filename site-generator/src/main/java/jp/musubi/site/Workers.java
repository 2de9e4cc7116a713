package jp.musubi.site;

import jp.musubi.site.plan.RenderFailed;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** Does one thing with each item of a list, on every core. */
final class Workers {
    private Workers() {}

    /** What is done with an item. */
    @FunctionalInterface
    interface Work<T> {
        void on(T item) throws RenderFailed, IOException;
    }

    /**
     * Runs until the list is done or something fails; nothing is begun after a failure.
     *
     * @throws RenderFailed if that was the first failure
     * @throws IOException if that was the first failure
     */
    static <T> void onEach(List<T> items, Work<T> work) throws RenderFailed, IOException {
        if (items.isEmpty()) {
            return;
        }
        int threads = Math.min(items.size(), Runtime.getRuntime().availableProcessors());
        var next = new AtomicInteger();
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            var running = new ArrayList<Future<?>>();
            for (int i = 0; i < threads; i++) {
                running.add(
                        pool.submit(() -> {
                            takeTurns(items, work, next);
                            return null;
                        }));
            }
            for (Future<?> thread : running) {
                thread.get();
            }
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case RenderFailed failed -> throw failed;
                case IOException failed -> throw failed;
                case RuntimeException failed -> throw failed;
                case null, default -> throw new IllegalStateException(e);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("the build was interrupted", e);
        }
    }

    private static <T> void takeTurns(List<T> items, Work<T> work, AtomicInteger next)
            throws RenderFailed, IOException {
        boolean done = false;
        try {
            for (int i = next.getAndIncrement(); i < items.size(); i = next.getAndIncrement()) {
                work.on(items.get(i));
            }
            done = true;
        } finally {
            if (!done) {
                next.set(items.size());
            }
        }
    }
}
