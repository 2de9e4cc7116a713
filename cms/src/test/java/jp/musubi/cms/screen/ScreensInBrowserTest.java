package jp.musubi.cms.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.ViewportSize;

import jp.musubi.cms.RunningCity;
import jp.musubi.cms.browser.Axe;
import jp.musubi.cms.browser.HtmlChecker;
import jp.musubi.cms.browser.InBrowser;
import jp.musubi.cms.browser.TestBrowser;
import jp.musubi.cms.browser.View;
import jp.musubi.cms.browser.View.Trait;
import jp.musubi.cms.screen.BusyCity.Person;
import jp.musubi.cms.web.Method;
import jp.musubi.cms.web.Route;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Every screen that the table of routes has, as everybody sees it who may: reached by following the
 * links of the screens before it. A screen that nobody reaches fails the test, too.
 */
@InBrowser
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ScreensInBrowserTest {
    private static final int SMALLEST_PHONE_PX = 320;

    /** What is shown on demand counts as well; lists are cut, their other items look the same. */
    private static final String OPEN_ALL_AND_SHORTEN =
            """
            () => {
                for (const it of document.querySelectorAll('details:not(.menu, .more)')) {
                    it.removeAttribute('name');
                    it.open = true;
                }
                document.querySelectorAll(
                    ':is(ul, ol) > li:nth-child(n + 9), tbody > tr:nth-child(n + 9)')
                    .forEach(it => it.remove());
            }
            """;

    private static final String LINKS =
            "() => [...document.querySelectorAll('a[href]')].map(it => it.href)";

    /** Elements that reach beyond the window's edge and that nothing cuts off or scrolls. */
    private static final String BEYOND_THE_EDGE =
            """
            () => {
                const isCut = it => it && (getComputedStyle(it).overflowX !== 'visible'
                    || isCut(it.parentElement));
                if (document.documentElement.scrollWidth <= innerWidth) return [];
                return ['the page', ...[...document.querySelectorAll('body *')]
                    .filter(it => it.getBoundingClientRect().right > innerWidth + 1)
                    .filter(it => !isCut(it.parentElement))
                    .slice(-3).map(it => it.outerHTML.slice(0, 160))];
            }
            """;

    /** The sorts of elements that a page is made of. */
    private static final String MAKE =
            """
            () => [...new Set([...document.querySelectorAll('body *')].map(it =>
                [it.localName, it.className?.baseVal ?? it.className, it.type, it.role].join('.')))]
                .sort().join(' ')
            """;

    /** Shown when something was done that this walk does not do; their tests look at them. */
    private static final Set<String> SEEN_ELSEWHERE =
            Set.of(
                    "/admin/second-factor",
                    "/admin/sign-in/passkey",
                    "/admin/register/status",
                    "/admin/nominate/form");

    private BusyCity busy;
    private RunningCity city;
    private List<Route> screens;

    /** Pages looked at, by their sort and make: who comes second to one need not look again. */
    private final Set<String> looked = new HashSet<>();

    @BeforeAll
    void start(@TempDir Path data) throws Exception {
        city = RunningCity.start(data, null, true);
        busy = new BusyCity(city);
        screens =
                city.table().routes().stream()
                        .filter(Route::isScreen)
                        .filter(route -> route.method() == Method.GET)
                        .filter(route -> route.reply().mediaType().startsWith("text/html"))
                        .toList();
        assertTrue(screens.size() > 25, "all screens are known: " + screens.size());
    }

    @AfterAll
    void stop() {
        city.close();
    }

    /**
     * The windows in which one person looks at the same pages. Between them they have both widths,
     * both languages and both colour schemes; afterwards the phone is made as small as phones are,
     * and dark.
     */
    private record Windows(Page phone, Page desk) {
        List<Page> all() {
            return List.of(phone, desk);
        }
    }

    private Windows windows(TestBrowser browser, @Nullable Person person) {
        View phone = View.PHONE.with(Trait.REDUCED_MOTION);
        View desk = View.DESK.with(Trait.REDUCED_MOTION).in("en").with(Trait.DARK);
        var windows = new Windows(browser.page(phone), browser.page(desk));
        if (person != null) {
            signIn(windows.all(), person);
        }
        return windows;
    }

    private void signIn(List<Page> pages, Person person) {
        Page first = pages.getFirst();
        first.navigate(city.address("/admin/sign-in/passphrase"));
        first.fill("#email", person.email);
        first.fill("#passphrase", person.passphrase);
        first.click("main button[type=submit]");
        first.waitForURL(address -> !address.contains("passphrase"));
        List<Cookie> cookies = first.context().cookies();
        for (Page page : pages) {
            BrowserContext window = page.context();
            window.clearCookies();
            window.addCookies(cookies);
        }
    }

    @Test
    void everyScreenIsForEverybody(TestBrowser browser) {
        browser.tolerate("404 for GET");
        Set<String> seen = new LinkedHashSet<>();
        List<String> faults = new ArrayList<>();
        walk(windows(browser, null), strangersDoors(), seen, faults);
        walk(applicants(browser), applicantsDoors(), seen, faults);
        for (Person person : Person.values()) {
            walk(windows(browser, person), doors(person), seen, faults);
        }
        assertTrue(faults.isEmpty(), () -> String.join("\n", faults));
        List<String> unseen =
                screens.stream()
                        .map(Route::path)
                        .filter(path -> !seen.contains(path) && !SEEN_ELSEWHERE.contains(path))
                        .toList();
        assertEquals(List.of(), unseen, "screens that no link leads to");
    }

    /** Somebody who went back to the application that they began. */
    private Windows applicants(TestBrowser browser) {
        Windows windows = windows(browser, null);
        for (Page page : windows.all()) {
            page.navigate(city.address(busy.application));
            page.click("main form button[type=submit]");
            page.waitForURL("**/admin/register/**");
        }
        return windows;
    }

    /** All steps, which are one screen but show different parts of the form. */
    private static List<String> applicantsDoors() {
        return Stream.of("basic", "about", "activity", "self-assessment", "consents", "check")
                .map(step -> "/admin/register/steps/" + step)
                .toList();
    }

    private List<String> strangersDoors() {
        var doors =
                new ArrayList<>(
                        List.of(
                                "/admin/sign-in",
                                "/admin/register",
                                "/admin/nominate",
                                "/admin/nowhere",
                                busy.application,
                                busy.question));
        doors.addAll(busy.mailed);
        return doors;
    }

    private List<String> doors(Person person) {
        var doors = new ArrayList<>(List.of("/admin"));
        if (person == Person.OWNER) {
            for (Object group : List.of(busy.returned, busy.waiting, busy.untold)) {
                doors.add("/admin/groups/" + group);
                doors.add("/admin/entries/" + group + "/edit");
                doors.add("/admin/entries/" + group + "/review");
            }
            doors.add("/admin/entries/" + busy.returned + "/preview/page");
            doors.add(busy.collision);
            doors.add(busy.newAddress);
        }
        if (person == Person.STAFF) {
            doors.add("/admin/types/reports?state=trash");
            doors.add("/admin/types/groups?q=zzzz");
            doors.add("/admin/audit?day=2001-01-01");
            doors.add("/admin/reviews?state=returned");
            doors.add("/admin/settings/look/preview");
        }
        return doors;
    }

    /** Looks at pages, then at one of each sort that they lead to. */
    private void walk(Windows windows, List<String> doors, Set<String> seen, List<String> faults) {
        Deque<String> next = new ArrayDeque<>(doors);
        Set<String> sorts = new LinkedHashSet<>();
        doors.forEach(door -> sorts.add(sort(door)));
        while (!next.isEmpty()) {
            String path = next.removeFirst();
            windows.phone().navigate(city.address(path));
            route(path).ifPresent(route -> seen.add(route.path()));
            for (String link : links(windows.phone())) {
                if (route(link).isPresent() && sorts.add(sort(link))) {
                    next.addLast(link);
                }
            }
            if (looked.add(sort(path) + windows.phone().evaluate(MAKE))) {
                windows.desk().navigate(city.address(path));
                look(windows, faults);
            }
        }
    }

    private void look(Windows windows, List<String> faults) {
        windows.all().forEach(page -> page.evaluate(OPEN_ALL_AND_SHORTEN));
        windows.all().forEach(page -> Axe.begin(page, Axe.Rules.ALL));
        windows.all().forEach(page -> addFaults(page, faults));
        Page phone = windows.phone();
        ViewportSize usual = phone.viewportSize();
        phone.setViewportSize(SMALLEST_PHONE_PX, usual.height);
        phone.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        Axe.begin(phone, Axe.Rules.OF_COLOURS);
        ((List<?>) phone.evaluate(BEYOND_THE_EDGE))
                .forEach(fault -> faults.add(phone.url() + " wide: " + fault));
        addFaults(phone, faults);
        phone.setViewportSize(usual.width, usual.height);
        phone.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
    }

    private static void addFaults(Page page, List<String> faults) {
        String where = page.url() + " at " + page.viewportSize().width + " px: ";
        Axe.faults(page).forEach(fault -> faults.add(where + fault));
    }

    private List<String> links(Page page) {
        String root = city.address("/");
        return ((List<?>) page.evaluate(LINKS))
                .stream()
                        .map(String::valueOf)
                        .filter(link -> link.startsWith(root))
                        .map(link -> link.substring(root.length() - 1).replaceAll("#.*", ""))
                        .distinct()
                        .toList();
    }

    private Optional<Route> route(String path) {
        String bare = URI.create(path).getPath();
        return screens.stream().filter(route -> pattern(route).matcher(bare).matches()).findFirst();
    }

    private static Pattern pattern(Route route) {
        String path = route.path().replace("{plural}", "[a-z-]+").replaceAll("[{]\\w+[}]", "[^/]*");
        return Pattern.compile(path);
    }

    /** Two addresses of one sort differ in what they show, not in how. */
    private String sort(String path) {
        URI address = URI.create(path);
        String route = route(path).map(Route::path).orElse(address.getPath());
        return route.contains("{plural}") ? address.getPath() : route;
    }

    @Test
    void theHeaderOfTheOfficeKeepsOneLineAndHasTheRestBehindAWord(TestBrowser browser) {
        Page page = browser.page(View.DESK);
        signIn(List.of(page), Person.ADMINISTRATOR);
        page.navigate(city.address("/admin/reviews"));
        for (int width : List.of(1024, 1152, 1280, 1440)) {
            page.setViewportSize(width, 900);
            assertTrue(heightOfHeader(page) < 72, width + " px wide");
        }
        page.locator(".header__bar .more summary").press("Enter");
        browser.screenshot(page, "header-more");
        assertTrue(heightOfHeader(page) < 72, "what is behind the word moves nothing");
        Axe.check(page);
        page.locator(".more__panel a[href='/admin/audit']").click();
        page.waitForURL("**/admin/audit");
        assertTrue(page.locator(".more__open").isVisible(), "where one is stays told");
    }

    private static double heightOfHeader(Page page) {
        Object height =
                page.evaluate(
                        "document.querySelector('.header__bar').getBoundingClientRect().height");
        return ((Number) height).doubleValue();
    }

    @Test
    void whatGoesWrongIsSaidToEverybody(TestBrowser browser) throws Exception {
        browser.tolerate("422 for POST");
        busy.withSecondFactor(Person.EDITOR);
        List<String> faults = new ArrayList<>();
        var windows = new LinkedHashMap<Optional<Person>, Windows>();
        for (Deed deed : Deed.all(busy)) {
            Windows their =
                    windows.computeIfAbsent(
                            Optional.ofNullable(deed.by()), by -> windows(browser, deed.by()));
            for (Page page : their.all()) {
                page.navigate(city.address(deed.path()));
                page.evaluate(OPEN_ALL_AND_SHORTEN);
                page.evaluate("document.querySelectorAll('form').forEach(it => it.noValidate = 1)");
                deed.act().accept(page);
            }
            var told = new ArrayList<String>();
            look(their, told);
            told.forEach(fault -> faults.add(deed.name() + ", " + fault));
        }
        assertTrue(faults.isEmpty(), () -> String.join("\n", faults));
    }

    @Test
    void everyScreenIsValidHtml(TestBrowser browser) throws Exception {
        var checker = new HtmlChecker();
        List<String> faults = new ArrayList<>();
        Map<String, String> pages = new LinkedHashMap<>();
        for (Person person : List.of(Person.OWNER, Person.STAFF, Person.ADMINISTRATOR)) {
            var visitor = busy.signedIn(person);
            for (String path : doors(person)) {
                var page = visitor.get(path);
                if (page.status() == 200) {
                    pages.put(person + " " + path, page.body());
                }
            }
        }
        for (String path : strangersDoors()) {
            pages.put(path, busy.somebody().get(path).body());
        }
        for (Map.Entry<String, String> page : pages.entrySet()) {
            checker.faults(page.getValue())
                    .forEach(fault -> faults.add(page.getKey() + " " + fault));
        }
        assertTrue(faults.isEmpty(), () -> String.join("\n", faults));
    }
}
