package jp.musubi.site.document;

import jp.musubi.site.load.AssetFile;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The texts of a site's documents. One that was read is never read again, here or in another
 * process that builds in the same folder, as long as its bytes are the same. Safe for many threads;
 * documents are read one after the other.
 */
public final class DocumentTexts {
    /** Bytes that a document may have. */
    public static final int MAX_DOCUMENT_BYTES = 20 << 20;

    /** Texts held in memory, some ten KB each; the others are read from the folder. */
    private static final int MAX_HELD = 200;

    private final Path folder;
    private final KeptTexts kept;
    private final ReaderProcess reader = new ReaderProcess();
    private boolean isGrown;
    private final Map<String, Extract> held =
            new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Extract> eldest) {
                    return size() > MAX_HELD;
                }
            };

    /**
     * Texts that are kept in a folder, which need not be there yet.
     *
     * @param folder of no one else
     */
    public DocumentTexts(Path folder) {
        this.folder = folder;
        this.kept = new KeptTexts(folder);
    }

    /** Whether that is the folder. */
    public boolean areIn(Path other) {
        return folder.equals(other);
    }

    /** Where the files of documents are. */
    @FunctionalInterface
    public interface Files {
        /** The file of that name; empty if it is missing. */
        Optional<AssetFile> file(String name) throws IOException;
    }

    /**
     * What a document says.
     *
     * @param name its file, as the snapshot names it
     * @return nothing with its trouble if it cannot be read
     */
    public synchronized Extract of(String name, Files files) {
        try {
            Optional<AssetFile> file = files.file(name);
            return file.isEmpty() ? Extract.failed(Trouble.MISSING) : of(name, file.get());
        } catch (IOException _) {
            return Extract.failed(Trouble.UNREADABLE);
        }
    }

    private Extract of(String name, AssetFile file) throws IOException {
        String version = hash((name + "\n" + file.version()).getBytes(StandardCharsets.UTF_8));
        Extract known = held.get(version);
        if (known == null) {
            known = kept.hash(version).flatMap(kept::text).orElse(null);
        }
        if (known == null) {
            known = read(version, file);
        }
        held.put(version, known);
        return known;
    }

    private Extract read(String version, AssetFile file) throws IOException {
        byte[] bytes;
        try (InputStream in = file.open()) {
            bytes = in.readNBytes(MAX_DOCUMENT_BYTES + 1);
        }
        String hash = hash(bytes);
        Extract known = kept.text(hash).orElse(null);
        if (known == null) {
            known =
                    bytes.length > MAX_DOCUMENT_BYTES
                            ? Extract.failed(Trouble.TOO_LARGE)
                            : reader.read(bytes);
            Trouble trouble = known.trouble();
            if (trouble == null || trouble.isLasting()) {
                keep(hash, version, known);
            }
        } else {
            keep(hash, version, known);
        }
        return known;
    }

    private void keep(String hash, String version, Extract extract) {
        try {
            kept.keep(hash, extract);
            kept.keep(version, hash);
            isGrown = true;
        } catch (IOException _) {
            // Then it is read once more by the next program.
        }
    }

    private static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Ends what runs to read documents, and drops texts that were read long ago. */
    public synchronized void rest() {
        reader.close();
        if (isGrown) {
            isGrown = false;
            try {
                kept.prune();
            } catch (IOException _) {
                // Then the next build does.
            }
        }
    }
}
