package jp.musubi.site.search;

import org.jspecify.annotations.Nullable;

/**
 * The passage that a hit shows.
 *
 * @param excerpt as {@link Excerpts} writes it
 * @param document where it stands, if a document says more about the question than the entry's own
 *     texts do
 */
record Passage(String excerpt, @Nullable HitDocument document) {
    /** The best one of what the index keeps of an entry. */
    static Passage of(Result result, Marks marks) {
        String text = result.text();
        HitDocument place = null;
        if (!result.documents().isEmpty()) {
            int most =
                    Math.max(
                            Excerpts.worth(marks.in(text)),
                            Excerpts.worth(marks.in(result.title())));
            for (Result.Document document : result.documents()) {
                for (Result.Page page : document.pages()) {
                    int worth = Excerpts.worth(marks.in(page.text()));
                    if (worth > most) {
                        most = worth;
                        text = page.text();
                        place = new HitDocument(document.title(), document.url(), page.page());
                    }
                }
            }
        }
        return new Passage(Excerpts.of(text, marks), place);
    }
}
