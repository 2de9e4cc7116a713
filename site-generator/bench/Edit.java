import jp.musubi.content.entry.Entry;
import jp.musubi.content.entry.Value;
import jp.musubi.content.snapshot.Snapshot;
import jp.musubi.site.BuildReport;
import jp.musubi.site.BuildRequest;
import jp.musubi.site.Generator;
import jp.musubi.site.Progress;
import jp.musubi.site.load.SnapshotSource;
import jp.musubi.site.theme.Theme;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * How long a program that has built a site takes for one edited profile, step by step.
 *
 * <pre>java -Xmx2g -cp site-generator/target/musubi-site.jar site-generator/bench/Edit.java \
 *     SNAPSHOT.ndjson WORK_FOLDER EDITS</pre>
 *
 * Needs: mvn -q -DskipTests package; java 25. Put the work folder on tmpfs, and empty it before.
 * Prints the first build, then medians of the edits and the longest, in milliseconds.
 */
public final class Edit {
    private Edit() {}

    public static void main(String[] arguments) throws Exception {
        Path file = Path.of(arguments[0]);
        Path work = Path.of(arguments[1]);
        int edits = Integer.parseInt(arguments[2]);
        Snapshot snapshot = SnapshotSource.named(file.toString()).read().snapshot();
        var generator = new Generator(Progress.silent());
        System.out.println(
                "first build: "
                        + build(generator, snapshot, file, work).total().toMillis()
                        + " ms");
        var random = new Random(1);
        Map<String, List<Long>> times = new LinkedHashMap<>();
        long written = 0;
        for (int i = -edits / 4; i < edits; i++) {
            snapshot = edited(snapshot, random, i);
            long start = System.nanoTime();
            BuildReport report = build(generator, snapshot, file, work);
            long whole = (System.nanoTime() - start) / 1_000;
            if (i >= 0) {
                report.steps().forEach((step, time) -> add(times, step, time));
                add(times, "whole", Duration.ofNanos(whole * 1_000));
                written += report.written();
            }
        }
        times.forEach((step, all) -> {
            all.sort(null);
            System.out.printf(
                    "%-8s median %6.1f ms, p99 %6.1f ms, longest %6.1f ms%n",
                    step,
                    all.get(all.size() / 2) / 1e3,
                    all.get(Math.min(all.size() - 1, all.size() * 99 / 100)) / 1e3,
                    all.getLast() / 1e3);
        });
        System.out.println("files written each time: " + written / Math.max(1, edits));
    }

    private static void add(Map<String, List<Long>> times, String step, Duration time) {
        times.computeIfAbsent(step, _ -> new ArrayList<>()).add(time.toNanos() / 1_000);
    }

    private static Snapshot edited(Snapshot snapshot, Random random, int number) {
        var entries = new ArrayList<Entry>(snapshot.entries());
        int at;
        do {
            at = random.nextInt(entries.size());
        } while (!entries.get(at).type().equals("group"));
        Entry old = entries.get(at);
        entries.set(
                at,
                new Entry(
                        old.type(),
                        old.id(),
                        old.slug(),
                        old.publishedAt(),
                        old.updatedAt().plusSeconds(3_600L * 24 * 400 + number + 100),
                        old.fields().with("summary", new Value.Text("計測" + number + "回目の一言です。")),
                        old.shown()));
        return new Snapshot(snapshot.site(), snapshot.model(), snapshot.assets(), entries);
    }

    private static BuildReport build(Generator generator, Snapshot snapshot, Path file, Path work)
            throws Exception {
        return generator.build(
                new BuildRequest(
                        SnapshotSource.of(snapshot, file.toAbsolutePath().getParent()),
                        work,
                        Theme.bundled(),
                        Optional.empty(),
                        false,
                        false));
    }
}
