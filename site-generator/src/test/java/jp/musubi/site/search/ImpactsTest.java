package jp.musubi.site.search;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import java.util.HashMap;
import java.util.Map;

/** How much the words of a document count. */
class ImpactsTest {
    private static Impacts own() {
        var impacts = new Impacts();
        impacts.add("提灯を川に流す会", 4);
        impacts.add("子どもと歩きます", 1);
        return impacts;
    }

    @Test
    void whatIsAttachedCountsForTheLeastAndTakesNothingFromWhatIsSaidItself() {
        Map<String, Integer> alone = Map.copyOf(own().impacts());
        Impacts attaching = own();
        attaching.addBeside("提灯の紙と風鈴。".repeat(500));
        var both = new HashMap<>(attaching.impacts());
        assertEquals(1, both.get("風鈴"));
        both.keySet().retainAll(alone.keySet());
        assertEquals(alone, both);
    }
}
