package jp.musubi.content.checker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jp.musubi.content.entry.Fields;
import jp.musubi.content.entry.Value;
import jp.musubi.content.model.ContentModels;
import jp.musubi.content.model.ContentType;
import jp.musubi.content.problem.Problem;

import org.junit.jupiter.api.Test;

import java.util.LinkedHashMap;
import java.util.List;

/** What keeps texts from being handed in. */
final class TextCheckTest {
    private static final String BODY = "body";

    private final ContentType group = ContentModels.bundled().require("group");
    private final CheckerRules rules = CheckerRules.bundled();
    private final TextCheck check = new TextCheck(rules);

    private List<Problem> problems(Value value) {
        var values = new LinkedHashMap<String, Value>();
        values.put(BODY, value);
        return check.problems(group, new Fields(values));
    }

    @Test
    void aPhotoWithoutADescriptionNamesItsFieldTheWordsBesideItAndTheCure() {
        List<Problem> problems =
                problems(new Value.Text("## 春のそうじ\n\n![](/assets/a.jpg)\n\n![川べり](/assets/b.jpg)"));

        assertEquals(1, problems.size(), problems.toString());
        assertEquals(BODY, problems.getFirst().field());
        String ja = problems.getFirst().message("ja");
        assertTrue(ja.contains("春のそうじ") && ja.contains("一文で書いてください"), ja);
        assertTrue(problems.getFirst().message("en").contains("what it shows"));
    }

    @Test
    void aTextInAnotherLanguageIsToldByItsLanguage() {
        var texts = new LinkedHashMap<String, String>();
        texts.put("ja", "川の会です。");
        texts.put("en", "By the river ![IMG_0123.JPG](/assets/a.jpg)");

        assertEquals(
                List.of(Problem.at("body.en", "checker_missing_alt", "By the river")),
                problems(new Value.Localised(texts)));
    }

    @Test
    void hintsKeepNothingBack() {
        String hints = "# 会\n\n#### 飛んだ見出し\n\n[こちら](https://example.jp/)は可及的速やかに①。";

        assertFalse(new Checker(rules).checkMarkdown(hints).isEmpty());
        assertEquals(List.of(), problems(new Value.Text(hints)));
    }

    @Test
    void aPictureAloneHasASentenceToo() {
        assertTrue(
                problems(new Value.Text("![](/assets/a.jpg)"))
                        .getFirst()
                        .message("ja")
                        .contains("一文で書いてください"));
    }

    @Test
    void anyRuleMayBecomeAnErrorForEachHasASentenceInBothLanguages() {
        for (String rule : rules.names()) {
            Problem problem = Problem.at(BODY, "checker_" + rule.replace('-', '_'), "ことば");
            assertTrue(problem.message("ja").contains("ことば"), rule);
            assertTrue(problem.message("en").contains("ことば"), rule);
        }
    }
}
