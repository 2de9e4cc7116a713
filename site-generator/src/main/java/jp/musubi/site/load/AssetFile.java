package jp.musubi.site.load;

import java.io.IOException;
import java.io.InputStream;

/** The bytes of a picture or document, not yet read. */
public interface AssetFile {
    /** Something short that changes when the bytes do: size and time, or an ETag. */
    String version();

    /** Opens the bytes; the caller closes them. */
    InputStream open() throws IOException;
}
