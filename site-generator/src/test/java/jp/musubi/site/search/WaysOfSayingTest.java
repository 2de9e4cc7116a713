package jp.musubi.site.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import jp.musubi.site.link.Town;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What a word counts for that can be said in several ways. */
class WaysOfSayingTest {
    @TempDir private static Path folder;
    private static TownSearch town;

    @BeforeAll
    static void openTown() throws IOException {
        town = TownSearch.of(folder, groups(Town.inTwoLanguages()));
    }

    @AfterAll
    static void closeTown() throws IOException {
        town.close();
    }

    private static Town groups(Town town) {
        Town all = group(town, "friends", "雪かきともだち", "朝に雪かきをします。");
        all = group(all, "plough", "坂の除雪の会", "除雪を引き受け、除雪を教えます。");
        all = group(all, "thrice", "旗ふり隊", "子どもと児童とこどもの登校を見ます。");
        all = group(all, "nature", "沢の会", "子どもと自然を歩きます。");
        return group(all, "trains", "鉄道マニアの会", "列車を見ます。");
    }

    private static Town group(Town town, String slug, String title, String body) {
        String fields = "\"title\":\"%s\",\"reading\":\"かい\",\"body\":\"%s\"";
        return town.with("group", slug, fields.formatted(title, body));
    }

    @Test
    void whatIsWrittenAsAskedGoesBeforeWhatOnlyMeansTheSame() {
        assertEquals(List.of("friends", "plough"), town.slugs("雪かき"));
    }

    @Test
    void severalWordsForOneThingDoNotOutweighTwoThings() {
        assertEquals("nature", town.slugs("子ども 自然").getFirst());
    }

    @Test
    void ofSeveralWordsForOneThingTheOneThatAddsMostIsTheReason() {
        var asked = new Query("子ども", Map.of(), 50, 0, "ja");
        int thrice = town.slugs("子ども").indexOf("thrice");
        Explanation why = town.search().explain(asked).get(thrice);
        assertEquals(1, why.words().size());
        assertEquals(why.score(), why.words().getFirst().points());
    }

    @Test
    void aPartOfAnotherWordForTheSameIsNotThatWord() {
        assertFalse(town.slugs("高齢者").contains("trains"), "マニア has half of シニア");
    }
}
