package jp.musubi.cms.importer;

import jp.musubi.cms.importer.table.UnreadableFile;
import jp.musubi.cms.importer.wording.Sentence;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Finds which ids a file may hold more than once, before its rows are read for good. It keeps
 * 64-bit hashes and sorts them in runs, on disk where there are many, so that the size of the file
 * does not matter. Two ids with the same hash are only suspected; whoever asks compares the ids
 * themselves.
 */
final class RepeatedIds implements AutoCloseable {
    /** Hashes held in memory: 8 MB. */
    static final int MAX_HELD = 1 << 20;

    /** Ids that stand more than once: beyond this the column identifies nothing. */
    static final int MAX_REPEATED = 500_000;

    private final int maxHeld;
    private final List<Path> runs = new ArrayList<>();
    private long[] held = new long[1024];
    private int count;

    RepeatedIds() {
        this(MAX_HELD);
    }

    RepeatedIds(int maxHeld) {
        this.maxHeld = maxHeld;
    }

    void add(String id) throws IOException {
        if (count == maxHeld) {
            spill();
        }
        if (count == held.length) {
            held = Arrays.copyOf(held, Math.min(maxHeld, count * 2));
        }
        held[count++] = hash(id);
    }

    private void spill() throws IOException {
        Arrays.sort(held, 0, count);
        Path run = Files.createTempFile("musubi-ids-", ".run");
        runs.add(run);
        try (var out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(run)))) {
            for (int i = 0; i < count; i++) {
                out.writeLong(held[i]);
            }
        }
        count = 0;
    }

    /** The suspects, found by merging the runs. */
    Suspects suspects() throws IOException, UnreadableFile {
        Arrays.sort(held, 0, count);
        PriorityQueue<Run> queue = new PriorityQueue<>();
        List<DataInputStream> opened = new ArrayList<>();
        try {
            for (Path run : runs) {
                var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(run)));
                opened.add(in);
                offer(queue, new FileRun(in, Files.size(run) / Long.BYTES));
            }
            offer(queue, new HeldRun(held, count));
            return merged(queue);
        } finally {
            for (DataInputStream in : opened) {
                in.close();
            }
        }
    }

    private static Suspects merged(PriorityQueue<Run> queue) throws IOException, UnreadableFile {
        long[] found = new long[64];
        int size = 0;
        boolean any = false;
        long previous = 0;
        for (Run run = queue.poll(); run != null; run = queue.poll()) {
            long hash = run.head;
            boolean known = size > 0 && found[size - 1] == hash;
            if (any && hash == previous && !known) {
                if (size == MAX_REPEATED) {
                    throw new UnreadableFile(Sentence.of("ids_repeat", MAX_REPEATED));
                }
                found = size == found.length ? Arrays.copyOf(found, size * 2) : found;
                found[size++] = hash;
            }
            previous = hash;
            any = true;
            offer(queue, run);
        }
        return new Suspects(Arrays.copyOf(found, size));
    }

    private static void offer(PriorityQueue<Run> queue, Run run) throws IOException {
        if (run.advance()) {
            queue.add(run);
        }
    }

    /** Ids that may stand more than once. */
    static final class Suspects {
        private final long[] hashes;

        private Suspects(long[] hashes) {
            this.hashes = hashes;
        }

        boolean contains(String id) {
            return hashes.length > 0 && Arrays.binarySearch(hashes, hash(id)) >= 0;
        }
    }

    /** FNV-1a of the characters, with the bits stirred at the end. */
    private static long hash(String id) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < id.length(); i++) {
            hash = (hash ^ id.charAt(i)) * 0x100000001b3L;
        }
        hash = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
        return hash ^ (hash >>> 33);
    }

    private abstract static class Run implements Comparable<Run> {
        long head;

        abstract boolean advance() throws IOException;

        @Override
        public int compareTo(Run other) {
            return Long.compare(head, other.head);
        }
    }

    private static final class HeldRun extends Run {
        private final long[] hashes;
        private final int size;
        private int next;

        HeldRun(long[] hashes, int size) {
            this.hashes = hashes;
            this.size = size;
        }

        @Override
        boolean advance() {
            if (next == size) {
                return false;
            }
            head = hashes[next++];
            return true;
        }
    }

    private static final class FileRun extends Run {
        private final DataInputStream in;
        private long left;

        FileRun(DataInputStream in, long left) {
            this.in = in;
            this.left = left;
        }

        @Override
        boolean advance() throws IOException {
            if (left == 0) {
                return false;
            }
            left--;
            head = in.readLong();
            return true;
        }
    }

    @Override
    public void close() throws IOException {
        for (Path run : runs) {
            Files.deleteIfExists(run);
        }
    }
}
