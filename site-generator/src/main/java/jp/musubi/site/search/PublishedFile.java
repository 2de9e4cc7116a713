package jp.musubi.site.search;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A file of the published index.
 *
 * @param name below the folder {@code search/}
 */
public record PublishedFile(String name, IndexFile file) {
    /** What browsers ask for first, and again to learn whether anything changed. */
    public static final String MANIFEST = "manifest.bin";

    static final String FOLDER = "data/";
    static final int COUNT = 0;
    static final int STEP = 9;
    static final int HAVING = 10;
    static final int LISTED = 11;
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
        var files = new ArrayList<PublishedFile>();
        Columns columns = index.columns();
        ObjectNode manifest = JSON.createObjectNode();
        manifest.put("format", Catalogue.FORMAT);
        manifest.put("documents", index.documents());
        manifest.put("size", index.size());
        manifest.put("columns", names(List.of(columns.facets())));
        manifest.put("order", names(columns.order()));
        manifest.put("firsts", text(firsts(index.ranges())));
        manifest.put("ranges", names(ranges));
        blocks(index.blocks(), manifest, files);
        ArrayNode zones = manifest.putArray("zones");
        index.zones().forEach(zones::add);
        List<IndexFile> listed =
                index.common().values().stream().flatMap(Optional::stream).toList();
        manifest.put("common", text(common(index)));
        manifest.put("lists", names(listed));
        List<IndexFile> words = index.words().files();
        IndexFile kanji = KanjiReadings.SHARED.file();
        manifest.put("words", names(words));
        manifest.put("kanji", names(List.of(kanji)));
        manifest.set("catalogue", JSON.valueToTree(catalogue));
        byte[] json = TextCode.of(manifest.toString());
        files.addFirst(
                new PublishedFile(
                        MANIFEST, new IndexFile(() -> Packing.packed(json, new byte[0]))));
        Set<String> names = new HashSet<>();
        Stream.of(ranges, listed, columns.order(), words, List.of(columns.facets(), kanji))
                .flatMap(List::stream)
                .map(file -> new PublishedFile(FOLDER + file.name(), file))
                // Two that have nothing in them are one.
                .filter(file -> names.add(file.name()))
                .forEach(files::add);
        return files;
    }

    private static NumberWriter firsts(List<TermRanges.Range> ranges) {
        var firsts = new NumberWriter();
        firsts.number(COUNT, ranges.size());
        String before = "";
        String last = "";
        for (TermRanges.Range range : ranges) {
            String first = between(last, range.first());
            Postings.term(before, first, firsts);
            before = first;
            last = range.last();
        }
        return firsts;
    }

    /** Common terms, how many documents have each, and whether a file lists them. */
    private static NumberWriter common(StaticIndex index) {
        var common = new NumberWriter().number(COUNT, index.common().size());
        String last = "";
        for (Map.Entry<String, Optional<IndexFile>> each : index.common().entrySet()) {
            Postings.term(last, each.getKey(), common);
            common.number(HAVING, index.having(each.getKey()));
            common.number(LISTED, each.getValue().isPresent() ? 1 : 0);
            last = each.getKey();
        }
        return common;
    }

    private static void blocks(
            List<ResultBlocks.Group> groups, ObjectNode manifest, List<PublishedFile> files) {
        var starts = new NumberWriter();
        starts.number(COUNT, groups.stream().mapToInt(group -> group.blocks().size()).sum());
        var hashes = new ByteArrayOutputStream();
        int last = 0;
        for (ResultBlocks.Group group : groups) {
            byte[] hash = group.hash();
            hashes.writeBytes(hash);
            int number = 0;
            for (ResultBlocks.Block block : group.blocks()) {
                starts.number(STEP, block.start() - last);
                last = block.start();
                String name = FOLDER + IndexFile.name(hash, number++);
                files.add(new PublishedFile(name, block.file()));
            }
        }
        manifest.put("blocks", text(starts));
        manifest.put("results", Base64.getEncoder().encodeToString(hashes.toByteArray()));
    }

    private static String text(NumberWriter numbers) {
        return Base64.getEncoder().encodeToString(numbers.bytes());
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
