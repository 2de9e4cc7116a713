package jp.musubi.cms;

import jp.musubi.cms.mail.Mail;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Somebody with a browser: keeps cookies, and sends forms with the token of the last page. */
public final class Visitor {
    private static final Pattern TOKEN = Pattern.compile("name=\"csrf\" value=\"([^\"]+)\"");
    private static final Pattern LINK = Pattern.compile("http://[^/\\s]+(/admin/\\S+)");

    private final RunningCity city;
    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private final String from;
    private String token = "";

    /** Somebody whose requests come from an address of their own. */
    public Visitor(RunningCity city, String from) {
        this.city = city;
        this.from = from;
    }

    /** What came back. */
    public record Page(int status, String location, String body, HttpResponse<String> answer) {}

    /** Opens a page. */
    public Page get(String path) throws IOException, InterruptedException {
        return send(request(path).GET());
    }

    /** Sends a form; names and values come in pairs. */
    public Page post(String path, String... fields) throws IOException, InterruptedException {
        var form = new StringBuilder("csrf=" + token);
        for (int at = 0; at < fields.length; at += 2) {
            form.append('&')
                    .append(fields[at])
                    .append('=')
                    .append(URLEncoder.encode(fields[at + 1], StandardCharsets.UTF_8));
        }
        return send(
                request(path)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form.toString())));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(city.address(path)))
                .header("X-Forwarded-For", from)
                .header("User-Agent", "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X)");
    }

    private Page send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
        Matcher found = TOKEN.matcher(answer.body());
        if (found.find()) {
            token = found.group(1);
        }
        return new Page(
                answer.statusCode(),
                answer.headers().firstValue("Location").orElse(""),
                answer.body(),
                answer);
    }

    /** Signs in with a passphrase and opens the page that follows. */
    public Page signIn(String email, String passphrase) throws IOException, InterruptedException {
        Page answer = post("/admin/sign-in/passphrase", "email", email, "passphrase", passphrase);
        return followed(answer);
    }

    /** The page that redirects lead to. */
    private Page followed(Page answer) throws IOException, InterruptedException {
        Page page = answer;
        for (int redirects = 0; !page.location().isEmpty() && redirects < 3; redirects++) {
            page = get(page.location());
        }
        return page;
    }

    /** Signs in by a mailed link and opens the page that follows. */
    public Page signInByMail(String email) throws IOException, InterruptedException {
        post("/admin/sign-in/link", "email", email);
        String link = mailedLink(email);
        get(link);
        return followed(post(link));
    }

    /** The path of the link in the newest mail, which must be to that address. */
    public String mailedLink(String email) {
        Mail mail = city.wiring().mails().newest(1).getFirst();
        Matcher link = LINK.matcher(mail.body());
        if (!mail.to().equals(email) || !link.find()) {
            throw new IllegalStateException("no link was mailed to " + email);
        }
        return link.group(1);
    }

    /** Whether that browser is signed in. */
    public boolean isSignedIn() throws IOException, InterruptedException {
        Page start = get("/admin");
        return start.status() == 200
                || (start.status() == 303
                        && !start.location().startsWith("/admin/sign-in")
                        && !start.location().startsWith("/admin/second-factor"));
    }
}
