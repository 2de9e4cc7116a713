package jp.musubi.cms.search;

import jakarta.servlet.http.HttpServletRequest;

import jp.musubi.cms.release.ReleaseFiles;
import jp.musubi.cms.web.Answer;
import jp.musubi.cms.web.FileServer;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Answers the search form of the published site with a page of results; every other address, and
 * the form without a question, is a file of the release.
 */
public final class SearchFiles implements FileServer {
    private static final int HITS_PER_PAGE = 10;
    private static final int MAX_OFFSET_HITS = 1_000;
    private static final String PAGE = "search/";
    private static final List<String> OWN = List.of("q", "offset", "limit");

    private final ReleaseFiles files;
    private final PublishedSearch search;
    private final List<String> languages;

    /**
     * Files with a search.
     *
     * @param languages of the site, the first one that of addresses without a language
     */
    public SearchFiles(ReleaseFiles files, PublishedSearch search, List<String> languages) {
        this.files = files;
        this.search = search;
        this.languages = List.copyOf(languages);
    }

    @Override
    public Answer answer(HttpServletRequest request) throws IOException {
        Optional<String> language = language(request.getRequestURI());
        if (language.isEmpty() || request.getQueryString() == null) {
            return files.answer(request);
        }
        Searching.Question question = question(request, language.get());
        boolean asks = !question.text().isBlank() || !question.filters().isEmpty();
        Optional<byte[]> page = asks ? search.page(question) : Optional.empty();
        if (page.isEmpty()) {
            return files.answer(request);
        }
        return Answer.of(200, "text/html;charset=utf-8", page.get())
                .with("Content-Security-Policy", ReleaseFiles.POLICY)
                .with("Cache-Control", "no-store");
    }

    /** The language of the search page at an address; empty if it is another page. */
    private Optional<String> language(String path) {
        for (String language : languages.subList(1, languages.size())) {
            if (path.equals("/" + language + "/" + PAGE)) {
                return Optional.of(language);
            }
        }
        return path.equals("/" + PAGE) ? Optional.of(languages.getFirst()) : Optional.empty();
    }

    private static Searching.Question question(HttpServletRequest request, String language) {
        Map<String, List<String>> filters = new LinkedHashMap<>();
        request.getParameterMap()
                .forEach((name, values) -> {
                    List<String> chosen = new ArrayList<>(List.of(values));
                    chosen.removeIf(String::isBlank);
                    if (!OWN.contains(name) && !chosen.isEmpty()) {
                        filters.put(name, chosen);
                    }
                });
        String words = request.getParameter("q");
        return new Searching.Question(
                words == null ? "" : words,
                filters,
                HITS_PER_PAGE,
                offset(request.getParameter("offset")),
                language);
    }

    /** What somebody typed into the address is no reason for an error page. */
    private static int offset(@Nullable String text) {
        try {
            return text == null ? 0 : Math.clamp(Integer.parseInt(text), 0, MAX_OFFSET_HITS);
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
