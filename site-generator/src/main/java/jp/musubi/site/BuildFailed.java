package jp.musubi.site;

import jp.musubi.site.plan.Failure;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A site could not be built; its messages say where and what to do, one sentence each. */
public final class BuildFailed extends Exception {
    private final transient List<Failure> failures;
    private final transient Map<String, Failure> entries;

    private BuildFailed(
            List<Failure> failures, Map<String, Failure> entries, @Nullable Throwable cause) {
        super(failures.stream().map(Failure::sentence).collect(Collectors.joining("\n")), cause);
        this.failures = List.copyOf(failures);
        this.entries = Map.copyOf(entries);
    }

    /**
     * A failure that no other exception caused.
     *
     * @param failures all that was found, at least one
     * @param entries see {@link #entries}
     */
    BuildFailed(List<Failure> failures, Map<String, Failure> entries) {
        this(failures, entries, null);
    }

    /** A failure with all that was found, at least one sentence. */
    static BuildFailed of(List<String> messages, Throwable cause) {
        return new BuildFailed(messages.stream().map(Failure::other).toList(), Map.of(), cause);
    }

    /** A failure that is told in the sentence of its cause. */
    static BuildFailed because(Exception cause) {
        return new BuildFailed(List.of(Failure.of(cause)), Map.of(), cause);
    }

    /** What is wrong, at least one thing. */
    public List<Failure> failures() {
        return failures;
    }

    /** What is wrong, one sentence each. */
    public List<String> messages() {
        return failures.stream().map(Failure::sentence).toList();
    }

    /**
     * The entries that break the build, each by its id with what is wrong: without them, or with
     * what they said before, the site can be built. Empty if something else is wrong, too.
     */
    public Map<String, Failure> entries() {
        return entries;
    }
}
