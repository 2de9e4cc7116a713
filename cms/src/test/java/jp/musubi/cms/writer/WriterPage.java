package jp.musubi.cms.writer;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.Cookie;

import jp.musubi.cms.RunningCity;
import jp.musubi.cms.Visitor;
import jp.musubi.cms.browser.TestBrowser;
import jp.musubi.cms.browser.View;
import jp.musubi.cms.screen.Screens;
import jp.musubi.content.checker.CheckerRules;
import jp.musubi.site.render.ScreenTheme;
import jp.musubi.site.theme.Theme;

import java.util.List;
import java.util.regex.Matcher;
import java.util.stream.Stream;

/**
 * A form with a field of Markdown in a real browser. The program runs and serves everything: the
 * form takes the place of what the first screen shows, so that it has that screen's frame, session
 * and content security policy.
 */
final class WriterPage {
    private static final String FORM_ADDRESS = "/admin";

    private final RunningCity city;
    private final List<Cookie> session;
    private String markdown = "";

    WriterPage(RunningCity city) throws Exception {
        this.city = city;
        this.session =
                Stream.of(
                                Visitor.signedIn(city, "staff@example.jp", "demo-staff-asanogawa")
                                        .cookie()
                                        .split("; *"))
                        .map(pair -> pair.split("=", 2))
                        .map(pair -> new Cookie(pair[0], pair[1]).setUrl(city.address("/")))
                        .toList();
    }

    /** A page on which somebody signed in; then {@link #open}. */
    Page page(TestBrowser browser, View view) {
        Page page = browser.page(view);
        page.context().addCookies(session);
        page.route("**" + FORM_ADDRESS, this::withForm);
        return page;
    }

    /** Shows the form with that text, and waits for the surface. */
    Locator open(Page page, String text) {
        markdown = text;
        page.navigate(city.address(FORM_ADDRESS));
        page.waitForSelector(".writer");
        page.waitForSelector(".writer__hints:not(:empty)");
        return page.locator(".writer__text");
    }

    private void withForm(Route route) {
        var answer = route.fetch();
        String html = answer.text();
        String csrf = html.replaceAll("(?s).*name=\"csrf\" value=\"([^\"]+)\".*", "$1");
        String scripts = scripts();
        String modules =
                "<script type=\"module\" src=\"%swriter.js\"></script><script type=\"module\""
                                .formatted(scripts)
                        + " src=\"%schecker.js\"></script>".formatted(scripts);
        String main =
                """
                <main id="main"><div class="wrap"><h1>ページを直す</h1>
                <form method="post" action="/admin/try" id="form">
                <input type="hidden" name="csrf" value="%s">
                <div class="field"><label class="field__label" for="summary">一行の紹介</label>
                <input class="input" id="summary" name="summary" data-checker="text"></div>
                <div class="field"><label class="field__label" for="body">くわしい内容</label>
                <p class="field__help" id="body-help">写真や見出しも入れられます。</p>
                <textarea class="input" id="body" name="body" data-writer="markdown"
                    aria-describedby="body-help">
                %s</textarea></div>
                <button class="button" type="submit">確認に出す</button></form></div></main>\
                """
                        .formatted(csrf, escaped(markdown));
        route.fulfill(
                new Route.FulfillOptions()
                        .setResponse(answer)
                        .setBody(
                                html.replace("</head>", modules + "</head>")
                                        .replaceFirst(
                                                "(?s)<main.*</main>",
                                                Matcher.quoteReplacement(main))));
    }

    /** The address below which this program serves its scripts. */
    String scripts() {
        return new ScreenTheme(
                        WriterTheme.of(Theme.editor(), CheckerRules.bundled()),
                        Screens.languages(),
                        "/admin/")
                .scripts();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }

    /** What the form would send for the text now. */
    static String written(Page page) {
        return page.evaluate("new FormData(document.getElementById('form')).get('body')")
                .toString()
                .replace("\r\n", "\n");
    }
}
