package jp.musubi.cms.entry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jp.musubi.cms.entry.TextDiff.Change;
import jp.musubi.cms.entry.TextDiff.Operation;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

final class ReadableDiffTest {
    private static String without(List<Change> pieces, Operation operation) {
        return pieces.stream()
                .filter(piece -> piece.operation() != operation)
                .map(Change::text)
                .collect(Collectors.joining());
    }

    @Test
    void aRewrittenPassageIsOneChangeDespiteCharactersThatStandInBoth() {
        List<Change> pieces = ReadableDiff.between("毎月の砂浜を守っています。", "地区の子どもが歩いています。");

        assertEquals(
                List.of(
                        new Change(Operation.DELETE, "毎月の砂浜を守っ"),
                        new Change(Operation.INSERT, "地区の子どもが歩い"),
                        new Change(Operation.EQUAL, "ています。")),
                pieces);
    }

    @Test
    void aSmallChangeStaysSmall() {
        assertEquals(
                List.of(
                        new Change(Operation.EQUAL, "記録は2"),
                        new Change(Operation.DELETE, "2"),
                        new Change(Operation.INSERT, "3"),
                        new Change(Operation.EQUAL, "年分です。")),
                ReadableDiff.between("記録は22年分です。", "記録は23年分です。"));
    }

    @Test
    void bothTextsAreWhole() {
        var random = new Random(1);
        for (int round = 0; round < 2_000; round++) {
            String before = text(random);
            String after = text(random);
            List<Change> pieces = ReadableDiff.between(before, after);
            assertEquals(before, without(pieces, Operation.INSERT));
            assertEquals(after, without(pieces, Operation.DELETE));
        }
    }

    private static String text(Random random) {
        return random.ints(random.nextInt(30), 0, 4)
                .mapToObj(at -> List.of("川", "橋", "𠮷", "の").get(at))
                .collect(Collectors.joining());
    }
}
