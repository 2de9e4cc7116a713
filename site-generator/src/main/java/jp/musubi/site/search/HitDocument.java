package jp.musubi.site.search;

/**
 * Where in a document the passage stands that a hit shows.
 *
 * @param title what the entry calls the document; plain text
 * @param url root-relative address of its file
 * @param page counted from 1
 */
public record HitDocument(String title, String url, int page) {
    /** The address of the page in the file. */
    public String address() {
        return url + "#page=" + page;
    }
}
