package jp.musubi.site.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Where the published index lies, and beside it, in a place that is not published, what its files
 * do not say and the next process needs to go on from them: which documents stand in its slots, and
 * the lists of common terms that nobody asks for.
 *
 * @param manifest the file that tells of the others, which are in a folder beside it
 * @param notes a file for that
 */
public record IndexFolder(Path manifest, Path notes) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Writes the notes, when the files are being written. */
    void note(StaticIndex index, byte[] manifest) throws IOException {
        long[] numbers = index.numbers();
        byte[] lists = index.unlisted();
        ByteBuffer notes =
                ByteBuffer.allocate(
                        2 * IndexFile.NAME_BYTES
                                + Integer.BYTES
                                + numbers.length * Long.BYTES
                                + lists.length);
        notes.put(stamp(manifest)).putInt(numbers.length);
        for (long number : numbers) {
            notes.putLong(number);
        }
        notes.put(lists);
        byte[] content = Arrays.copyOf(notes.array(), notes.position());
        Path fresh = notes().resolveSibling(notes().getFileName() + ".new");
        Files.createDirectories(fresh.toAbsolutePath().getParent());
        Files.write(
                fresh,
                ByteBuffer.allocate(content.length + IndexFile.NAME_BYTES)
                        .put(IndexFile.hash(content))
                        .put(content)
                        .array());
        Files.move(fresh, notes(), StandardCopyOption.REPLACE_EXISTING);
    }

    /**
     * Notes are good for one state of the files, and for a program that makes the same of texts.
     */
    private static byte[] stamp(byte[] manifest) {
        return IndexFile.hash(manifest, SearchModule.text().getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Reads all files and the notes.
     *
     * @throws IOException if a file is missing or is not as it was written
     */
    KeptIndex read() throws IOException {
        byte[] manifest = Files.readAllBytes(manifest());
        byte[] all = Files.readAllBytes(notes);
        ByteBuffer noted = ByteBuffer.wrap(all);
        byte[] hash = bytes(noted, IndexFile.NAME_BYTES);
        byte[] content = Arrays.copyOfRange(all, Math.min(all.length, hash.length), all.length);
        check(Arrays.equals(hash, IndexFile.hash(content)));
        check(Arrays.equals(bytes(noted, IndexFile.NAME_BYTES), stamp(manifest)));
        long[] numbers = new long[noted.getInt()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = noted.getLong();
        }
        byte[] unlisted = bytes(noted, noted.remaining());
        JsonNode json = JSON.readTree(TextCode.text(Packing.unpacked(manifest, new byte[0])));
        return new KeptIndex(
                numbers,
                unlisted,
                named(json, "columns").getFirst(),
                named(json, "order"),
                named(json, "ranges"),
                common(json),
                groups(json));
    }

    private static byte[] bytes(ByteBuffer from, int length) throws IOException {
        check(from.remaining() >= length);
        byte[] bytes = new byte[length];
        from.get(bytes);
        return bytes;
    }

    private static void check(boolean fits) throws IOException {
        if (!fits) {
            throw new IOException("the published index is not as it was written");
        }
    }

    private List<IndexFile> named(JsonNode json, String name) throws IOException {
        byte[] all = Base64.getDecoder().decode(json.path(name).asText());
        var files = new ArrayList<IndexFile>();
        for (int at = 0; at < all.length; at += IndexFile.NAME_BYTES) {
            byte[] hash = Arrays.copyOfRange(all, at, at + IndexFile.NAME_BYTES);
            byte[] bytes = bytes(IndexFile.name(hash));
            check(Arrays.equals(hash, IndexFile.hash(bytes)));
            files.add(new IndexFile(bytes, hash));
        }
        return files;
    }

    private byte[] bytes(String name) throws IOException {
        return Files.readAllBytes(manifest.resolveSibling(PublishedFile.FOLDER + name));
    }

    private Map<String, Optional<IndexFile>> common(JsonNode json) throws IOException {
        var common = new TreeMap<String, Optional<IndexFile>>();
        Iterator<IndexFile> lists = named(json, "lists").iterator();
        NumberReader from = numbers(json, "common");
        String term = "";
        for (int rest = from.number(PublishedFile.COUNT); rest > 0; rest--) {
            term = Postings.term(term, from);
            from.number(PublishedFile.HAVING);
            boolean isListed = from.number(PublishedFile.LISTED) > 0;
            check(!isListed || lists.hasNext());
            common.put(term, isListed ? Optional.of(lists.next()) : Optional.empty());
        }
        return common;
    }

    private static NumberReader numbers(JsonNode json, String name) {
        return new NumberReader(Base64.getDecoder().decode(json.path(name).asText()));
    }

    private List<ResultBlocks.Group> groups(JsonNode json) throws IOException {
        byte[] hashes = Base64.getDecoder().decode(json.path("results").asText());
        NumberReader starts = numbers(json, "blocks");
        var byGroup = new TreeMap<Integer, List<Integer>>();
        int start = 0;
        for (int rest = starts.number(PublishedFile.COUNT); rest > 0; rest--) {
            start += starts.number(PublishedFile.STEP);
            byGroup.computeIfAbsent(start / ResultBlocks.SLOTS, _ -> new ArrayList<>()).add(start);
        }
        check(byGroup.size() * IndexFile.NAME_BYTES == hashes.length);
        var groups = new ArrayList<ResultBlocks.Group>();
        for (List<Integer> each : byGroup.values()) {
            int at = groups.size() * IndexFile.NAME_BYTES;
            byte[] hash = Arrays.copyOfRange(hashes, at, at + IndexFile.NAME_BYTES);
            var blocks = new ArrayList<ResultBlocks.Block>();
            for (int first : each) {
                byte[] bytes = bytes(IndexFile.name(hash, blocks.size()));
                blocks.add(
                        new ResultBlocks.Block(first, new IndexFile(bytes, IndexFile.hash(bytes))));
            }
            var group = new ResultBlocks.Group(blocks);
            check(Arrays.equals(hash, group.hash()));
            groups.add(group);
        }
        return groups;
    }
}
