package jp.musubi.cms.fetch;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a server answered, as far as HTTP/1.1 (RFC 9112) is needed to read a file.
 *
 * @param headers by their names in small letters
 */
@SuppressWarnings("ArrayRecordComponent") // Read once, and compared by nobody.
record HttpAnswer(int status, Map<String, String> headers, byte[] body) {
    private static final int MAX_LINE_BYTES = 8_192;
    private static final int MAX_HEADERS = 100;
    private static final int HEXADECIMAL = 16;
    private static final int FIRST_FINAL = 200;
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] (\\d{3})(?: .*)?");
    private static final Pattern CHUNK = Pattern.compile("([0-9A-Fa-f]{1,7})(?:\\s*;.*)?\\s*");

    String header(String name) {
        return headers.getOrDefault(name, "");
    }

    static HttpAnswer read(InputStream stream, int maxBytes) throws IOException, Unfetched {
        int status;
        Map<String, String> headers;
        do {
            Matcher line = STATUS.matcher(line(stream));
            if (!line.matches()) {
                throw new Unfetched(Unfetched.Why.ANSWER, "the server speaks no HTTP");
            }
            status = Integer.parseInt(line.group(1));
            headers = headers(stream);
        } while (status < FIRST_FINAL);
        String encoding = headers.getOrDefault("transfer-encoding", "");
        String length = headers.get("content-length");
        byte[] body;
        if (encoding.equalsIgnoreCase("chunked")) {
            body = chunked(stream, maxBytes);
        } else if (!encoding.isEmpty()) {
            throw new Unfetched(
                    Unfetched.Why.ANSWER, "the server answered in a form that was not asked for");
        } else if (length != null) {
            body = sized(stream, length, maxBytes);
        } else {
            body = stream.readNBytes(maxBytes + 1);
            if (body.length > maxBytes) {
                throw tooMuch(maxBytes);
            }
        }
        return new HttpAnswer(status, Map.copyOf(headers), body);
    }

    private static Unfetched tooMuch(int maxBytes) {
        return new Unfetched(Unfetched.Why.TOO_LARGE, "it is larger than " + maxBytes + " bytes");
    }

    private static Map<String, String> headers(InputStream stream) throws IOException, Unfetched {
        var headers = new HashMap<String, String>();
        for (String line = line(stream); !line.isEmpty(); line = line(stream)) {
            int colon = line.indexOf(':');
            if (colon < 0 || headers.size() == MAX_HEADERS) {
                throw new Unfetched(Unfetched.Why.ANSWER, "the server speaks no HTTP");
            }
            headers.put(
                    line.substring(0, colon).strip().toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        return headers;
    }

    private static byte[] sized(InputStream stream, String length, int maxBytes)
            throws IOException, Unfetched {
        long bytes;
        try {
            bytes = Long.parseLong(length);
        } catch (NumberFormatException e) {
            throw new Unfetched(Unfetched.Why.ANSWER, "the server speaks no HTTP", e);
        }
        if (bytes > maxBytes) {
            throw tooMuch(maxBytes);
        }
        byte[] body = stream.readNBytes(Math.toIntExact(Math.max(0, bytes)));
        if (body.length != bytes) {
            throw new Unfetched(Unfetched.Why.NO_ANSWER, "the server broke off");
        }
        return body;
    }

    private static byte[] chunked(InputStream stream, int maxBytes) throws IOException, Unfetched {
        var body = new ByteArrayOutputStream();
        while (true) {
            Matcher size = CHUNK.matcher(line(stream));
            if (!size.matches()) {
                throw new Unfetched(Unfetched.Why.ANSWER, "the server speaks no HTTP");
            }
            int bytes = Integer.parseInt(size.group(1), HEXADECIMAL);
            if (body.size() + (long) bytes > maxBytes) {
                throw tooMuch(maxBytes);
            }
            byte[] chunk = stream.readNBytes(bytes);
            if (chunk.length != bytes) {
                throw new Unfetched(Unfetched.Why.NO_ANSWER, "the server broke off");
            }
            body.writeBytes(chunk);
            if (bytes == 0) {
                return body.toByteArray();
            }
            line(stream);
        }
    }

    private static String line(InputStream stream) throws IOException, Unfetched {
        var line = new ByteArrayOutputStream();
        int sign = stream.read();
        while (sign != '\n') {
            if (sign < 0) {
                throw new EOFException();
            }
            if (line.size() == MAX_LINE_BYTES) {
                throw new Unfetched(Unfetched.Why.ANSWER, "the server speaks no HTTP");
            }
            line.write(sign);
            sign = stream.read();
        }
        String text = line.toString(StandardCharsets.ISO_8859_1);
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }
}
