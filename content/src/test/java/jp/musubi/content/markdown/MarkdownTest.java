package jp.musubi.content.markdown;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jp.musubi.content.markdown.Markdown.Options;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

class MarkdownTest {
    @Test
    void textOfATemplateLanguageIsJustText() {
        assertEquals("<p>{{ 7*7 }} {% raw %}</p>\n", html("{{ 7*7 }} {% raw %}"));
    }

    @Test
    void headingsAreFittedBelowThePageWithoutGaps() {
        String html = Markdown.toHtml("# 目的\n\n#### 細部\n", new Options(3, "", link -> link));
        assertTrue(html.contains("<h3 id=\"目的\">") && html.contains("<h4 id=\"細部\">"), html);
    }

    @Test
    void twoHeadingsOfOneNameHaveTwoIds() {
        String html = Markdown.toHtml("## 春\n\n## 春\n", new Options(2, "about-", link -> link));
        assertTrue(html.contains("id=\"about-春\"") && html.contains("id=\"about-春-2\""), html);
    }

    @Test
    void tablesStrikethroughTasksAndBareAddressesAreRead() {
        String html =
                html(
                        "|a|b|\n"
                                + "|:-:|-:|\n"
                                + "|1|2|\n\n"
                                + "~~古い~~ https://example.org/\n\n"
                                + "- [x] 済み\n"
                                + "- [ ] まだ\n");
        assertTrue(html.contains("<td class=\"align-center\">1</td>"), html);
        assertTrue(html.contains("<del>古い</del>"), html);
        assertTrue(html.contains("<a href=\"https://example.org/\""), html);
        assertTrue(html.contains("☑") && html.contains("☐"), html);
        assertFalse(html.contains("<input"), html);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "<img src=x onerror=alert(1)>",
                "[a](javascript:alert(1))",
                "[a](data:text/html,<script>alert(1)</script>)",
                "<a href=\"java\nscript:alert(1)\">a</a>",
                "<svg onload=alert(1)>",
                "<iframe src=\"https://example.org\"></iframe>",
                "<p style=\"background:url(javascript:alert(1))\" onclick=\"alert(1)\">a</p>",
                "<form action=\"https://example.org\"><input name=a></form>",
                "![a](x\"onerror=\"alert(1))",
                "<math><mtext></mtext><mglyph><style><img src=x"
                        + " onerror=alert(1)></style></mglyph></math>",
            })
    void nothingThatRunsGetsThrough(String markdown) {
        String html = html(markdown);
        assertFalse(html.matches("(?is).*<(script|svg|iframe|form|input|math|style)\\b.*"), html);
        assertFalse(html.matches("(?is).*<[^>]*\\s(on\\w+|style)\\s*=.*"), html);
        assertFalse(html.matches("(?is).*(href|src)=\"\\s*(javascript|data):.*"), html);
    }

    @Test
    void rubyStays() {
        String html = html("<ruby>結<rt>むす</rt></ruby>び");
        assertTrue(html.contains("<ruby>結<rt>むす</rt></ruby>び"), html);
    }

    @Test
    void addressesCanBeFittedIntoASubPath() {
        String html =
                Markdown.toHtml(
                        "[団体](/groups/) ![絵](/a.webp)",
                        new Options(2, "", link -> link.startsWith("/") ? "/city" + link : link));
        assertTrue(
                html.contains("href=\"/city/groups/\"") && html.contains("src=\"/city/a.webp\""),
                html);
        assertEquals(
                List.of("/groups/", "/a.webp"), Markdown.links("[団体](/groups/) ![絵](/a.webp)"));
    }

    @Test
    void plainTextHasTheWordsOnly() {
        assertEquals(
                "春: カワニナを放す 表 1",
                Markdown.toPlainText("## 春\n\n- **カワニナ**を放す<b></b>\n\n|表|\n|-|\n|1|\n")
                        .replaceAll("[|\\s]+", " ")
                        .strip());
    }

    @ParameterizedTest
    @ValueSource(strings = {">", "- ", "[", "*a **a ", "![", "<div>", "`"})
    void deepNestingEndsInTextNotInAnOverflow(String part) {
        String html = html(part.repeat(20_000) + "x\n\n後の段落");
        assertTrue(html.length() < 40 * 20_000, () -> "" + html.length());
    }

    private static String html(String markdown) {
        return Markdown.toHtml(markdown, Options.DEFAULT);
    }
}
