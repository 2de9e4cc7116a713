package jp.musubi.cms.asset;

import com.luciad.imageio.webp.WebPImageWriterSpi;
import com.luciad.imageio.webp.WebPWriteParam;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

import javax.imageio.IIOImage;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Writes pictures as WebP. The same pixels always give the same bytes, and nothing but pixels. */
final class WebpWriter {
    private static final float QUALITY = 0.8f;

    private WebpWriter() {}

    static byte[] write(Pixels pixels) {
        ImageWriter writer = new WebPImageWriterSpi().createWriterInstance(null);
        var bytes = new ByteArrayOutputStream();
        try (var out = new MemoryCacheImageOutputStream(bytes)) {
            var parameters = (WebPWriteParam) writer.getDefaultWriteParam();
            parameters.setCompressionType("Lossy");
            parameters.setCompressionQuality(QUALITY);
            parameters.setUseSharpYUV(true);
            writer.setOutput(out);
            writer.write(null, new IIOImage(pixels.toImage(), null, null), parameters);
        } catch (IOException e) {
            throw new UncheckedIOException("pixels in memory could not be encoded", e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
