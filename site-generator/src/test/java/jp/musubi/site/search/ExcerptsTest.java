package jp.musubi.site.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;

import java.util.HashMap;
import java.util.Map;

/** Passages around what matched, as HTML that can be put into a page. */
class ExcerptsTest {
    private static String excerpt(String text, String... words) {
        Question question = Question.of(String.join(" ", words));
        Map<String, Integer> worths = new HashMap<>();
        question.words().forEach(word -> word.units().forEach(unit -> worths.put(unit.term(), 10)));
        return Excerpts.of(text, new Marks(question, worths));
    }

    @Test
    void textIsEscapedAndOnlyMarksAreHtml() {
        assertEquals(
                "&lt;script&gt;alert(&quot;<mark>自然</mark>&quot;)&lt;/script&gt; &amp;amp;"
                        + " &#39;x&#39;",
                excerpt("<script>alert(\"自然\")</script> &amp; 'x'", "自然"));
    }

    @Test
    void thePassageWithTheMostDifferentWordsIsChosen() {
        String text = "自然自然自然。" + "あいだの文です。".repeat(30) + "子どもと自然の中で遊びます。" + "おわりの文です。".repeat(30);
        String html = excerpt(text, "自然", "子ども");
        assertTrue(html.contains("<mark>子ども</mark>と<mark>自然</mark>の中"), html);
    }

    @Test
    void thePassageBeginsWithASentenceWhereThereIsRoom() {
        String html = excerpt("はじめの文です。".repeat(30) + "川の自然を守ります。つぎの文。", "自然");
        assertTrue(html.startsWith("川の<mark>自然</mark>を守ります。"), html);
    }

    @Test
    void noExcerptIsLongerThanItsBound() {
        String text = "自然がある町で長く続く文が句点なしに並ぶとどこかで切るしかなく".repeat(50);
        String plain = Jsoup.parse(excerpt(text, "自然", "町")).text().replace("…", "");
        assertTrue(plain.length() <= Excerpts.MAX_CHARS, plain);
        assertTrue(plain.length() > Excerpts.MAX_CHARS / 2, plain);
    }

    @Test
    void whatIsMarkedIsWhatStandsThere() {
        assertEquals("<mark>ＮＰＯ</mark>の<mark>ﾎﾀﾙ</mark>", excerpt("ＮＰＯのﾎﾀﾙ", "npo", "ほたる"));
    }

    @Test
    void withoutAMatchTheTextBeginsAtItsBeginning() {
        assertEquals("はじめ。つぎ。", excerpt("はじめ。つぎ。", "自然"));
        assertEquals("", excerpt("", "自然"));
    }

    @Test
    void aCharacterOfTwoHalvesIsNeverCut() {
        String html = excerpt("𠮷".repeat(500), "自然");
        assertFalse(html.contains("\ufffd"));
        assertEquals(
                html,
                new String(
                        html.getBytes(java.nio.charset.StandardCharsets.UTF_8),
                        java.nio.charset.StandardCharsets.UTF_8));
    }
}
