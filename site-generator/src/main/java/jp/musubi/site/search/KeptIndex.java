package jp.musubi.site.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A published index as another process left it.
 *
 * @param numbers of the documents, in their order
 * @param unlisted lists of common terms that are not published
 * @param columns the file of facets
 * @param order files of slots in the order of readings
 * @param ranges files of terms
 * @param common common terms with their files
 * @param groups what hits show
 */
@SuppressWarnings("ArrayRecordComponent") // Nobody compares or changes them.
record KeptIndex(
        long[] numbers,
        byte[] unlisted,
        IndexFile columns,
        List<IndexFile> order,
        List<IndexFile> ranges,
        Map<String, Optional<IndexFile>> common,
        List<ResultBlocks.Group> groups) {

    /** Terms of one file with their documents, as {@link PostingList} has them. */
    static final class File implements Postings.Sink {
        private final List<PostingList> lists = new ArrayList<>();

        static File read(byte[] bytes) {
            var file = new File();
            Postings.read(new NumberReader(bytes), file);
            return file;
        }

        List<PostingList> lists() {
            return lists;
        }

        @Override
        public void term(String term) {
            lists.add(new PostingList(term));
        }

        @Override
        public void document(int slot, int impact) {
            lists.getLast().add(slot, impact);
        }
    }

    /** The terms of the ranges, file by file; as they take a while, on all cores. */
    List<File> terms() {
        return ranges.parallelStream().map(file -> File.read(file.bytes())).toList();
    }

    /** The lists of all common terms. */
    List<PostingList> commonLists() {
        var lists = new ArrayList<>(File.read(unlisted).lists());
        common.values().stream()
                .flatMap(Optional::stream)
                .forEach(file -> lists.addAll(File.read(file.bytes()).lists()));
        return lists;
    }

    /** Slots in the order of readings. */
    int[] sorted() {
        return Columns.slots(order);
    }

    /** The slots of the documents, as their numbers ask for. */
    Slots slots() {
        return Slots.of(numbers);
    }

    /**
     * The facets of the documents.
     *
     * @throws IOException if these are not the documents
     */
    List<Map<String, List<String>>> facets() throws IOException {
        Columns.Read read = Columns.read(columns);
        if (!Arrays.equals(read.slots(), slots().slots())) {
            throw new IOException("documents stand elsewhere");
        }
        return read.facets();
    }
}
