package jp.musubi.cms.asset;

import jp.musubi.content.problem.Problem;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What is a PDF document. */
public final class Documents {
    /** Where a complete PDF says that it ends; programs append a few lines behind it. */
    private static final int PDF_TAIL_BYTES = 2 << 10;

    private static final byte[] PDF_END = "%%EOF".getBytes(StandardCharsets.ISO_8859_1);

    private Documents() {}

    /**
     * What keeps a document from being taken that is handed in and not to be published.
     *
     * @param document all of it, or more than {@code maxBytes} of it
     * @return problems of {@code file}
     */
    public static List<Problem> problems(byte[] document, int maxBytes) {
        if (document.length == 0) {
            return List.of(Problem.at("file", "upload_empty"));
        }
        if (document.length > maxBytes) {
            return List.of(Problem.at("file", "upload_too_large", maxBytes >> 20));
        }
        if (!FileKind.of(document).equals(Optional.of(FileKind.PDF))) {
            return List.of(Problem.at("file", "document_no_pdf"));
        }
        return isWhole(document) ? List.of() : List.of(Problem.at("file", "document_incomplete"));
    }

    /** Whether a PDF has its end. */
    static boolean isWhole(byte[] bytes) {
        int first = Math.max(0, bytes.length - PDF_TAIL_BYTES);
        for (int at = bytes.length - PDF_END.length; at >= first; at--) {
            if (Arrays.equals(bytes, at, at + PDF_END.length, PDF_END, 0, PDF_END.length)) {
                return true;
            }
        }
        return false;
    }
}
