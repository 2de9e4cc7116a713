package jp.musubi.cms.credential.bake;

import java.util.Optional;

/**
 * Puts signed credentials into pictures and takes them out, as Open Badges 3.0 says. A picture is
 * changed in nothing else.
 */
public final class Baked {
    private Baked() {}

    /**
     * A picture with a credential inside, in place of any it had.
     *
     * @param picture a PNG or an SVG in UTF-8
     * @param json the signed credential
     * @throws BadPicture if it is neither, or damaged
     */
    public static byte[] bake(byte[] picture, String json) throws BadPicture {
        if (PngBadge.isPng(picture)) {
            return PngBadge.bake(picture, json);
        }
        if (SvgBadge.isSvg(picture)) {
            return SvgBadge.bake(picture, json);
        }
        throw new BadPicture("The picture is neither PNG nor SVG: no credential fits into it.");
    }

    /** Whether the bytes are a picture that a credential may be in. */
    public static boolean isPicture(byte[] bytes) {
        return PngBadge.isPng(bytes) || (!isJson(bytes) && SvgBadge.isSvg(bytes));
    }

    private static boolean isJson(byte[] bytes) {
        for (byte sign : bytes) {
            if (!Character.isWhitespace(sign)) {
                return sign == '{';
            }
        }
        return false;
    }

    /**
     * The credential inside a picture.
     *
     * @return empty if there is none
     * @throws BadPicture if it is no PNG or SVG, is damaged or holds more than one
     */
    public static Optional<String> extract(byte[] picture) throws BadPicture {
        if (PngBadge.isPng(picture)) {
            return PngBadge.extract(picture);
        }
        if (SvgBadge.isSvg(picture)) {
            return SvgBadge.extract(picture);
        }
        throw new BadPicture("The picture is neither PNG nor SVG.");
    }
}
