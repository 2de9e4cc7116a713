package jp.musubi.cms.asset;

import jp.musubi.cms.database.Ids;
import jp.musubi.content.label.Label;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * The only way in for pictures and documents, whoever brings them. What a file is follows from its
 * content alone. Pictures are read and written anew, so that nothing but their pixels is published;
 * PDF documents are kept as they are, to be downloaded. Everything else is refused with its cure.
 *
 * <p>The files are in place and durable when {@link #take} returns, so that the store may then
 * remember them. Safe for use by many threads.
 */
public final class AssetIntake implements Uploads.Intake {
    /** Bytes that tell what a file is. */
    private static final int HEAD_BYTES = 64 << 10;

    /** Half a SHA-256, in hexadecimal: enough to never meet the same twice. */
    private static final int NAME_CHARS = 32;

    private final AssetFolder folder;
    private final PictureIntake pictures = new PictureIntake();
    private final AltText altTexts;
    private final Ids ids;
    private final Clock clock;

    /**
     * An intake that writes to {@code assets/} below the data folder.
     *
     * @param languages of the site, the first one first
     * @throws IOException if the folder cannot be written to
     */
    public AssetIntake(Path data, List<String> languages, Ids ids, Clock clock) throws IOException {
        this.folder = new AssetFolder(data);
        this.altTexts = new AltText(languages);
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Takes a file in, or says why not.
     *
     * @throws IOException if the upload breaks off or the disk cannot be written to; never because
     *     of what the file contains
     */
    @Override
    public IntakeOutcome take(Upload upload) throws IOException {
        AltText.Read alt = altTexts.read(upload.alt());
        if (!alt.problems().isEmpty()) {
            return new IntakeOutcome.Refused(IntakeOutcome.Reason.UNREADABLE, alt.problems());
        }
        Path file = folder.unfinished();
        try {
            receive(upload.bytes(), file, AssetLimits.MAX_UPLOAD_BYTES);
            return new IntakeOutcome.Accepted(take(file, upload, alt.label()));
        } catch (UnusableFile e) {
            return e.outcome();
        } finally {
            Files.deleteIfExists(file);
        }
    }

    /**
     * Looks at a file that is for the office alone, and makes what may be kept of it: a picture is
     * written anew, a PDF document stays as it is. Nothing of it is put beside what is published.
     *
     * @throws IOException if it breaks off or the disk cannot be written to
     */
    @Override
    public PrivateOutcome takePrivately(String name, InputStream bytes, int maxBytes)
            throws IOException {
        Path file = folder.unfinished();
        try {
            receive(bytes, file, maxBytes);
            byte[] head = head(file);
            FileKind kind = FileKind.of(head).orElseThrow(() -> StrangeFiles.refusal(head));
            PrivateFile kept =
                    kind == FileKind.PDF
                            ? new PrivateFile(fileName(name), kind.mediaType(), whole(file))
                            : new PrivateFile(
                                    fileName(name),
                                    FileKind.WEBP.mediaType(),
                                    pictures.versions(kind, file).getLast().webp());
            return new PrivateOutcome.Taken(kept);
        } catch (UnusableFile e) {
            return new PrivateOutcome.Refused(e.outcome().problems());
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private void receive(InputStream bytes, Path file, int maxBytes)
            throws IOException, UnusableFile {
        long left = maxBytes;
        byte[] window = new byte[1 << 16];
        try (OutputStream out = Files.newOutputStream(file)) {
            for (int count = bytes.read(window); count >= 0; count = bytes.read(window)) {
                left -= count;
                if (left < 0) {
                    throw UnusableFile.because(
                            IntakeOutcome.Reason.TOO_LARGE, "upload_too_large", maxBytes >> 20);
                }
                out.write(window, 0, count);
            }
        }
        if (left == maxBytes) {
            throw UnusableFile.because(IntakeOutcome.Reason.UNREADABLE, "upload_empty");
        }
    }

    private StoredAsset take(Path file, Upload upload, @Nullable Label alt)
            throws IOException, UnusableFile {
        byte[] head = head(file);
        FileKind kind = FileKind.of(head).orElseThrow(() -> StrangeFiles.refusal(head));
        Kept kept = kind == FileKind.PDF ? document(file) : picture(pictures.versions(kind, file));
        return new StoredAsset(
                ids.next(),
                fileName(upload.fileName()),
                kept.main().file(),
                kind == FileKind.PDF ? kind.mediaType() : FileKind.WEBP.mediaType(),
                kept.main().sizeBytes(),
                kept.main().width(),
                kept.main().height(),
                alt,
                upload.owner(),
                upload.uploader(),
                clock.instant(),
                kept.smaller());
    }

    private record Kept(StoredAsset.StoredVariant main, List<StoredAsset.StoredVariant> smaller) {}

    private Kept picture(List<PictureIntake.Version> versions) throws IOException {
        MessageDigest digest = sha256();
        versions.forEach(version -> digest.update(version.webp()));
        String name = name(digest);
        var kept = new ArrayList<StoredAsset.StoredVariant>();
        for (PictureIntake.Version version : versions) {
            String file = name + "-" + version.width() + ".webp";
            folder.keep(file, version.webp());
            kept.add(
                    new StoredAsset.StoredVariant(
                            file, version.width(), version.height(), version.webp().length));
        }
        return new Kept(kept.getLast(), kept.subList(0, kept.size() - 1));
    }

    private Kept document(Path file) throws IOException, UnusableFile {
        byte[] bytes = whole(file);
        MessageDigest digest = sha256();
        digest.update(bytes);
        String name = name(digest) + ".pdf";
        folder.keep(name, file);
        return new Kept(new StoredAsset.StoredVariant(name, 0, 0, bytes.length), List.of());
    }

    /** All of a PDF document. */
    private static byte[] whole(Path file) throws IOException, UnusableFile {
        byte[] bytes = Files.readAllBytes(file);
        if (!Documents.isWhole(bytes)) {
            throw UnusableFile.because(IntakeOutcome.Reason.UNREADABLE, "document_incomplete");
        }
        return bytes;
    }

    private static byte[] head(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(HEAD_BYTES);
        }
    }

    private static String name(MessageDigest digest) {
        String hex = HexFormat.of().formatHex(digest.digest()).substring(0, NAME_CHARS);
        return "assets/" + hex.substring(0, 2) + "/" + hex;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The name for people to know their file by; never part of a path. */
    private static String fileName(String given) {
        String last =
                given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1);
        String clean =
                Normalizer.normalize(last, Normalizer.Form.NFC)
                        .replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}\\p{Cn}]", "")
                        .strip();
        int chars =
                Math.min(clean.codePointCount(0, clean.length()), AssetLimits.MAX_FILE_NAME_CHARS);
        String name = clean.substring(0, clean.offsetByCodePoints(0, chars));
        return name.isEmpty() ? "file" : name;
    }
}
