package jp.musubi.cms.importer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;

import jp.musubi.cms.database.TestStore;
import jp.musubi.cms.entry.StoredEntry;
import jp.musubi.cms.slug.ReadingSlugger;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/**
 * Real registers, whole, into a real store. They are not part of this repository: the tests look
 * for a folder {@code shared/data} beside it.
 */
class RealRegistersTest {
    private static final Path DATA = Path.of("..", "..", "shared", "data").normalize();

    @BeforeEach
    void theRegistersAreThere() {
        if (!Files.isDirectory(folder())) {
            System.err.println("SKIPPED: no real registers in " + folder().toAbsolutePath());
        }
        assumeTrue(Files.isDirectory(folder()), "no real registers in " + folder());
    }

    @Test
    void theCafeteriasAreAllInOrReported() throws Exception {
        everyRowTwice("childrens-cafeterias", "childrens-cafeterias/childrens-cafeterias.csv", 605);
    }

    @Test
    void theCorporationsInUtf8AreAllInOrReported() throws Exception {
        everyRowTwice("corporate-numbers", "corporate-numbers/civic_utf8.csv.gz", 5138);
    }

    @Test
    void theCorporationsInCp932AreAllInOrReported() throws Exception {
        everyRowTwice("corporate-numbers", "corporate-numbers/civic_cp932_2000.csv", 2000);
    }

    private static void everyRowTwice(String mapping, String file, int rows) throws Exception {
        try (TestStore store =
                TestStore.open(TestStore.Kind.H2, Clock.systemUTC(), new ReadingSlugger())) {
            var register = new StoreRegister(store.database, store.entries, store.publishing, "ja");
            var request =
                    new ImportRequest(
                            folder().resolve(file),
                            TestImport.shipped(mapping),
                            false,
                            false,
                            "ja");
            JsonNode first = new TestImport(folder(), register).run(request);
            int created = first.path("created").asInt();
            assertEquals(rows, created + first.path("skipped").size());
            assertTrue(created > rows * 8 / 10, first.toString());
            List<String> slugs = slugs(store);
            assertEquals(created, slugs.size());
            assertEquals(List.of(), slugs.stream().filter(RealRegistersTest::isNameless).toList());
            JsonNode second = new TestImport(folder(), register).run(request);
            assertEquals(created, second.path("unchanged").asInt());
            assertEquals(0, second.path("created").asInt() + second.path("updated").asInt());
            assertEquals(slugs, slugs(store), "slugs stay");
        }
    }

    private static List<String> slugs(TestStore store) {
        return store.entries.newest("group", null, 10_000).stream()
                .map(StoredEntry::slug)
                .sorted()
                .toList();
    }

    private static boolean isNameless(String slug) {
        return slug.matches("group-[0-9a-z]{8}");
    }

    /** Beside the repository, wherever a work tree of it lies. */
    private static Path folder() {
        Path up = Path.of("").toAbsolutePath();
        while (up != null) {
            Path found = up.resolve("shared").resolve("data");
            if (Files.isDirectory(found)) {
                return found;
            }
            up = up.getParent();
        }
        return DATA;
    }
}
