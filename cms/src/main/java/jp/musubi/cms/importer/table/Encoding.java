package jp.musubi.cms.importer.table;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** How the bytes of a CSV file become characters. */
public enum Encoding {
    /** Found out from the bytes, line by line where a file mixes two encodings. */
    AUTO(StandardCharsets.UTF_8),
    /** UTF-8, with or without a byte order mark. */
    UTF_8(StandardCharsets.UTF_8),
    /** Microsoft's Shift_JIS (windows-31j), what Excel writes in Japan. */
    CP932(Charset.forName("windows-31j"));

    private final Charset charset;

    Encoding(Charset charset) {
        this.charset = charset;
    }

    Charset charset() {
        return charset;
    }
}
