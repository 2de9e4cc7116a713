package jp.musubi.cms.credential.bake;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;

/** Credentials in PNG: one chunk of international text right after the header. */
final class PngBadge {
    private static final byte[] SIGNATURE = HexFormat.of().parseHex("89504e470d0a1a0a");

    /** Keyword, and after its end: not compressed, no method, no language, no translation. */
    private static final byte[] START =
            "openbadgecredential\0\0\0\0\0".getBytes(StandardCharsets.US_ASCII);

    private static final byte[] KEYWORD =
            "openbadgecredential\0".getBytes(StandardCharsets.US_ASCII);
    private static final int AROUND_BYTES = 12;

    private PngBadge() {}

    /** A part of a PNG. */
    @SuppressWarnings("ArrayRecordComponent") // Private, and compared by nobody.
    private record Chunk(String type, byte[] body) {
        boolean isBadge() {
            return type.equals("iTXt")
                    && body.length >= KEYWORD.length
                    && Arrays.equals(body, 0, KEYWORD.length, KEYWORD, 0, KEYWORD.length);
        }

        void write(ByteArrayOutputStream into) {
            byte[] name = type.getBytes(StandardCharsets.US_ASCII);
            var crc = new CRC32();
            crc.update(name);
            crc.update(body);
            into.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(body.length).array());
            into.writeBytes(name);
            into.writeBytes(body);
            into.writeBytes(
                    ByteBuffer.allocate(Integer.BYTES).putInt((int) crc.getValue()).array());
        }
    }

    static boolean isPng(byte[] bytes) {
        return bytes.length >= SIGNATURE.length
                && Arrays.equals(bytes, 0, SIGNATURE.length, SIGNATURE, 0, SIGNATURE.length);
    }

    static byte[] bake(byte[] png, String json) throws BadPicture {
        byte[] text = json.getBytes(StandardCharsets.UTF_8);
        byte[] body = Arrays.copyOf(START, START.length + text.length);
        System.arraycopy(text, 0, body, START.length, text.length);
        var baked = new ByteArrayOutputStream(png.length + body.length + AROUND_BYTES);
        baked.writeBytes(SIGNATURE);
        List<Chunk> chunks = chunks(png);
        chunks.getFirst().write(baked);
        new Chunk("iTXt", body).write(baked);
        chunks.stream()
                .skip(1)
                .filter(chunk -> !chunk.isBadge())
                .forEach(chunk -> chunk.write(baked));
        return baked.toByteArray();
    }

    static Optional<String> extract(byte[] png) throws BadPicture {
        List<Chunk> badges = chunks(png).stream().filter(Chunk::isBadge).toList();
        if (badges.size() > 1) {
            throw new BadPicture("The PNG holds more than one credential, and may hold only one.");
        }
        if (badges.isEmpty()) {
            return Optional.empty();
        }
        byte[] body = badges.getFirst().body();
        int at = KEYWORD.length;
        if (body.length < START.length || body[at] != 0) {
            throw new BadPicture(
                    "The credential in the PNG is compressed, which Open Badges does not allow.");
        }
        int from = afterZero(body, afterZero(body, at + 2));
        return Optional.of(new String(body, from, body.length - from, StandardCharsets.UTF_8));
    }

    private static int afterZero(byte[] body, int from) throws BadPicture {
        for (int i = from; i < body.length; i++) {
            if (body[i] == 0) {
                return i + 1;
            }
        }
        throw new BadPicture("The chunk of the credential in the PNG is cut short.");
    }

    private static List<Chunk> chunks(byte[] png) throws BadPicture {
        List<Chunk> chunks = new ArrayList<>();
        var bytes = ByteBuffer.wrap(png);
        bytes.position(SIGNATURE.length);
        while (chunks.isEmpty() || !chunks.getLast().type().equals("IEND")) {
            if (bytes.remaining() < AROUND_BYTES) {
                throw new BadPicture("The PNG is cut short: take the whole file.");
            }
            int length = bytes.getInt();
            if (length < 0 || length > bytes.remaining() - AROUND_BYTES + Integer.BYTES) {
                throw new BadPicture("The PNG is cut short: take the whole file.");
            }
            byte[] name = new byte[Integer.BYTES];
            bytes.get(name);
            byte[] body = new byte[length];
            bytes.get(body);
            var crc = new CRC32();
            crc.update(name);
            crc.update(body);
            String type = new String(name, StandardCharsets.ISO_8859_1);
            if (bytes.getInt() != (int) crc.getValue()) {
                throw new BadPicture(
                        "The PNG is damaged in its chunk %s: take the file anew."
                                .formatted(type.replaceAll("[^A-Za-z]", "?")));
            }
            chunks.add(new Chunk(type, body));
        }
        if (!chunks.getFirst().type().equals("IHDR")) {
            throw new BadPicture("The PNG has no header: it is none.");
        }
        return chunks;
    }
}
