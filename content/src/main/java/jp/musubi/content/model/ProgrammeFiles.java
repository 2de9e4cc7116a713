package jp.musubi.content.model;

import jp.musubi.content.model.InvalidContentModel.Mistake;
import jp.musubi.content.programme.Programme;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/** Reads the programmes of a content folder; no two of a city may be taken for each other. */
final class ProgrammeFiles {
    private final List<Mistake> mistakes;
    private final Map<String, Read> own = new LinkedHashMap<>();

    private ProgrammeFiles(List<Mistake> mistakes) {
        this.mistakes = mistakes;
    }

    /** A programme of the folder, and where it stands. */
    private record Read(Programme programme, String file, YamlKeys keys) {}

    /**
     * All programmes of a content folder, and those shipped that none of it replaces.
     *
     * @param mistakes gets what is wrong
     */
    static SequencedMap<String, Programme> read(
            Path folder, ContentModel otherwise, List<Mistake> mistakes) throws IOException {
        var files = new ProgrammeFiles(mistakes);
        for (Path file : ContentModels.files(folder.resolve("programmes"), ".yml")) {
            files.add("programmes/" + file.getFileName(), Files.readString(file));
        }
        var programmes = new LinkedHashMap<>(otherwise.programmes());
        files.own.values().forEach(each -> programmes.put(each.programme().id(), each.programme()));
        files.compare(programmes.values());
        return programmes;
    }

    private void add(String file, String yaml) {
        YamlKeys.read(
                        file,
                        yaml,
                        keys -> new Read(ProgrammeReader.programme(keys), file, keys),
                        mistakes)
                .ifPresent(this::add);
    }

    private void add(Read read) {
        String id = read.programme().id();
        Read other = own.putIfAbsent(id, read);
        if (other != null) {
            read.keys()
                    .at("programme")
                    .mistake(
                            "The programme " + id + " stands in " + other.file() + ", too.",
                            "Give it another name behind 'programme:', or keep one of the files.");
        }
    }

    /** Notes once what two programmes share, in the file of the later one. */
    private void compare(Collection<Programme> all) {
        for (Read read : own.values()) {
            for (Programme other : all) {
                Read before = own.get(other.id());
                boolean isKnown = before == null || before.file().compareTo(read.file()) < 0;
                if (isKnown && !other.id().equals(read.programme().id())) {
                    compare(read, other);
                }
            }
        }
    }

    private void compare(Read read, Programme other) {
        Programme programme = read.programme();
        for (String name : programme.label().texts().values()) {
            if (other.label().texts().containsValue(name)) {
                read.keys()
                        .at("label")
                        .mistake(
                                "The programme " + other.id() + " is called '" + name + "', too.",
                                "Give each programme a name of its own: banners name theirs.");
            }
        }
        boolean isShared = programme.numberPattern().equals(other.numberPattern());
        if (!isShared && programme.numberPattern().overlaps(other.numberPattern())) {
            read.keys()
                    .at("number")
                    .mistake(
                            "'%s' could give a number that the programme %s gives with '%s'."
                                    .formatted(
                                            programme.numberPattern(),
                                            other.id(),
                                            other.numberPattern()),
                            "Begin the numbers of one of them with other letters, or give both the"
                                    + " same pattern: then they are counted together.");
        }
    }
}
