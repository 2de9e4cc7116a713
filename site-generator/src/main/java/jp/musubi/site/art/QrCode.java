package jp.musubi.site.art;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

import javax.imageio.ImageIO;

/**
 * An address as a QR code (ISO/IEC 18004) that is still read when 15 % of it are damaged. The same
 * address gives the same code.
 *
 * @param size modules along a side, with the white ones around it
 * @param bars what is black
 */
public record QrCode(int size, List<Bar> bars) {
    /** White modules that readers need on each side. */
    private static final int QUIET = 4;

    /** Some 70 mm of a usual address on paper, at 300 dots an inch. */
    private static final int PIXELS_A_MODULE = 20;

    private static final int BYTES_A_BAR = 32;

    /** Some 1,500 codes: finding one takes longer than all else of a small page. */
    private static final long MOST_KEPT_BYTES = 1 << 24;

    private static final Kept<QrCode> KEPT =
            new Kept<>(MOST_KEPT_BYTES, code -> BYTES_A_BAR * code.bars().size());

    public QrCode {
        bars = List.copyOf(bars);
    }

    /** Black modules side by side in one row, from the upper left corner of the white border. */
    public record Bar(int x, int y, int width) {}

    /**
     * The code of an address.
     *
     * @throws IllegalArgumentException if the address is too long for one (about 2,300 letters)
     */
    public static QrCode of(String address) {
        return KEPT.get(address, () -> encoded(address));
    }

    private static QrCode encoded(String address) {
        try {
            ByteMatrix matrix = Encoder.encode(address, ErrorCorrectionLevel.M).getMatrix();
            var bars = new ArrayList<Bar>();
            for (int y = 0; y < matrix.getHeight(); y++) {
                for (int x = 0; x < matrix.getWidth(); x++) {
                    int from = x;
                    while (x < matrix.getWidth() && matrix.get(x, y) == 1) {
                        x++;
                    }
                    if (x > from) {
                        bars.add(new Bar(from + QUIET, y + QUIET, x - from));
                    }
                }
            }
            return new QrCode(matrix.getWidth() + 2 * QUIET, bars);
        } catch (WriterException e) {
            throw new IllegalArgumentException("no QR code holds " + address, e);
        }
    }

    /**
     * The code as a part of an HTML page, black on white in any colour scheme.
     *
     * @param title what it leads to, for a reader who cannot see it
     */
    public String svg(String title) {
        return drawn("class=\"qr\"", title);
    }

    /**
     * The code as a file of its own, in which every module is one unit.
     *
     * @param title what it leads to, for a reader who cannot see it
     */
    public String file(String title) {
        return drawn("xmlns=\"http://www.w3.org/2000/svg\"", title);
    }

    private String drawn(String attribute, String title) {
        var path = new StringBuilder();
        bars.forEach(bar ->
                path.append('M')
                        .append(bar.x())
                        .append(' ')
                        .append(bar.y())
                        .append('h')
                        .append(bar.width())
                        .append("v1h-")
                        .append(bar.width())
                        .append('z'));
        return ("<svg %4$s viewBox=\"0 0 %1$d %1$d\" role=\"img\""
                        + " shape-rendering=\"crispEdges\"><title>%2$s</title>"
                        + "<path fill=\"#fff\" d=\"M0 0h%1$dv%1$dH0z\"/>"
                        + "<path fill=\"#000\" d=\"%3$s\"/></svg>")
                .formatted(size, SvgText.escaped(title), path, attribute);
    }

    /** The code in pixels, as PNG. */
    public byte[] png() {
        int side = size * PIXELS_A_MODULE;
        var image = new BufferedImage(side, side, BufferedImage.TYPE_BYTE_BINARY);
        Graphics2D paper = image.createGraphics();
        paper.setColor(Color.WHITE);
        paper.fillRect(0, 0, side, side);
        paper.scale(PIXELS_A_MODULE, PIXELS_A_MODULE);
        paper.setColor(Color.BLACK);
        bars.forEach(bar -> paper.fillRect(bar.x(), bar.y(), bar.width(), 1));
        paper.dispose();
        var file = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file.toByteArray();
    }
}
