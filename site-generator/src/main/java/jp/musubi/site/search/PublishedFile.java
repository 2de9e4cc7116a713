package jp.musubi.site.search;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

/**
 * A file of the published index.
 *
 * @param name below the folder {@code search/}
 */
public record PublishedFile(String name, IndexFile file) {
    /** What browsers ask for first, and again to learn whether anything changed. */
    public static final String MANIFEST = "manifest.bin";

    private static final String FOLDER = "data/";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Whether the same name always means the same bytes. */
    public boolean isNamedByContent() {
        return !name.equals(MANIFEST);
    }

    /** Its bytes. */
    public byte[] bytes() {
        return file.bytes();
    }

    static List<PublishedFile> all(StaticIndex index, Catalogue catalogue) {
        List<IndexFile> ranges = index.ranges().stream().map(TermRanges.Range::file).toList();
        List<IndexFile> blocks = index.blocks().stream().map(ResultBlocks.Block::file).toList();
        Columns columns = index.columns();
        ObjectNode manifest = JSON.createObjectNode();
        manifest.put("format", Catalogue.FORMAT);
        manifest.put("documents", index.documents());
        manifest.put("size", index.size());
        manifest.put("columns", names(List.of(columns.facets())));
        manifest.put("order", names(columns.order()));
        ArrayNode firsts = manifest.putArray("firsts");
        String before = "";
        for (TermRanges.Range range : index.ranges()) {
            firsts.add(between(before, range.first()));
            before = range.last();
        }
        manifest.put("ranges", names(ranges));
        ArrayNode starts = manifest.putArray("blocks");
        int last = 0;
        for (ResultBlocks.Block block : index.blocks()) {
            starts.add(block.start() - last);
            last = block.start();
        }
        manifest.put("results", names(blocks));
        ArrayNode common = manifest.putArray("common");
        var rest = new ArrayList<IndexFile>();
        index.common()
                .forEach((term, file) -> {
                    file.ifPresent(rest::add);
                    common.addArray()
                            .add(term)
                            .add(index.having(term))
                            .add(names(file.stream().toList()));
                });
        manifest.set("catalogue", JSON.valueToTree(catalogue));
        var files = new ArrayList<PublishedFile>();
        files.add(new PublishedFile(MANIFEST, new IndexFile(manifest.toString())));
        Stream.of(ranges, blocks, rest, columns.order(), List.of(columns.facets()))
                .flatMap(List::stream)
                .forEach(file -> files.add(new PublishedFile(FOLDER + file.name(), file)));
        return files;
    }

    /** The shortest beginning of a term that is behind the term before it. */
    private static String between(String before, String first) {
        int end = 1;
        while (end < first.length() && first.substring(0, end).compareTo(before) <= 0) {
            end++;
        }
        boolean splits = end < first.length() && Character.isLowSurrogate(first.charAt(end));
        return first.substring(0, splits ? end + 1 : end);
    }

    /** The hashes that name files, one behind the other, in Base64. */
    private static String names(List<IndexFile> files) {
        var bytes = new ByteArrayOutputStream(files.size() * IndexFile.NAME_BYTES);
        files.forEach(file -> bytes.writeBytes(file.hash()));
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }
}
