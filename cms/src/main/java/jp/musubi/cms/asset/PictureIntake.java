package jp.musubi.cms.asset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Turns a picture of any kind that is taken into WebP pictures of a few widths that hold nothing
 * but pixels. Safe for use by many threads, a few of which have their turn at a time.
 */
final class PictureIntake {
    /** Widths that pages ask for; a picture is never made larger than it is. */
    private static final int[] WIDTHS = {480, 960, 1600};

    /** How many times as high as wide a version may be; a longer picture becomes narrower. */
    private static final int MAX_HEIGHT_PER_WIDTH = 2;

    private final Semaphore turns = new Semaphore(AssetLimits.MAX_PICTURES_AT_ONCE, true);

    /** One version of a picture. */
    @SuppressWarnings("ArrayRecordComponent") // never compared, never given away
    record Version(int width, int height, byte[] webp) {}

    private record Size(int width, int height) {}

    /**
     * The versions of a picture, narrowest first; at least one.
     *
     * @param kind what it is by its first bytes
     * @throws UnusableFile if it cannot be read, in full and within bounds
     */
    List<Version> versions(FileKind kind, Path file) throws UnusableFile, IOException {
        if (!isMyTurn()) {
            throw UnusableFile.because(IntakeOutcome.Reason.BUSY, "uploads_busy");
        }
        try {
            return shrink(look(kind, Files.readAllBytes(file)));
        } finally {
            turns.release();
        }
    }

    private static PictureSource look(FileKind kind, byte[] file) throws UnusableFile {
        try {
            return switch (kind) {
                case JPEG -> JpegStructure.read(file);
                case PNG -> PngStructure.read(file);
                case GIF -> GifStructure.read(file);
                case WEBP -> WebpStructure.read(file);
                case PDF -> throw new IllegalArgumentException("no picture: " + kind);
            };
        } catch (IndexOutOfBoundsException e) {
            // A length in the file points behind its end.
            throw UnusableFile.incomplete();
        }
    }

    private static List<Version> shrink(PictureSource source) throws UnusableFile {
        Orientation orientation = Orientation.of(source.exif());
        boolean sideways = orientation.isSideways();
        List<Size> sizes =
                sizes(
                        sideways ? source.height() : source.width(),
                        sideways ? source.width() : source.height());
        Size largest = sizes.getLast();
        Pixels pixels = PictureReader.read(source, orientation, largest.width(), largest.height());
        List<Version> versions = new ArrayList<>();
        for (Size size : sizes) {
            Pixels version =
                    size.equals(largest)
                            ? pixels
                            : Shrinker.shrink(PixelRows.of(pixels), size.width(), size.height());
            versions.add(new Version(version.width(), version.height(), WebpWriter.write(version)));
        }
        return versions;
    }

    /** The sizes of a picture's versions, each wider than the one before. */
    private static List<Size> sizes(int width, int height) {
        List<Size> sizes = new ArrayList<>();
        for (int most : WIDTHS) {
            double scale =
                    Math.min(
                            1,
                            Math.min(
                                    (double) most / width,
                                    (double) most * MAX_HEIGHT_PER_WIDTH / height));
            var size =
                    new Size(
                            Math.max(1, (int) Math.round(width * scale)),
                            Math.max(1, (int) Math.round(height * scale)));
            if (sizes.isEmpty() || size.width() > sizes.getLast().width()) {
                sizes.add(size);
            }
        }
        return sizes;
    }

    private boolean isMyTurn() {
        try {
            return turns.tryAcquire(AssetLimits.MAX_WAIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
