package jp.musubi.content.model;

import jp.musubi.content.city.BundledFiles;
import jp.musubi.content.model.InvalidContentModel.Mistake;
import jp.musubi.content.programme.Programme;
import jp.musubi.content.vocabulary.Vocabulary;
import jp.musubi.content.vocabulary.VocabularyReader;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/** Reads all content types, vocabularies and programmes of a city. */
public final class ContentModels {
    private ContentModels() {}

    /** The types and vocabularies shipped with the program. */
    public static ContentModel bundled() {
        return Bundled.MODEL;
    }

    /**
     * The model of a city's content folder: {@code types/*.yml}, {@code vocabularies/*.csv} and
     * {@code programmes/*.yml}. A file of the same name replaces the shipped one; what the folder
     * lacks is the shipped one.
     */
    public static ContentModel read(Path folder) throws InvalidContentModel, IOException {
        return read(folder, bundled());
    }

    private static ContentModel read(Path folder, ContentModel otherwise)
            throws InvalidContentModel, IOException {
        List<Mistake> mistakes = new ArrayList<>();
        Map<String, String> files = new HashMap<>();
        SequencedMap<String, ContentType> types = new LinkedHashMap<>(otherwise.types());
        for (Path file : files(folder.resolve("types"), ".yml")) {
            try {
                ContentType type =
                        TypeReader.read("types/" + file.getFileName(), Files.readString(file));
                types.put(type.name(), type);
                files.put(type.name(), "types/" + file.getFileName());
            } catch (InvalidContentModel e) {
                mistakes.addAll(e.mistakes());
            }
        }
        SequencedMap<String, Vocabulary> vocabularies = vocabularies(folder, otherwise, mistakes);
        SequencedMap<String, Programme> programmes =
                ProgrammeFiles.read(folder, otherwise, mistakes);
        var model = new ContentModel(types, vocabularies, programmes);
        if (mistakes.isEmpty()) {
            model.types()
                    .values()
                    .forEach(type ->
                            check(
                                    type,
                                    model,
                                    files.getOrDefault(type.name(), type.name()),
                                    mistakes));
        }
        if (!mistakes.isEmpty()) {
            throw new InvalidContentModel(mistakes);
        }
        return model;
    }

    private static SequencedMap<String, Vocabulary> vocabularies(
            Path folder, ContentModel otherwise, List<Mistake> mistakes) throws IOException {
        SequencedMap<String, Vocabulary> vocabularies =
                new LinkedHashMap<>(otherwise.vocabularies());
        for (Path file : files(folder.resolve("vocabularies"), ".csv")) {
            String fileName = file.getFileName().toString();
            var read =
                    VocabularyReader.read(
                            fileName.substring(0, fileName.length() - ".csv".length()),
                            Files.readString(file));
            read.mistakes()
                    .forEach(mistake ->
                            mistakes.add(
                                    new Mistake(
                                            "vocabularies/" + fileName,
                                            mistake.line(),
                                            mistake.message(),
                                            mistake.cure())));
            vocabularies.put(read.vocabulary().name(), read.vocabulary());
        }
        return vocabularies;
    }

    /** What only shows when all files are known. */
    private static void check(
            ContentType type, ContentModel model, String file, List<Mistake> mistakes) {
        for (Field field : type.fields().values()) {
            field.vocabularyName()
                    .filter(name -> model.vocabulary(name).isEmpty())
                    .ifPresent(name ->
                            mistakes.add(
                                    new Mistake(
                                            file,
                                            1,
                                            "The field "
                                                    + field.name()
                                                    + " names the vocabulary "
                                                    + name
                                                    + ", which does not exist.",
                                            "Add vocabularies/" + name + ".csv.")));
            String target = field.target();
            if (target != null && model.type(target).isEmpty()) {
                mistakes.add(
                        new Mistake(
                                file,
                                1,
                                "The field "
                                        + field.name()
                                        + " refers to the type "
                                        + target
                                        + ", which does not exist.",
                                "Name one of " + model.types().keySet() + "."));
            }
        }
        for (ContentType other : model.types().values()) {
            if (other.name().compareTo(type.name()) < 0) {
                clash(type, other, file, mistakes);
            }
        }
    }

    private static void clash(
            ContentType type, ContentType other, String file, List<Mistake> mistakes) {
        if (type.plural().equals(other.plural())
                || type.list().equals(other.list())
                || type.path().equals(other.path())) {
            mistakes.add(
                    new Mistake(
                            file,
                            1,
                            "The types "
                                    + type.name()
                                    + " and "
                                    + other.name()
                                    + " share a plural, a list or a path.",
                            "Give each type its own."));
        }
    }

    static List<Path> files(Path folder, String ending) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(ending))
                    .sorted()
                    .toList();
        }
    }

    /** Read once, when first asked for. */
    private static final class Bundled {
        static final ContentModel MODEL = load();

        private static ContentModel load() {
            try {
                return read(
                        BundledFiles.folder(),
                        new ContentModel(
                                new LinkedHashMap<>(),
                                new LinkedHashMap<>(),
                                new LinkedHashMap<>()));
            } catch (InvalidContentModel e) {
                throw new IllegalStateException(
                        "the shipped content types are wrong: " + e.getMessage(), e);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
