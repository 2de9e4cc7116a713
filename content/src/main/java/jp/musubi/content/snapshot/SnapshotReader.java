package jp.musubi.content.snapshot;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;

import jp.musubi.content.entry.Entry;
import jp.musubi.content.model.ContentModel;
import jp.musubi.content.model.ContentType;
import jp.musubi.content.model.InvalidContentModel;
import jp.musubi.content.model.ProgrammeReader;
import jp.musubi.content.model.TypeReader;
import jp.musubi.content.programme.Programme;
import jp.musubi.content.vocabulary.Term;
import jp.musubi.content.vocabulary.Vocabulary;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads a snapshot from NDJSON. The site comes first; the other lines may stand in any order, so
 * entries are read when all types and terms are known.
 */
public final class SnapshotReader {
    /** Longest line, in bytes. */
    public static final int MAX_LINE_BYTES = 8 * 1024 * 1024;

    /** Mistakes reported at once; more would not be read by anybody. */
    private static final int MAX_MISTAKES = 100;

    private static final int MAX_JSON_DEPTH = 20;

    static final ObjectMapper JSON =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxNestingDepth(MAX_JSON_DEPTH)
                                                    .maxStringLength(MAX_LINE_BYTES)
                                                    .build())
                                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                                    .build())
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    private final String name;
    private final ContentModel shipped;
    private final List<String> mistakes = new ArrayList<>();
    private final Map<String, ContentType> types = new LinkedHashMap<>();
    private final Map<String, Programme> programmes = new LinkedHashMap<>();
    private final Map<String, List<Term>> terms = new LinkedHashMap<>();
    private final List<Asset> assets = new ArrayList<>();
    private final List<Line> entries = new ArrayList<>();
    private final Map<Integer, Redirect> redirects = new LinkedHashMap<>();
    private final List<SignedFile> signed = new ArrayList<>();
    private @Nullable Site site;

    private SnapshotReader(String name, ContentModel shipped) {
        this.name = name;
        this.shipped = shipped;
    }

    /** A line that is an entry, to be taken apart on all cores once the model is known. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Line(int number, byte[] bytes) {}

    private record Outcome(String place, Optional<Entry> entry, List<String> mistakes) {}

    /**
     * Reads a whole snapshot.
     *
     * @param in NDJSON in UTF-8; the caller closes it
     * @param name what to call it in messages
     * @param shipped the types, programmes and vocabularies that hold where the snapshot brings
     *     none of its own
     */
    public static Read read(InputStream in, String name, ContentModel shipped)
            throws InvalidSnapshot, IOException {
        var reader = new SnapshotReader(name, shipped);
        var lines = new LineReader(in, MAX_LINE_BYTES);
        for (byte[] line = lines.next();
                line != null && reader.mistakes.size() < MAX_MISTAKES;
                line = lines.next()) {
            reader.line(lines.number(), line);
        }
        return reader.finish();
    }

    private void line(int number, byte[] bytes) throws IOException {
        if (bytes.length == 0) {
            return;
        }
        if (bytes.length > MAX_LINE_BYTES) {
            mistake(number, "The line is longer than " + MAX_LINE_BYTES + " bytes.");
            return;
        }
        if (isEntry(bytes)) {
            if (site == null) {
                mistake(number, "The first line must be the site: {\"kind\":\"site\",…}.");
            }
            entries.add(new Line(number, bytes));
            return;
        }
        List<String> found = new ArrayList<>();
        json(bytes, found).ifPresent(json -> object(number, json));
        found.forEach(message -> mistake(number, message));
    }

    private static Optional<JsonNode> json(byte[] bytes, List<String> mistakes) {
        try {
            String text =
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            return Optional.of(JSON.readTree(text));
        } catch (CharacterCodingException e) {
            mistakes.add("The line is not UTF-8. Save the snapshot as UTF-8.");
        } catch (JsonProcessingException e) {
            mistakes.add("This is not JSON: " + e.getOriginalMessage());
        }
        return Optional.empty();
    }

    /** Looks at the first key only: writers put {@code kind} first, and entries are most lines. */
    private static boolean isEntry(byte[] line) throws IOException {
        try (JsonParser parser = JSON.getFactory().createParser(line)) {
            return parser.nextToken() == JsonToken.START_OBJECT
                    && "kind".equals(parser.nextFieldName())
                    && "entry".equals(parser.nextTextValue());
        } catch (JsonProcessingException e) {
            return false;
        }
    }

    private void object(int number, JsonNode json) {
        String kind = json.path("kind").asText("");
        if (site == null && !kind.equals("site")) {
            mistake(number, "The first line must be the site: {\"kind\":\"site\",…}.");
        }
        List<String> found = new ArrayList<>();
        String language = site == null ? "ja" : site.firstLanguage();
        switch (kind) {
            case "site" -> {
                if (site != null) {
                    found.add("The site stands twice.");
                }
                site = SiteJson.read(json, Instant.EPOCH, found);
            }
            case "type" -> type(json.path("type"), found);
            case "programme" -> programme(json.path("programme"), found);
            case "term" ->
                    terms.computeIfAbsent(
                                    json.path("vocabulary").asText(""), key -> new ArrayList<>())
                            .add(TermJson.read(json, language, found));
            case "asset" -> assets.add(AssetJson.read(json, language, found));
            case "redirect" ->
                    Redirect.read(json, found).ifPresent(read -> redirects.put(number, read));
            case "signed" -> SignedFile.read(json, found).ifPresent(signed::add);
            case "entry" ->
                    entries.add(new Line(number, json.toString().getBytes(StandardCharsets.UTF_8)));
            default ->
                    found.add(
                            "'"
                                    + kind
                                    + "' is no kind of line. Known: site, type, programme, term,"
                                    + " asset, entry, redirect, signed.");
        }
        found.forEach(message -> mistake(number, message));
    }

    private void type(JsonNode json, List<String> found) {
        try {
            ContentType type = TypeReader.read(name, json.toString());
            types.put(type.name(), type);
        } catch (InvalidContentModel e) {
            e.mistakes().forEach(mistake -> found.add(mistake.message() + " " + mistake.cure()));
        }
    }

    private void programme(JsonNode json, List<String> found) {
        try {
            Programme programme = ProgrammeReader.read(name, json.toString());
            programmes.put(programme.id(), programme);
        } catch (InvalidContentModel e) {
            e.mistakes().forEach(mistake -> found.add(mistake.message() + " " + mistake.cure()));
        }
    }

    private Read finish() throws InvalidSnapshot {
        if (site == null) {
            mistakes.add(
                    name
                            + ":1: The snapshot is empty. The first line must be the site:"
                            + " {\"kind\":\"site\",…}.");
            throw new InvalidSnapshot(mistakes);
        }
        List<Vocabulary> vocabularies = new ArrayList<>();
        ContentModel typed = shipped.withTypes(types.values()).withProgrammes(programmes.values());
        terms.forEach((vocabulary, list) -> vocabularies.add(Vocabulary.of(vocabulary, list)));
        for (Vocabulary vocabulary : vocabularies) {
            boolean used =
                    typed.types().values().stream()
                            .flatMap(type -> type.fields().values().stream())
                            .anyMatch(field -> vocabulary.name().equals(field.vocabulary()));
            if (!used && typed.vocabulary(vocabulary.name()).isEmpty()) {
                mistakes.add(
                        name
                                + ": The vocabulary '"
                                + vocabulary.name()
                                + "' is used by no field. Known: "
                                + String.join(", ", typed.vocabularies().keySet())
                                + ".");
            }
        }
        ContentModel model = typed.withVocabularies(vocabularies);
        var assembly = new Assembly(model, mistakes);
        var reader = new EntryReader(model, site);
        entries.parallelStream()
                .map(line -> entry(reader, line))
                .toList()
                .forEach(outcome -> {
                    outcome.mistakes()
                            .forEach(message -> mistakes.add(outcome.place() + ": " + message));
                    outcome.entry().ifPresent(entry -> assembly.add(outcome.place(), entry));
                });
        redirects.forEach((line, redirect) -> assembly.add(name + ":" + line, redirect));
        Read read = assembly.finish(site, assets);
        return new Read(read.snapshot().withSigned(signed), read.warnings());
    }

    private Outcome entry(EntryReader reader, Line line) {
        List<String> found = new ArrayList<>();
        String place = name + ":" + line.number();
        Optional<Entry> entry = json(line.bytes(), found).flatMap(json -> reader.read(json, found));
        return new Outcome(place, entry, found);
    }

    private void mistake(int line, String message) {
        mistakes.add(name + ":" + line + ": " + message);
    }
}
