package jp.musubi.cms.importer.mapping;

import jp.musubi.cms.importer.table.UnreadableFile;
import jp.musubi.cms.importer.wording.Sentence;
import jp.musubi.content.model.ContentModel;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Finds mappings: the shipped ones by name, a city's own ones by file. */
public final class Mappings {
    /** Names of the shipped mappings. */
    public static final List<String> SHIPPED =
            List.of("childrens-cafeterias", "corporate-numbers", "npo-portal");

    private static final long MAX_FILE_BYTES = 1_000_000;

    private Mappings() {}

    /**
     * Reads a mapping.
     *
     * @param nameOrFile one of {@link #SHIPPED}, or the path of a YAML file
     * @param type of the entries, whatever the mapping says
     * @throws UnreadableFile when there is no such mapping
     */
    public static Mapping read(String nameOrFile, ContentModel model, Optional<String> type)
            throws InvalidMapping, UnreadableFile {
        try {
            if (SHIPPED.contains(nameOrFile)) {
                String file = "mappings/" + nameOrFile + ".yml";
                return MappingReader.read(file, shipped(nameOrFile), model, type);
            }
            Path file = Path.of(nameOrFile);
            if (!Files.isRegularFile(file) || Files.size(file) > MAX_FILE_BYTES) {
                throw new UnreadableFile(
                        Sentence.of("no_mapping", nameOrFile, String.join(", ", SHIPPED)));
            }
            return MappingReader.read(nameOrFile, Files.readString(file), model, type);
        } catch (IOException | java.nio.file.InvalidPathException e) {
            throw new UnreadableFile(
                    Sentence.of("no_mapping", nameOrFile, String.join(", ", SHIPPED)));
        }
    }

    private static String shipped(String name) throws IOException {
        String resource = "/jp/musubi/cms/importer/mappings/" + name + ".yml";
        try (var in = Objects.requireNonNull(Mappings.class.getResourceAsStream(resource))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
