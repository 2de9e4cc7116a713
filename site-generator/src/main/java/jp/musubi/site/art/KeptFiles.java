package jp.musubi.site.art;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Files that were made last, for programs that build again: a new theme makes all of them anew, and
 * most of them as they were. Safe for many threads.
 */
public final class KeptFiles {
    private final long mostBytes;
    private final Map<Object, byte[]> files = new LinkedHashMap<>(16, 0.75f, true);
    private long bytes;

    /**
     * Keeps nothing yet.
     *
     * @param mostBytes how much is kept at most
     */
    public KeptFiles(long mostBytes) {
        this.mostBytes = mostBytes;
    }

    /**
     * The file, made only if it is not kept; not to be changed.
     *
     * @param of all that the file depends on
     */
    byte[] get(Object of, Supplier<byte[]> make) {
        byte[] kept = find(of);
        if (kept != null) {
            return kept;
        }
        byte[] made = make.get();
        keep(of, made);
        return made;
    }

    /** The file, not to be changed; null if it is not kept. */
    public byte @Nullable [] find(Object of) {
        synchronized (files) {
            return files.get(of);
        }
    }

    /** Keeps a file, and lets go of those that nobody asked for longest. */
    public void keep(Object of, byte[] made) {
        synchronized (files) {
            byte[] before = files.put(of, made);
            bytes += made.length - (before == null ? 0 : before.length);
            var oldest = files.values().iterator();
            while (bytes > mostBytes && oldest.hasNext()) {
                bytes -= oldest.next().length;
                oldest.remove();
            }
        }
    }
}
