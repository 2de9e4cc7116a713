package jp.musubi.site.render;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jp.musubi.content.entry.Entry;
import jp.musubi.site.link.LinkedSite;
import jp.musubi.site.link.Town;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Random;

final class KanaTest {
    private static final String FIRST = "あアｱいおヴゔかガｶﾞケヶさザっソたヂドなノはパポまモヤよラロわヲん１Ａ";
    private static final int GROUPS = 700;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void inTheOrderOfReadingsFewEntriesTellWhereEachRowBegins(int seed) throws Exception {
        var random = new Random(seed);
        Town town = Town.inJapanese();
        // Some rows have hundreds of groups, some none.
        String letters = FIRST.substring(random.nextInt(10), FIRST.length() - random.nextInt(10));
        for (int i = 0; i < GROUPS; i++) {
            int letter = (int) (letters.length() * Math.pow(random.nextDouble(), seed));
            String fields = "\"title\":\"会" + i + "\"";
            String reading = letters.charAt(letter) + "い".repeat(random.nextInt(3));
            town.with(
                    "group",
                    "g" + i,
                    i % 50 == 0 ? fields : fields + ",\"reading\":\"" + reading + "\"");
        }
        List<Entry> groups = LinkedSite.of(town.read().snapshot()).entries("group");
        assertEquals(GROUPS, groups.size());
        assertEquals(new Kana(groups, false).toString(), new Kana(groups, true).toString());
    }
}
