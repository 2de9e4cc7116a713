package jp.musubi.site.search;

import org.jspecify.annotations.Nullable;

import java.io.IOException;

/** Where a {@link Ranking} finds postings. */
interface Shelf {
    /** How many documents there are. */
    int documents();

    /** More than the highest number of a document. */
    int size();

    /** The documents of a term; null if there is none. */
    @Nullable Postings postings(String term) throws IOException;

    /**
     * The documents of a term as browsers know them: common endings and particles are in no list,
     * as they would be a third of the index.
     */
    default @Nullable Postings published(String term) throws IOException {
        Postings postings = postings(term);
        if (postings == null || StaticIndex.isListed(term, postings.count(), documents())) {
            return postings;
        }
        return postings.unlisted();
    }

    /** The documents of a name. */
    int[] named(String key) throws IOException;

    /** The documents of a term, with its impacts; as many as are listed of those that have it. */
    final class Postings {
        private final int count;
        private final int listed;
        private final int[] documents;
        private final int[] impacts;

        Postings(int count, int[] documents, int[] impacts) {
            this(count, count, documents, impacts);
        }

        private Postings(int count, int listed, int[] documents, int[] impacts) {
            this.count = count;
            this.listed = listed;
            this.documents = documents;
            this.impacts = impacts;
        }

        int count() {
            return count;
        }

        int listed() {
            return listed;
        }

        Postings unlisted() {
            return new Postings(count, 0, documents, impacts);
        }

        int[] documents() {
            return documents;
        }

        int[] impacts() {
            return impacts;
        }

        /** Zero if the term is not there, or not listed. */
        int impactIn(int document) {
            for (int i = 0; i < listed; i++) {
                if (documents[i] == document) {
                    return impacts[i];
                }
            }
            return 0;
        }
    }
}
