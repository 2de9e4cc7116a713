package jp.musubi.cms.writer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;

import jp.musubi.cms.RunningCity;
import jp.musubi.cms.browser.InBrowser;
import jp.musubi.cms.browser.TestBrowser;
import jp.musubi.cms.browser.View;
import jp.musubi.content.city.SampleCity;
import jp.musubi.content.markdown.Markdown;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the writing surface reads and writes, compared with what the generator reads. */
@InBrowser
class MarkdownInBrowserTest {
    private static final String SAVED =
            """
            async ([scripts, texts]) => {
              const { fromMarkdown } = await import(scripts + "writer/markdown-in.js");
              const { toMarkdown } = await import(scripts + "writer/markdown-out.js");
              return texts.map((text) => toMarkdown(fromMarkdown(text)));
            }\
            """;

    private static final String WRITTEN =
            """
            async ([scripts, paragraphs]) => {
              const { schema } = await import(scripts + "writer/schema.js");
              const { toMarkdown } = await import(scripts + "writer/markdown-out.js");
              const made = (name) => name == "link" ? schema.mark(name, { href: "/x" }) : schema.mark(name);
              return paragraphs.map((runs) => toMarkdown(schema.node("doc", null, [
                schema.node("paragraph", null, runs.map(([words, ...marks]) =>
                  schema.text(words, marks.filter((name) => name).reduce(
                    (all, name) => made(name).addToSet(all), []))))])));
            }\
            """;

    private static final Pattern REFERENCE = Pattern.compile("&#(x[0-9a-f]+|\\d+);");
    private static final int PARAGRAPHS = 2_000;
    private static final List<String> MARKS = List.of("", "", "strong", "em", "strike", "link");
    private static final List<String> PARTS =
            List.of(
                    "川", "「川」", "（", "）", "。", "a", "1.", "*", "**", "_", "~", "~~", "[", "]",
                    "](x)", "\\", "`", "<b>", "&amp;", "!", "#", "- ", "100%", "😀", "　", " x ");

    @TempDir static Path data;

    private static RunningCity city;
    private static WriterPage writer;
    private Page page;

    @BeforeAll
    static void start() throws Exception {
        city = RunningCity.start(data, null, false);
        writer = new WriterPage(city);
    }

    @AfterAll
    static void stop() {
        city.close();
    }

    @BeforeEach
    void open(TestBrowser browser) {
        page = writer.page(browser, View.DESK);
        writer.open(page, "");
    }

    @Test
    void savingHardTextsKeepsWhatReadersSeeAndChangesNothingTheSecondTime() throws IOException {
        assertKept(hardTexts());
    }

    @Test
    void savingTheSampleCityKeepsWhatReadersSeeAndChangesNothingTheSecondTime() throws IOException {
        List<String> texts = new ArrayList<>();
        try (Stream<Path> files = Files.walk(SampleCity.folder())) {
            for (Path file : files.filter(one -> one.toString().endsWith(".md")).toList()) {
                texts.add(Files.readString(file).replaceFirst("(?s)^---\n.*?\n---\n", ""));
            }
        }
        assertTrue(texts.size() > 100, texts.size() + " texts");
        assertKept(texts);
    }

    private void assertKept(List<String> texts) {
        List<String> once = saved(texts);
        assertEquals(once, saved(once));
        for (int at = 0; at < texts.size(); at++) {
            assertEquals(html(texts.get(at)), html(once.get(at)), once.get(at));
        }
    }

    /** Words, punctuation and marks in any mixture: the worst a person could click together. */
    @Test
    void whateverIsMarkedReadersFindTheSameWords() {
        var random = new Random(2026);
        List<List<List<String>>> paragraphs = new ArrayList<>();
        for (int at = 0; at < PARAGRAPHS; at++) {
            List<List<String>> runs = new ArrayList<>();
            for (int part = 0; part <= random.nextInt(6); part++) {
                runs.add(
                        List.of(
                                PARTS.get(random.nextInt(PARTS.size())),
                                MARKS.get(random.nextInt(MARKS.size())),
                                MARKS.get(random.nextInt(MARKS.size()))));
            }
            paragraphs.add(runs);
        }
        List<?> written = (List<?>) page.evaluate(WRITTEN, List.of(writer.scripts(), paragraphs));
        for (int at = 0; at < PARAGRAPHS; at++) {
            String words =
                    paragraphs.get(at).stream()
                            .map(List::getFirst)
                            .collect(Collectors.joining())
                            .replaceAll("[\\s\u3000]", "");
            String markdown = String.valueOf(written.get(at));
            assertEquals(words, wordsOf(html(markdown)), markdown);
        }
    }

    @Test
    void thereIsOneStyle() {
        assertSaved("- a\n- b\n\n1. c\n", "* a\n* b\n\n1. c\n");
        assertSaved("一\\\n二\n", "一  \n二");
        assertSaved("| a | b |\n|---|:-:|\n| c | d |\n", "a  |  b\n--- | :---:\nc|d\n");
        assertSaved("| a |\n|---|\n| b<br>c\\|d |\n", "|a|\n|-|\n|b<br/>c\\|d|\n");
        assertSaved("*a* **b**\n\n---\n", "_a_ __b__\n\n***\n\n\n\n");
        assertSaved("a \\<b c \\&amp; d & e < f\n", "a \\<b c \\&amp; d & e < f");
    }

    @Test
    void emphasisBesideJapanesePunctuationIsReadAndWrittenSoThatEverybodyReadsIt() {
        assertSaved("「**強調**」です\n", "**「強調」**です");
        assertSaved("**無料です**。お申し込み\n", "**無料です。**お申し込み");
        assertSaved("**受付（うけつけ）**&#x306F;こちら\n", "**受付（うけつけ）**はこちら");
        assertSaved("これは「**強調**」です\n", "これは**「強調」**です");
        assertTrue(html("**受付（うけつけ）**&#x306F;こちら").contains("</strong>はこちら"));
    }

    @Test
    void spacesOfTheWidthOfALetterStayAtTheEdgesOfParagraphs() {
        assertSaved("　字下げ\n\n- 　箇条\n\n# 　題　\n", "　字下げ\n\n- 　箇条\n\n# 　題　");
    }

    @Test
    void rawHtmlRubyAndBracesAreKeptByteForByte() {
        String text =
                "<div class=\"x\">\n<B>raw</B>\n</div>\n\n<ruby>結<rt>むす</rt></ruby>び"
                        + " <kbd  title='a'>K</kbd> {{ a_b*c }} {% raw %} {{ x | y }}\n";
        assertSaved(text, text);
    }

    private void assertSaved(String expected, String text) {
        assertEquals(List.of(expected), saved(List.of(text)));
    }

    @SuppressWarnings("unchecked")
    private List<String> saved(List<String> texts) {
        return (List<String>) page.evaluate(SAVED, List.of(writer.scripts(), texts));
    }

    /** The words of a page, without spaces. */
    private static String wordsOf(String html) {
        return REFERENCE
                .matcher(html.replaceAll("<[^>]*>", ""))
                .replaceAll(found ->
                        Matcher.quoteReplacement(
                                Character.toString(
                                        found.group(1).startsWith("x")
                                                ? Integer.parseInt(found.group(1).substring(1), 16)
                                                : Integer.parseInt(found.group(1)))))
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&")
                .replaceAll("[\\s\u3000]", "");
    }

    /** What readers see; how many spaces there are between blocks is not to be seen. */
    private static String html(String markdown) {
        return Markdown.toHtml(markdown, Markdown.Options.DEFAULT)
                .replaceAll("\\s+", " ")
                .replaceAll("> <", "><")
                .strip();
    }

    static List<String> hardTexts() throws IOException {
        try (var in = MarkdownInBrowserTest.class.getResourceAsStream("hard.md.txt")) {
            String all =
                    new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            List<String> texts = new ArrayList<>(List.of(all.split("=====\n", -1)));
            texts.add(texts.getFirst().replace("\n", "\r\n"));
            return texts;
        }
    }
}
