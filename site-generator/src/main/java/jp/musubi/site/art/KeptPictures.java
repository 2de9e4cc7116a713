package jp.musubi.site.art;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Pictures that were painted last, for programs that build again: a new theme draws all banners
 * anew, and most of them as they were. Safe for many threads.
 */
final class KeptPictures {
    private final long mostBytes;
    private final Map<Object, byte[]> pictures = new LinkedHashMap<>(16, 0.75f, true);
    private long bytes;

    KeptPictures(long mostBytes) {
        this.mostBytes = mostBytes;
    }

    /**
     * The picture, painted only if it is not kept; not to be changed.
     *
     * @param of all that the picture depends on
     */
    byte[] get(Object of, Supplier<byte[]> paint) {
        synchronized (pictures) {
            byte[] kept = pictures.get(of);
            if (kept != null) {
                return kept;
            }
        }
        byte[] painted = paint.get();
        keep(of, painted);
        return painted;
    }

    private void keep(Object of, byte[] painted) {
        synchronized (pictures) {
            byte[] before = pictures.put(of, painted);
            bytes += painted.length - (before == null ? 0 : before.length);
            var oldest = pictures.values().iterator();
            while (bytes > mostBytes && oldest.hasNext()) {
                bytes -= oldest.next().length;
                oldest.remove();
            }
        }
    }
}
