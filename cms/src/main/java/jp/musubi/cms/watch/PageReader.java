package jp.musubi.cms.watch;

import crawlercommons.robots.BaseRobotRules;
import crawlercommons.robots.SimpleRobotRules;
import crawlercommons.robots.SimpleRobotRulesParser;

import jp.musubi.cms.fetch.Unfetched;
import jp.musubi.cms.fetch.WebAnswer;
import jp.musubi.cms.fetch.WebReader;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.IDN;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Looks at pages as a polite visitor: it says who it is, keeps to {@code robots.txt} (RFC 9309) of
 * every host that it is led to, waits between two questions to one host, and takes little. The
 * guard of {@link WebReader} stands before every question. For one thread.
 */
public final class PageReader {
    /** Most bytes of a page. */
    static final int MAX_PAGE_BYTES = 3 * 1024 * 1024;

    /** Most bytes of a {@code robots.txt}: what RFC 9309 asks readers to take at least. */
    static final int MAX_ROBOTS_BYTES = 512 * 1024;

    /** How long it waits between two questions to one host. */
    public static final Duration PAUSE = Duration.ofSeconds(2);

    private static final Duration MAX_PAUSE = Duration.ofSeconds(30);
    private static final int MAX_REDIRECTS = 5;
    private static final String ROBOT = "musubi";
    private static final Set<Integer> MOVED = Set.of(301, 302, 303, 307, 308);
    private static final Set<Integer> GONE = Set.of(404, 410);
    private static final Set<String> PAGES = Set.of("", "text/html", "application/xhtml+xml");
    private static final Pattern CHARSET =
            Pattern.compile("(?i);\\s*charset\\s*=\\s*\"?([^\\s\";]+)");

    private static final Pattern ADDRESS = Pattern.compile("(?i)(https?://)([^/?#:]+)(.*)");

    private final WebReader web;
    private final URI site;
    private final Duration pause;

    /**
     * A visitor in the name of a site.
     *
     * @param site where the site is that banners come from
     * @param pause how long it waits between two questions to one host
     */
    public PageReader(WebReader web, URI site, Duration pause) {
        this.web = web;
        this.site = site;
        this.pause = pause;
    }

    /** What ends a visit before there is a page to look at. */
    private static final class Ended extends Exception {
        private final transient Finding finding;

        Ended(Finding finding) {
            super(finding.kind());
            this.finding = finding;
        }
    }

    /** A page that was fetched. */
    private record Fetched(URI address, WebAnswer answer) {}

    /** What there is on a page. */
    public Finding look(String address, String number) {
        try {
            Fetched page = new Visit().page(uri(address));
            return new ShownBanner(site, number).on(parsed(page));
        } catch (Ended e) {
            return e.finding;
        } catch (Unfetched e) {
            return new Finding.Unreachable(e.why());
        } catch (IOException e) {
            return new Finding.NoPage();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Finding.Unreachable(Unfetched.Why.NO_ANSWER);
        }
    }

    /** The address as servers are asked for it: in ASCII alone. */
    private static URI uri(String address) throws Ended {
        try {
            Matcher parts = ADDRESS.matcher(address.strip());
            String spelt =
                    parts.matches()
                            ? parts.group(1) + IDN.toASCII(parts.group(2)) + parts.group(3)
                            : address.strip();
            return URI.create(URI.create(spelt).toASCIIString());
        } catch (IllegalArgumentException e) {
            throw new Ended(new Finding.Unreachable(Unfetched.Why.ADDRESS));
        }
    }

    private static Document parsed(Fetched page) throws IOException {
        try (InputStream body = new ByteArrayInputStream(page.answer().body())) {
            return Jsoup.parse(body, charset(page.answer().type()), page.address().toString());
        }
    }

    /** The character set that the server names; null where the page itself has to say it. */
    private static @Nullable String charset(String type) {
        Matcher named = CHARSET.matcher(type);
        try {
            return named.find() && Charset.isSupported(named.group(1)) ? named.group(1) : null;
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return null;
        }
    }

    /** One look at one page, with all that it is led through. */
    private final class Visit {
        private final Map<String, BaseRobotRules> rules = new HashMap<>();
        private final Map<String, Duration> asked = new HashMap<>();

        Fetched page(URI first) throws Ended, Unfetched, InterruptedException {
            URI next = first;
            for (int i = 0; i <= MAX_REDIRECTS; i++) {
                BaseRobotRules here = rules(next);
                if (!here.isAllowed(next.toString())) {
                    throw new Ended(new Finding.Forbidden());
                }
                WebAnswer answer = ask(next, MAX_PAGE_BYTES);
                if (!MOVED.contains(answer.status())) {
                    return new Fetched(next, page(answer));
                }
                next = ledTo(next, answer);
            }
            throw new Ended(new Finding.Unreachable(Unfetched.Why.ANSWER));
        }

        private static WebAnswer page(WebAnswer answer) throws Ended {
            int status = answer.status();
            if (GONE.contains(status)) {
                throw new Ended(new Finding.NotFound(status));
            }
            if (status != 200) {
                throw new Ended(new Finding.Failed(status));
            }
            String type = answer.type().split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
            if (!PAGES.contains(type)) {
                throw new Ended(new Finding.NoPage());
            }
            return answer;
        }

        private static URI ledTo(URI from, WebAnswer answer) throws Ended {
            try {
                if (!answer.location().isEmpty()) {
                    return URI.create(from.resolve(answer.location()).toASCIIString());
                }
            } catch (IllegalArgumentException e) {
                // Led on to no address.
            }
            throw new Ended(new Finding.Unreachable(Unfetched.Why.ANSWER));
        }

        private BaseRobotRules rules(URI page) throws Ended, Unfetched, InterruptedException {
            String host = page.getScheme() + "://" + page.getRawAuthority();
            BaseRobotRules known = rules.get(host);
            if (known == null) {
                known = fetchedRules(URI.create(host + "/robots.txt"));
                rules.put(host, known);
            }
            return known;
        }

        /** Without one, all may be read; where it cannot be had, nothing (RFC 9309, 2.3.1). */
        private BaseRobotRules fetchedRules(URI first)
                throws Ended, Unfetched, InterruptedException {
            URI next = first;
            for (int i = 0; i <= MAX_REDIRECTS; i++) {
                WebAnswer answer = ask(next, MAX_ROBOTS_BYTES);
                if (MOVED.contains(answer.status())) {
                    next = ledTo(next, answer);
                } else if (answer.status() >= 500 || answer.status() == 429) {
                    throw new Ended(new Finding.Failed(answer.status()));
                } else if (answer.status() != 200) {
                    return new SimpleRobotRules(SimpleRobotRules.RobotRulesMode.ALLOW_ALL);
                } else {
                    return new SimpleRobotRulesParser()
                            .parseContent(
                                    first.toString(), answer.body(), "text/plain", List.of(ROBOT));
                }
            }
            return new SimpleRobotRules(SimpleRobotRules.RobotRulesMode.ALLOW_ALL);
        }

        private WebAnswer ask(URI address, int maxBytes) throws Unfetched, InterruptedException {
            String host = String.valueOf(address.getHost());
            Duration wait = asked.get(host);
            if (wait != null) {
                BaseRobotRules told =
                        rules.get(address.getScheme() + "://" + address.getAuthority());
                Thread.sleep(told == null ? wait : longer(wait, told.getCrawlDelay()));
            }
            asked.put(host, pause);
            return web.ask(address, "Musubi/1.0 (+" + site + ")", maxBytes);
        }

        private static Duration longer(Duration wait, long crawlDelayMillis) {
            Duration wished = Duration.ofMillis(Math.max(0, crawlDelayMillis));
            Duration most = wished.compareTo(MAX_PAUSE) > 0 ? MAX_PAUSE : wished;
            return most.compareTo(wait) > 0 ? most : wait;
        }
    }
}
