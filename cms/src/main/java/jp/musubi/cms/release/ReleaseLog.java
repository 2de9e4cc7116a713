package jp.musubi.cms.release;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import jp.musubi.site.Reason;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What releases were shown, and what each of them replaced: a folder by number with {@code
 * release.json}, {@code paths} (the files at which it differs from the one before, one a line),
 * {@code before/} (those files as they were, as far as there were any) and {@code reasons.json}
 * (why files changed, as far as that is known). So the cost of keeping a release is what changed in
 * it.
 */
final class ReleaseLog {
    private static final Logger LOG = LoggerFactory.getLogger(ReleaseLog.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String RECORD = "release.json";
    private static final String REASONS = "reasons.json";

    private final Path folder;

    ReleaseLog(Path folder) {
        this.folder = folder;
    }

    private Path of(long number) {
        return folder.resolve(Long.toString(number));
    }

    /** The files that a release replaced or removed, as they were. */
    Tree before(long number) {
        return new Tree(of(number).resolve("before"));
    }

    /**
     * Keeps what a release is going to replace.
     *
     * @param front what readers see until then
     */
    void keep(long number, Collection<String> paths, Tree front) throws IOException {
        Tree.delete(of(number));
        Files.createDirectories(of(number));
        Files.write(of(number).resolve("paths"), paths);
        Tree before = before(number);
        for (String path : paths) {
            if (front.has(path)) {
                before.take(path, front);
            }
        }
    }

    /** Notes a release whose tree is complete, and why its files changed. */
    void add(Release release, SortedMap<String, List<Reason>> reasons) throws IOException {
        if (!reasons.isEmpty()) {
            Files.write(of(release.number()).resolve(REASONS), ReasonsJson.write(reasons));
        }
        ObjectNode json = JSON.createObjectNode();
        json.put("number", release.number()).put("shownAt", release.shownAt().toString());
        release.sameAs().ifPresent(number -> json.put("sameAs", number));
        json.put("pages", release.pages());
        json.put("written", release.written()).put("removed", release.removed());
        Durable.write(of(release.number()).resolve(RECORD), JSON.writeValueAsBytes(json));
    }

    /** The paths at which a release differs from the one before; empty if that is not known. */
    Optional<List<String>> paths(long number) throws IOException {
        try {
            return Files.isRegularFile(of(number).resolve(RECORD))
                    ? Optional.of(Files.readAllLines(of(number).resolve("paths")))
                    : Optional.empty();
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /** Why files of a release changed; empty if that is not known, or cannot be read any more. */
    SortedMap<String, List<Reason>> reasons(long number) throws IOException {
        Path file = of(number).resolve(REASONS);
        if (!Files.isRegularFile(file)) {
            return new TreeMap<>();
        }
        try {
            return ReasonsJson.read(Files.readAllBytes(file));
        } catch (IOException e) {
            LOG.warn("The reasons of release {} cannot be read: {}", number, e.getMessage());
            return new TreeMap<>();
        }
    }

    /** The release of that number; empty if it is not kept. */
    Optional<Release> find(long number) throws IOException {
        Path file = of(number).resolve(RECORD);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        JsonNode json = JSON.readTree(Files.readAllBytes(file));
        return Optional.of(
                new Release(
                        json.path("number").asLong(),
                        Instant.parse(json.path("shownAt").asText()),
                        json.has("sameAs")
                                ? OptionalLong.of(json.path("sameAs").asLong())
                                : OptionalLong.empty(),
                        json.path("pages").asInt(),
                        json.path("written").asInt(),
                        json.path("removed").asInt()));
    }

    /** All that are kept, newest first. */
    List<Release> all() throws IOException {
        var releases = new ArrayList<Release>();
        for (long number : numbers()) {
            find(number).ifPresent(releases::add);
        }
        releases.sort(Comparator.comparingLong(Release::number).reversed());
        return releases;
    }

    private List<Long> numbers() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> inside = Files.list(folder)) {
            return inside.map(path -> path.getFileName().toString())
                    .filter(name -> name.matches("[0-9]{1,18}"))
                    .map(Long::valueOf)
                    .toList();
        }
    }

    /** Forgets releases before a number, and what other versions of Musubi kept here. */
    void sweep(long oldest) throws IOException {
        List<Long> numbers = numbers();
        List<Path> kept =
                numbers.stream().filter(number -> number >= oldest).map(this::of).toList();
        List<Path> gone;
        try (Stream<Path> inside = Files.list(folder)) {
            gone = inside.filter(path -> !kept.contains(path)).toList();
        }
        for (Path path : gone) {
            Tree.delete(path);
        }
    }
}
