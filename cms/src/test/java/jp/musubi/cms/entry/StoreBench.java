package jp.musubi.cms.entry;

import com.sun.management.OperatingSystemMXBean;

import jp.musubi.cms.database.TestStore;
import jp.musubi.content.model.ContentType;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Measures the store over 10,000 published groups: durable updates and creates a second at 1 and 16
 * threads, lists, reading by slug.
 *
 * <pre>
 * mvn -q -pl content,themes,site-generator,cms -am test-compile \
 *     dependency:build-classpath -Dmdep.outputFile=target/test.classpath
 * java -cp cms/target/test-classes:cms/target/classes:$(cat cms/target/test.classpath) \
 *     jp.musubi.cms.entry.StoreBench [H2|MARIADB] [entries]
 * </pre>
 */
public final class StoreBench {
    /** How long each line is measured: {@code -Dseconds=20} for quieter figures. */
    private static final int SECONDS = Integer.getInteger("seconds", 5);

    private static final OperatingSystemMXBean CPU =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private final TestStore store;
    private final List<UUID> ids;
    private final ContentType type;

    private StoreBench(TestStore store, List<UUID> ids) {
        this.store = store;
        this.ids = ids;
        this.type = store.model.type("group").orElseThrow();
    }

    @FunctionalInterface
    private interface Operation {
        void run(Random random);
    }

    public static void main(String[] arguments) throws Exception {
        var kind = TestStore.Kind.valueOf(arguments.length > 0 ? arguments[0] : "H2");
        int entries = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 10_000;
        try (TestStore store = TestStore.open(kind)) {
            long start = System.nanoTime();
            List<UUID> ids = Sample.publishGroups(store, entries, 1);
            double seconds = (System.nanoTime() - start) / 1e9;
            System.out.printf(
                    "%s: %,d groups imported and published, %,.0f/s%n",
                    kind, entries, entries / seconds);
            new StoreBench(store, ids).run();
        }
        System.exit(0);
    }

    private void run() throws Exception {
        Operation update = this::update;
        Operation create = this::create;
        Operation list = this::list;
        measure("warm-up", 16, update);
        measure("warm-up", 2, list);
        for (int threads : new int[] {1, 16}) {
            measure("update", threads, update);
            measure("create", threads, create);
            measure("create, recorded", threads, this::createRecorded);
            measure("publish", threads, this::publish);
            measure("list, counts known", threads, list);
            measure(
                    "list, nothing known",
                    threads,
                    random -> {
                        store.database.read(tx -> new EntryLists().list(tx, query(random)));
                    });
            measure("by slug", threads, this::bySlug);
        }
        long start = System.nanoTime();
        var walked = new AtomicInteger();
        store.database.snapshot(
                tx -> store.entries.forEachLive(tx, live -> walked.incrementAndGet()));
        System.out.printf(
                "snapshot of %,d: %.2f s%n", walked.get(), (System.nanoTime() - start) / 1e9);
    }

    private void update(Random random) {
        UUID id = ids.get(random.nextInt(ids.size()));
        Content content = Sample.group(random, random.nextInt(100_000));
        SaveOutcome outcome;
        do {
            outcome =
                    store.database.write(tx ->
                            store.entries.save(
                                    tx,
                                    id,
                                    store.entries.find(tx, id).orElseThrow().version(),
                                    content,
                                    null));
        } while (outcome instanceof SaveOutcome.Stale);
    }

    private void create(Random random) {
        Content content = Sample.group(random, random.nextInt(100_000));
        store.database.write(
                tx -> store.entries.create(tx, new NewEntry(type, null, null, null, content)));
    }

    /** As the API does it: with its event in the audit log. */
    private void createRecorded(Random random) {
        Content content = Sample.group(random, random.nextInt(100_000));
        store.database.write(tx -> {
            store.audit.add(tx, null, "entry.create", null, "");
            return store.entries.create(tx, new NewEntry(type, null, null, null, content));
        });
    }

    private void publish(Random random) {
        UUID id = ids.get(random.nextInt(ids.size()));
        store.database.write(tx -> store.publishing.publish(tx, id, OptionalLong.empty(), null));
    }

    private ListQuery query(Random random) {
        var filters = new TreeMap<String, List<String>>();
        filters.put("fields", List.of("field" + random.nextInt(20)));
        return new ListQuery(type, filters, new Sort("title", true), null, 25);
    }

    private void list(Random random) {
        store.entries.list(query(random));
    }

    private void bySlug(Random random) {
        UUID id = ids.get(random.nextInt(ids.size()));
        store.entries.findLive("group", Names.fallback(type, id));
    }

    private static void measure(String name, int threads, Operation operation) throws Exception {
        try (ExecutorService executor = Executors.newFixedThreadPool(threads)) {
            long cpu = CPU.getProcessCpuTime();
            long start = System.nanoTime();
            long end = start + SECONDS * 1_000_000_000L;
            List<Future<List<Long>>> running = new ArrayList<>();
            for (int thread = 0; thread < threads; thread++) {
                Random random = new Random(thread);
                running.add(
                        executor.submit(() -> {
                            List<Long> times = new ArrayList<>();
                            while (System.nanoTime() < end) {
                                long begin = System.nanoTime();
                                operation.run(random);
                                times.add(System.nanoTime() - begin);
                            }
                            return times;
                        }));
            }
            List<Long> all = new ArrayList<>();
            for (Future<List<Long>> times : running) {
                all.addAll(times.get());
            }
            long[] sorted = all.stream().mapToLong(Long::longValue).toArray();
            Arrays.sort(sorted);
            System.out.printf(
                    "%-20s %2d threads %,8.0f/s   p50 %6.2f ms   p99 %6.2f ms   %,6d µs of CPU%n",
                    name,
                    threads,
                    sorted.length / ((System.nanoTime() - start) / 1e9),
                    sorted[sorted.length / 2] / 1e6,
                    sorted[(int) (sorted.length * 0.99)] / 1e6,
                    (CPU.getProcessCpuTime() - cpu) / sorted.length / 1000);
        }
    }
}
