package jp.musubi.cms.importer;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RepeatedIdsTest {
    @ParameterizedTest
    @ValueSource(ints = {7, 1000, RepeatedIds.MAX_HELD})
    void idsThatStandTwiceAreFoundInMemoryAndOnDisk(int held) throws Exception {
        try (RepeatedIds ids = new RepeatedIds(held)) {
            for (int i = 0; i < 3000; i++) {
                ids.add("id-" + i);
            }
            ids.add("id-0");
            ids.add("id-2999");
            ids.add("id-2999");
            RepeatedIds.Suspects suspects = ids.suspects();
            assertTrue(suspects.contains("id-0"));
            assertTrue(suspects.contains("id-2999"));
            assertFalse(suspects.contains("id-1500"));
        }
    }
}
