package jp.musubi.site;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/** Runs the steps of one build, times them and tells how they get on. */
final class Steps {
    private final Progress progress;
    private final SequencedMap<String, Duration> times = new LinkedHashMap<>();

    Steps(Progress progress) {
        this.progress = progress;
    }

    /** A step that gives something to the next. */
    @FunctionalInterface
    interface Step<T, E extends Exception> {
        T run() throws E;
    }

    <T, E extends Exception> T run(String name, int total, Step<T, E> step) throws E {
        long start = System.nanoTime();
        progress.begun(name, total);
        try {
            return step.run();
        } finally {
            progress.ended();
            times.merge(name, Duration.ofNanos(System.nanoTime() - start), Duration::plus);
        }
    }

    void advanced() {
        progress.advanced();
    }

    SequencedMap<String, Duration> times() {
        return times;
    }
}
