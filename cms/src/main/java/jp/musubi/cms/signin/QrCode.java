package jp.musubi.cms.signin;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;

/**
 * A QR code as a drawing: one path of unit squares.
 *
 * @param path in the terms of SVG
 * @param size units of each side, the quiet zone included
 */
public record QrCode(String path, int size) {
    private static final int QUIET_ZONE = 4;

    /** The code of a text. */
    static QrCode of(String text) {
        try {
            ByteMatrix cells = Encoder.encode(text, ErrorCorrectionLevel.M).getMatrix();
            var path = new StringBuilder();
            for (int y = 0; y < cells.getHeight(); y++) {
                for (int x = 0; x < cells.getWidth(); x++) {
                    if (cells.get(x, y) == 1) {
                        path.append('M')
                                .append(x + QUIET_ZONE)
                                .append(' ')
                                .append(y + QUIET_ZONE)
                                .append("h1v1h-1z");
                    }
                }
            }
            return new QrCode(path.toString(), cells.getWidth() + 2 * QUIET_ZONE);
        } catch (WriterException e) {
            throw new IllegalStateException("the text does not fit into a QR code", e);
        }
    }
}
