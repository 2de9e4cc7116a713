package jp.musubi.cms.asset;

import jp.musubi.content.label.Label;
import jp.musubi.content.snapshot.Asset;
import jp.musubi.content.snapshot.Focus;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A picture or document as the store knows it; its bytes are files.
 *
 * @param fileName what its uploader called it
 * @param file path of the main file below the asset folder
 * @param mediaType by content, never by name
 * @param sizeBytes of the main file
 * @param width pixels; 0 for a document
 * @param height pixels; 0 for a document
 * @param alt what the picture shows, for those who do not see it
 * @param owner id of the group it belongs to; null for the city
 * @param uploader the account that brought it; null for an applicant, who had none
 * @param variants smaller versions of the picture, narrowest first
 * @param focus what stays in sight where a page cuts the picture
 */
public record StoredAsset(
        UUID id,
        String fileName,
        String file,
        String mediaType,
        long sizeBytes,
        int width,
        int height,
        @Nullable Label alt,
        @Nullable UUID owner,
        @Nullable UUID uploader,
        Instant createdAt,
        List<StoredVariant> variants,
        Focus focus) {
    public StoredAsset {
        variants = List.copyOf(variants);
    }

    /** An asset whose middle stays in sight. */
    public StoredAsset(
            UUID id,
            String fileName,
            String file,
            String mediaType,
            long sizeBytes,
            int width,
            int height,
            @Nullable Label alt,
            @Nullable UUID owner,
            @Nullable UUID uploader,
            Instant createdAt,
            List<StoredVariant> variants) {
        this(
                id,
                fileName,
                file,
                mediaType,
                sizeBytes,
                width,
                height,
                alt,
                owner,
                uploader,
                createdAt,
                variants,
                Focus.CENTRE);
    }

    /** The asset as snapshots name it. */
    public Asset asset() {
        return new Asset(
                id.toString(),
                file,
                width,
                height,
                alt,
                variants.stream()
                        .map(variant ->
                                new Asset.Variant(
                                        variant.file(), variant.width(), variant.height()))
                        .toList(),
                sizeBytes,
                focus);
    }

    /** A smaller version of a picture: its file below the asset folder and its size in pixels. */
    public record StoredVariant(String file, int width, int height, long sizeBytes) {}

    StoredAsset withVariants(List<StoredVariant> others) {
        return new StoredAsset(
                id, fileName, file, mediaType, sizeBytes, width, height, alt, owner, uploader,
                createdAt, others, focus);
    }
}
