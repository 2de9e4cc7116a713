package jp.musubi.cms.release;

import jakarta.servlet.http.HttpServletRequest;

import jp.musubi.cms.web.Answer;
import jp.musubi.cms.web.ContentCodings;
import jp.musubi.cms.web.FileAnswers;
import jp.musubi.cms.web.FileAnswers.Found;
import jp.musubi.cms.web.FileServer;
import jp.musubi.cms.web.Refusal;
import jp.musubi.site.output.Compression;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Serves the published release. Each request looks up once which release is current and then reads
 * only that one, so that nobody sees a mix, and nothing old after a switch.
 */
public final class ReleaseFiles implements FileServer {
    /** What browsers may do with pages: nothing inline, nothing from elsewhere. */
    public static final String POLICY =
            "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self';"
                    + " img-src 'self' data:; object-src 'none'; base-uri 'none';"
                    + " form-action 'self'; frame-ancestors 'none'";

    /** Documents are as people brought them: they are saved, not opened beside our pages. */
    private static final String DOCUMENT = ".pdf";

    private static final String NOTHING_MAY_RUN =
            "default-src 'none'; sandbox; frame-ancestors 'none'";

    private static final int MAX_PATH_CHARS = 1_000;
    private static final Pattern HASHED =
            Pattern.compile("/assets/(?:.*/)?[^/]*[.-][0-9a-f]{8,64}\\.[a-z0-9]+");

    /** What anybody's program may check: credentials, the list of revoked ones, the keys. */
    private static final Pattern SIGNED =
            Pattern.compile("/(?:credentials|status)/[^/]+\\.json|/(?:\\.well-known/)?did\\.json");

    private static final String FOR_EVER = "public, max-age=31536000, immutable";
    private static final int MAX_TRIES = 3;

    private final Path current;
    private final FileAnswers files = new FileAnswers();
    private final Redirects redirects = new Redirects();

    /**
     * Serves what is below a folder.
     *
     * @param current the folder of the release, or a link to it that is switched; it need not exist
     *     yet
     */
    public ReleaseFiles(Path current) {
        this.current = current;
    }

    @Override
    public Answer answer(HttpServletRequest request) throws IOException {
        String path = decoded(request.getRequestURI());
        for (int tries = 1; ; tries++) {
            try {
                Path release = current.toRealPath();
                Answer answer = answer(request, path, release);
                // A tree is changed again from the second switch on; by then this is out of date.
                if (tries == MAX_TRIES || release.equals(current.toRealPath())) {
                    return answer;
                }
            } catch (NoSuchFileException e) {
                if (tries == MAX_TRIES || !Files.exists(current)) {
                    throw Refusal.notFound();
                }
            }
        }
    }

    private Answer answer(HttpServletRequest request, String path, Path release)
            throws IOException {
        Optional<Path> place = place(path, release);
        if (place.isEmpty() || path.endsWith(Compression.SUFFIX)) {
            return notFound(release);
        }
        Optional<String> moved = redirects.page(release, path);
        if (moved.isPresent()) {
            return redirect(request, moved.get());
        }
        boolean folder = path.endsWith("/");
        Path file = folder ? place.get().resolve("index.html") : place.get();
        Optional<Found> found = FileAnswers.find(file);
        if (found.isPresent()) {
            Answer answer = answer(request, path, found.get());
            return path.endsWith(DOCUMENT)
                    ? answer.with("Content-Security-Policy", NOTHING_MAY_RUN)
                            .with("Content-Disposition", "attachment")
                    : answer;
        }
        if (!folder && FileAnswers.find(place.get().resolve("index.html")).isPresent()) {
            return redirect(request, request.getRequestURI() + "/");
        }
        Optional<String> below =
                redirects.below(release, path).filter(target -> isThere(target, release));
        return below.isPresent() ? redirect(request, below.get()) : notFound(release);
    }

    /** Nobody is led from one address that has nothing to another. */
    private static boolean isThere(String target, Path release) {
        String path = URLDecoder.decode(target.replace("+", "%2B"), StandardCharsets.UTF_8);
        return place(path, release).filter(Files::isRegularFile).isPresent();
    }

    /** The file, or its compressed variant for those who take it. */
    private Answer answer(HttpServletRequest request, String path, Found file) throws IOException {
        String cache = HASHED.matcher(path).matches() ? FOR_EVER : "public, no-cache";
        boolean hasVariant = Compression.suits(file.path().toString(), file.size());
        boolean wanted =
                hasVariant
                        && request.getHeader("Range") == null
                        && ContentCodings.takeGzip(request.getHeader("Accept-Encoding"));
        Optional<Found> variant =
                wanted ? FileAnswers.find(variant(file.path())) : Optional.empty();
        Answer answer =
                variant.isPresent()
                        ? files.answer(request, variant.get(), file)
                                .with("Content-Encoding", "gzip")
                        : files.answer(request, file);
        if (hasVariant) {
            answer = answer.with("Vary", "Accept-Encoding");
        }
        if (SIGNED.matcher(path).matches()) {
            answer = answer.with("Access-Control-Allow-Origin", "*");
        }
        return answer.with("Content-Security-Policy", POLICY).with("Cache-Control", cache);
    }

    private static Path variant(Path file) {
        return file.resolveSibling(file.getFileName() + Compression.SUFFIX);
    }

    /** The place of a path below a release; empty for what is hidden or leads out of it. */
    private static Optional<Path> place(String path, Path release) {
        List<String> names = List.of(path.substring(1).split("/", -1));
        Path place = release;
        for (int at = 0; at < names.size(); at++) {
            String name = names.get(at);
            boolean end = name.isEmpty() && at == names.size() - 1;
            boolean hidden = name.startsWith(".") && !name.equals(".well-known");
            boolean odd = name.chars().anyMatch(c -> c < ' ' || c == '\\' || c == 0x7f);
            if ((name.isEmpty() && !end) || hidden || odd) {
                return Optional.empty();
            }
            place = place.resolve(name);
        }
        return staysBelow(place, release) ? Optional.of(place) : Optional.empty();
    }

    private static boolean staysBelow(Path place, Path release) {
        try {
            Path real = Files.exists(place) ? place.toRealPath() : place.normalize();
            return real.startsWith(release);
        } catch (IOException e) {
            return false;
        }
    }

    /** The path without percent signs; an encoded slash is no slash, and names no file. */
    private static String decoded(String uri) {
        boolean odd =
                uri.length() > MAX_PATH_CHARS
                        || !uri.startsWith("/")
                        || uri.regionMatches(true, 0, "//", 0, 2);
        String lower = uri.toLowerCase(Locale.ROOT);
        if (odd || lower.contains("%2f") || lower.contains("%5c") || uri.contains(";")) {
            throw Refusal.notFound();
        }
        try {
            String path = URLDecoder.decode(uri.replace("+", "%2B"), StandardCharsets.UTF_8);
            if (path.indexOf('\uFFFD') >= 0 || path.indexOf('\0') >= 0) {
                throw Refusal.notFound();
            }
            return path;
        } catch (IllegalArgumentException e) {
            throw Refusal.notFound();
        }
    }

    private static Answer redirect(HttpServletRequest request, String target) {
        String query = request.getQueryString();
        String whole = target + (query == null ? "" : "?" + query);
        return Answer.of(301).with("Location", whole).with("Cache-Control", "public, no-cache");
    }

    private Answer notFound(Path release) throws IOException {
        Optional<Found> page = FileAnswers.find(release.resolve("404.html"));
        if (page.isEmpty()) {
            throw Refusal.notFound();
        }
        return files.whole(page.get(), 404)
                .with("Content-Security-Policy", POLICY)
                .with("Cache-Control", "no-cache");
    }
}
