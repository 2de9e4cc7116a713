package jp.musubi.site.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jp.musubi.site.link.Addresses;
import jp.musubi.site.link.Town;
import jp.musubi.site.verify.PageProblem.Kind;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

class PageCheckTest {
    private static final Addresses ADDRESSES =
            new Addresses(Town.inJapanese().linked(), URI.create("https://city.example/kyodo/"));
    private static final Set<String> FILES =
            Set.of("index.html", "a/index.html", "b/index.html", "style.css", "番/index.html");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<a href='/kyodo/b/'>b</a>",
                "<a href=/kyodo/b/>b</a>",
                "<A HREF=\"../b/\">b</A>",
                "<a href='/kyodo/b/?q=1&amp;r=2#place'>b</a>",
                "<a href='#here'>b</a>",
                "<a href='#'>top</a>",
                "<a href='https://city.example/kyodo/b/'>b</a>",
                "<a href='https://elsewhere.example/none/'>b</a>",
                "<a href='//elsewhere.example/none/'>b</a>",
                "<a href='mailto:x@example.org'>b</a>",
                "<a href='/kyodo/%E7%95%AA/'>b</a>",
                "<link rel=stylesheet href='/kyodo/style.css'>",
                "<img src='/kyodo/style.css' srcset='/kyodo/style.css 1x, /kyodo/b/ 2x' alt=''>",
                "<img alt src='/kyodo/style.css'>",
                "<!-- <a href='/kyodo/none/'> <p id=here> -->",
                "<script>var a = \"<a href='/kyodo/none/'>\";</script>",
                "<style>a::after { content: \"<a href='/none/'>\" }</style>",
                "<p>1 < 2 and <3 is no tag</p>",
                "<a data-href='/kyodo/none/' title='href=/none/'>b</a>"
            })
    void whatIsRightIsNotReported(String html) {
        assertEquals(List.of(), problems("<p id=here>" + html));
    }

    @Test
    void aLinkToNoPageIsReportedWithPageAndLink() {
        PageProblem problem = only("<a href='/kyodo/none/'>x</a>");
        assertEquals(Kind.BROKEN_LINK, problem.kind());
        assertEquals("/kyodo/a/", problem.page());
        assertEquals("/kyodo/none/", problem.found());
        assertEquals(
                "page /kyodo/a/ (group a): the link /kyodo/none/ leads to no page of the site",
                problem.sentence());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<a href='/kyodo/b'>the folder without its slash</a>",
                "<img src='/kyodo/none.png' alt=''>",
                "<img srcset='/kyodo/style.css 1x, /kyodo/none.png 2x' alt=''>",
                "<script src='/kyodo/none.js'></script>",
                "<form action='/kyodo/none/'></form>",
                "<a href='none/'>relative</a>",
                "<a href='https://city.example/kyodo/none/'>absolute</a>",
                "<a href='/kyodo/%zz/'>wrong escape</a>",
                "<svg><use href='/kyodo/none.svg#x'/></svg>"
            })
    void linksOfEveryKindAreFollowed(String html) {
        assertEquals(Kind.BROKEN_LINK, only(html).kind());
    }

    @Test
    void aRootRelativeLinkThatLeavesTheBasePathIsReported() {
        assertEquals(Kind.OUTSIDE, only("<a href='/groups/'>x</a>").kind());
    }

    @Test
    void aPlaceThatDoesNotExistIsReportedInThisPageAndInOthers() {
        assertEquals(Kind.BROKEN_ANCHOR, only("<a href='#nowhere'>x</a>").kind());
        assertEquals(Kind.BROKEN_ANCHOR, only("<a href='/kyodo/b/#nowhere'>x</a>").kind());
    }

    @Test
    void anIdUsedTwiceIsReported() {
        assertEquals(Kind.REPEATED_ID, only("<p id=x><p id='x'>").kind());
    }

    @Test
    void aPictureWithoutAltIsReported() {
        PageProblem problem = only("<img src='/kyodo/style.css'>");
        assertEquals(Kind.PICTURE_WITHOUT_TEXT, problem.kind());
        assertEquals("/kyodo/style.css", problem.found());
    }

    @Test
    void aFileThatIsNoPageIsTrustedToHaveThePlaceThatALinkNames() {
        assertEquals(
                List.of(),
                problems("<svg><use href='/kyodo/icons.svg#heart'/></svg>", Set.of("icons.svg")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"<", "<a", "<a href", "<a href=", "<a href='", "<!--", "<script", "<!"})
    void aPageThatEndsEarlyEndsTheScan(String html) {
        assertEquals(List.of(), problems(html));
    }

    private static PageProblem only(String html) {
        List<PageProblem> problems = problems(html);
        assertEquals(1, problems.size(), () -> html + " gave " + problems);
        return problems.getFirst();
    }

    private static List<PageProblem> problems(String html) {
        return problems(html, FILES);
    }

    private static List<PageProblem> problems(String html, Set<String> files) {
        var check = new PageCheck(ADDRESSES);
        Map<String, Findings> site = new HashMap<>();
        files.forEach(file -> site.put(file, Findings.NONE));
        site.put("b/index.html", check.look("/kyodo/b/", "", bytes("<h2 id='place'>place</h2>")));
        Findings page = check.look("/kyodo/a/", "group a", bytes(html));
        site.put("a/index.html", page);
        return new LinkCheck(file -> Optional.ofNullable(site.get(file)))
                .problems("/kyodo/a/", page);
    }

    private static byte[] bytes(String html) {
        return html.getBytes(StandardCharsets.UTF_8);
    }
}
