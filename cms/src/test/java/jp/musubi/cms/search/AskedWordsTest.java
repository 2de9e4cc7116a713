package jp.musubi.cms.search;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jp.musubi.cms.database.EachDatabase;
import jp.musubi.cms.database.TestStore;
import jp.musubi.cms.entry.Slugger;
import jp.musubi.cms.publish.MovedClock;
import jp.musubi.cms.search.AskedWords.Asked;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

final class AskedWordsTest {
    private static final Instant START = Instant.parse("2026-11-01T03:00:00Z");
    private static final LocalDate FIRST = LocalDate.of(2026, 11, 1);

    private static List<String> words(List<Asked> asked) {
        return asked.stream().map(Asked::words).toList();
    }

    @EachDatabase
    void wordsAreCountedByHowOftenTheyWereAskedHoweverTheyWereTyped(TestStore.Kind kind) {
        var clock = new MovedClock(START);
        try (var store = TestStore.open(kind, clock, Slugger.NONE);
                var asked = new AskedWords(store.database)) {
            asked.note("ほたる", "ja", 3);
            asked.note("  ほたる ", "ja", 3);
            asked.note("ﾎﾀﾙ", "ja", 3);
            asked.note("ホタル", "ja", 4);
            asked.note("NPO  法人", "ja", 0);
            asked.note("ｎｐｏ法人", "ja", 0);
            asked.note("npo 法人", "ja", 0);
            asked.note("ほたる", "en", 0);
            asked.note("一度だけ", "ja", 0);
            assertEquals(
                    List.of(
                            new Asked("ほたる", "ja", 2, 3, FIRST),
                            new Asked("ホタル", "ja", 2, 4, FIRST)),
                    asked.most(30, false, 50));
            assertEquals(List.of(new Asked("npo 法人", "ja", 2, 0, FIRST)), asked.most(30, true, 50));
            clock.advance(Duration.ofDays(2));
            asked.note("NPO 法人", "ja", 1);
            asked.note("一度だけ", "ja", 0);
            assertEquals(
                    new Asked("npo 法人", "ja", 3, 1, FIRST.plusDays(2)),
                    asked.most(30, false, 50).getFirst(),
                    "what is found by now is no longer missing");
            assertEquals(List.of("一度だけ"), words(asked.most(30, true, 50)));
        }
    }

    @EachDatabase
    void whatIsOldIsForgottenAndWhatWasRareSooner(TestStore.Kind kind) {
        var clock = new MovedClock(START);
        try (var store = TestStore.open(kind, clock, Slugger.NONE);
                var asked = new AskedWords(store.database)) {
            asked.note("一度", "ja", 0);
            asked.note("二度", "ja", 0);
            asked.note("二度", "ja", 0);
            asked.write();
            assertEquals(0, (int) store.database.write(AskedWords::sweep));
            clock.advance(Duration.ofDays(31));
            assertEquals(1, (int) store.database.write(AskedWords::sweep));
            assertEquals(List.of(), words(asked.most(30, true, 50)));
            assertEquals(List.of("二度"), words(asked.most(90, true, 50)));
            clock.advance(Duration.ofDays(400));
            assertEquals(1, (int) store.database.write(AskedWords::sweep));
        }
    }

    @EachDatabase
    void twoProcessesCountTogetherAndAFloodIsNotCounted(TestStore.Kind kind) {
        var clock = new MovedClock(START);
        try (var store = TestStore.open(kind, clock, Slugger.NONE);
                var one = new AskedWords(store.database);
                var other = new AskedWords(store.database)) {
            one.note("祭り", "ja", 1);
            other.note("祭り", "ja", 1);
            one.write();
            other.write();
            assertEquals(2, one.most(1, false, 50).getFirst().times());
            for (int i = 0; i < 2 * AskedWords.MAX_WAITING; i++) {
                one.note("ことば" + i, "ja", 0);
                one.note("ことば" + i, "ja", 0);
            }
            assertEquals(
                    AskedWords.MAX_WAITING, one.most(1, true, 10 * AskedWords.MAX_WAITING).size());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " 　 ",
                "？！",
                "taro@example.jp",
                "０９０－１２３４－５６７８",
                "076-123-4567",
                "0761234567",
                "\uD800かい",
                "とても長い文章はことばではなく、だれかのことを書いたものかもしれないので、数えずに、そのまま忘れることにしています。そのほうがよいのです。"
            })
    void whatMayTellOfAPersonIsNotCounted(String text) {
        assertEquals(Optional.empty(), AskedWords.words(text));
    }

    @Test
    void yearsAndHouseNumbersAreWords() {
        assertEquals(Optional.of("2026年 表彰"), AskedWords.words("2026年　表彰"));
        assertEquals(Optional.of("第12回 3丁目"), AskedWords.words("第12回 3丁目"));
    }
}
