package jp.musubi.site.search;

import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.Bits;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.Arrays;

/** Postings from Lucene's index, without deleted documents: those would change every weight. */
final class LuceneShelf implements Shelf {
    private final IndexReader reader;

    LuceneShelf(IndexReader reader) {
        this.reader = reader;
    }

    @Override
    public int documents() {
        return reader.numDocs();
    }

    @Override
    public int size() {
        return reader.maxDoc();
    }

    @Override
    public Shelf.@Nullable Postings postings(String term) throws IOException {
        Shelf.Postings postings = read(new Term(IndexFields.TERMS, term));
        return postings.count() == 0 ? null : postings;
    }

    @Override
    public int[] named(String key) throws IOException {
        Shelf.Postings postings = read(new Term(IndexFields.NAME, key));
        return Arrays.copyOf(postings.documents(), postings.count());
    }

    private Shelf.Postings read(Term term) throws IOException {
        int[] documents = new int[16];
        int[] impacts = new int[16];
        int count = 0;
        for (LeafReaderContext leaf : reader.leaves()) {
            PostingsEnum postings = leaf.reader().postings(term, PostingsEnum.FREQS);
            if (postings == null) {
                continue;
            }
            Bits live = leaf.reader().getLiveDocs();
            for (int document = postings.nextDoc();
                    document != DocIdSetIterator.NO_MORE_DOCS;
                    document = postings.nextDoc()) {
                if (live != null && !live.get(document)) {
                    continue;
                }
                if (count == documents.length) {
                    documents = Arrays.copyOf(documents, count * 2);
                    impacts = Arrays.copyOf(impacts, count * 2);
                }
                documents[count] = leaf.docBase + document;
                impacts[count++] = postings.freq();
            }
        }
        return new Shelf.Postings(count, documents, impacts);
    }
}
