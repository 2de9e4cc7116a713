package jp.musubi;

import org.junit.jupiter.api.Assumptions;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Programs that tests run and that a machine may lack. */
public final class OnThisMachine {
    private static final List<String> FOLDERS_OFTEN_MISSING_IN_PATH =
            List.of("/usr/sbin", "/usr/bin", "/usr/local/bin");

    private OnThisMachine() {}

    /**
     * Finds a program.
     *
     * @param names by which it may be installed, the best one first
     * @return its file; empty if none of them is installed
     */
    public static Optional<Path> program(String... names) {
        List<Path> folders =
                Stream.concat(
                                Stream.of(System.getenv().getOrDefault("PATH", "").split(":")),
                                FOLDERS_OFTEN_MISSING_IN_PATH.stream())
                        .filter(folder -> !folder.isEmpty())
                        .map(Path::of)
                        .toList();
        return Stream.of(names)
                .flatMap(name -> folders.stream().map(folder -> folder.resolve(name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /**
     * Ends a test whose program is not installed: skipped aloud, or failed with {@code CI=true}, so
     * that no machine that checks for others leaves it out unnoticed.
     *
     * @param sentence what is missing, what was not tested, and the cure
     */
    public static void isMissing(String sentence) {
        if ("true".equals(System.getenv("CI"))) {
            throw new AssertionError(sentence);
        }
        System.err.println("\n*** " + sentence + " ***\n");
        Assumptions.abort(sentence);
    }
}
