package jp.musubi.cms;

import jp.musubi.cms.mail.Mail;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import javax.net.ssl.SSLSession;

/**
 * Somebody with a browser that has neither pictures nor scripts and reads Japanese. It keeps
 * cookies and the token of the last page, and follows no redirect by itself.
 */
public final class Visitor {
    private static final Pattern TOKEN = Pattern.compile("name=\"csrf\" value=\"([^\"]+)\"");
    private static final Pattern LINK = Pattern.compile("http://[^/\\s]+(/admin/\\S+)");
    private static final Pattern HIDDEN =
            Pattern.compile("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"");
    private static final List<String> OF_THE_FORM =
            List.of("csrf", "session", "version", "revision");
    private static final String SIGN_IN = "/admin/sign-in/passphrase";
    private static final int MAX_REDIRECTS = 3;

    private final HttpClient client = HttpClient.newHttpClient();
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private final RunningCity city;
    private final Optional<String> from;
    private String token = "";

    /** Somebody who has been nowhere yet. */
    public Visitor(RunningCity city) {
        this(city, Optional.empty());
    }

    /** Somebody whose requests come from an address of their own. */
    public Visitor(RunningCity city, String from) {
        this(city, Optional.of(from));
    }

    private Visitor(RunningCity city, Optional<String> from) {
        this.city = city;
        this.from = from;
    }

    /** Somebody who signed in with a passphrase, and needed nothing more. */
    public static Visitor signedIn(RunningCity city, String email, String passphrase)
            throws IOException, InterruptedException {
        var visitor = new Visitor(city);
        visitor.signIn(email, passphrase);
        if (!visitor.isSignedIn()) {
            throw new IllegalStateException(email + " could not sign in");
        }
        return visitor;
    }

    /** An answer, with short words for what is asked of it most. */
    public record Page(HttpResponse<String> answer) implements HttpResponse<String> {
        public int status() {
            return answer.statusCode();
        }

        /** Where it leads, from the server's root; empty if it leads nowhere. */
        public String location() {
            return header("Location");
        }

        /** A header field; empty if it has none of that name. */
        public String header(String name) {
            return headers().firstValue(name).orElse("");
        }

        @Override
        public int statusCode() {
            return answer.statusCode();
        }

        @Override
        public HttpRequest request() {
            return answer.request();
        }

        @Override
        public Optional<HttpResponse<String>> previousResponse() {
            return answer.previousResponse();
        }

        @Override
        public HttpHeaders headers() {
            return answer.headers();
        }

        @Override
        public String body() {
            return answer.body();
        }

        @Override
        public Optional<SSLSession> sslSession() {
            return answer.sslSession();
        }

        @Override
        public URI uri() {
            return answer.uri();
        }

        @Override
        public HttpClient.Version version() {
            return answer.version();
        }
    }

    /** Opens a page; header fields come in pairs. */
    public Page get(String path, String... headers) throws IOException, InterruptedException {
        return send(request(path, headers).GET());
    }

    /** Sends a form with the token of the last page; names and values come in pairs. */
    public Page post(String path, String... fields) throws IOException, InterruptedException {
        var pairs = new ArrayList<String>();
        pairs.add(pair("csrf", token));
        for (int at = 0; at < fields.length; at += 2) {
            pairs.add(pair(fields[at], fields[at + 1]));
        }
        return form(path, pairs);
    }

    /**
     * Sends exactly these fields, so without a token that is not among them.
     *
     * @param fields values by name: a text, or a list of texts
     * @param headers header fields, in pairs
     */
    public Page post(String path, Map<String, ?> fields, String... headers)
            throws IOException, InterruptedException {
        var pairs = new ArrayList<String>();
        fields.forEach((name, value) -> {
            List<?> values = value instanceof List<?> several ? several : List.of(value);
            values.forEach(one -> pairs.add(pair(name, one.toString())));
        });
        return form(path, pairs, headers);
    }

    /** A file on its way: its name, and its bytes as letters of ISO 8859-1. */
    public record Brought(String name, String letters) {
        public static Brought of(String name, byte[] bytes) {
            return new Brought(name, new String(bytes, StandardCharsets.ISO_8859_1));
        }

        public byte[] bytes() {
            return letters.getBytes(StandardCharsets.ISO_8859_1);
        }
    }

    /** Sends a form with a file, and the token of the last page; names and values come in pairs. */
    public Page postFile(String path, Brought file, boolean byScript, String... fields)
            throws IOException, InterruptedException {
        var form = new LinkedHashMap<String, String>();
        form.put("csrf", token);
        for (int at = 0; at < fields.length; at += 2) {
            form.put(fields[at], fields[at + 1]);
        }
        String[] headers = byScript ? new String[] {"Accept", "application/json"} : new String[0];
        return postFiles(path, form, Map.of("file", file), headers);
    }

    /**
     * Sends exactly these fields and files, so without a token that is not among them.
     *
     * @param files by the names of their fields; one without a name for a field with none chosen
     * @param headers header fields, in pairs
     */
    public Page postFiles(
            String path, Map<String, String> fields, Map<String, Brought> files, String... headers)
            throws IOException, InterruptedException {
        String edge = "edge-of-a-part";
        String part = "--" + edge + "\r\nContent-Disposition: form-data; name=\"";
        var body = new ByteArrayOutputStream();
        fields.forEach((name, value) ->
                body.writeBytes(
                        (part + name + "\"\r\n\r\n" + value + "\r\n")
                                .getBytes(StandardCharsets.UTF_8)));
        files.forEach((name, file) -> {
            String begin = part + name + "\"; filename=\"" + file.name() + "\"\r\n\r\n";
            body.writeBytes(begin.getBytes(StandardCharsets.UTF_8));
            body.writeBytes(file.bytes());
            body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
        });
        body.writeBytes(("--" + edge + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return send(
                request(path, headers)
                        .header("Content-Type", "multipart/form-data; boundary=" + edge)
                        .POST(BodyPublishers.ofByteArray(body.toByteArray())));
    }

    /** As a script of a screen sends a form. */
    public Page postByScript(String path, Map<String, ?> fields)
            throws IOException, InterruptedException {
        return post(path, fields, "Accept", "application/json");
    }

    /** Sends what a script would; header fields come in pairs. */
    public Page postJson(String path, String body, String... headers)
            throws IOException, InterruptedException {
        return send(
                request(path, headers)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body)));
    }

    /** Signs in with a passphrase and opens the page that follows. */
    public Page signIn(String email, String passphrase) throws IOException, InterruptedException {
        return followed(post(SIGN_IN, "email", email, "passphrase", passphrase));
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

    /** A form of an entry, as it is opened: what says which form it is, and nothing typed yet. */
    public Map<String, List<String>> open(String path) throws IOException, InterruptedException {
        Page page = get(path);
        if (page.status() != 200) {
            throw new IllegalStateException(path + " answered " + page.status() + page.body());
        }
        return hidden(page.body());
    }

    /** What of an entry's form in a page says which form it is. */
    public static Map<String, List<String>> hidden(String page) {
        var fields = new LinkedHashMap<String, List<String>>();
        Matcher hidden = HIDDEN.matcher(page);
        while (hidden.find()) {
            if (OF_THE_FORM.contains(hidden.group(1))) {
                fields.putIfAbsent(hidden.group(1), List.of(hidden.group(2)));
            }
        }
        return fields;
    }

    /** The session's token that the forms of a page carry. */
    public String csrfToken(String path) throws IOException, InterruptedException {
        Matcher found = TOKEN.matcher(get(path).body());
        if (!found.find()) {
            throw new IllegalStateException("no form of " + path + " carries a token");
        }
        return found.group(1);
    }

    /** All cookies, as a request brings them. */
    public String cookie() {
        return cookies.entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
    }

    /** Forgets its cookies and brings these. */
    public void bring(String cookie) {
        cookies.clear();
        for (String one : cookie.split("; ", -1)) {
            keep(one);
        }
    }

    private Page form(String path, List<String> pairs, String... headers)
            throws IOException, InterruptedException {
        return send(
                request(path, headers)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(String.join("&", pairs))));
    }

    private HttpRequest.Builder request(String path, String... headers) {
        var request =
                HttpRequest.newBuilder(URI.create(city.address(path)))
                        .header("Accept-Language", "ja")
                        .header(
                                "User-Agent",
                                "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X)");
        from.ifPresent(address -> request.header("X-Forwarded-For", address));
        if (!cookies.isEmpty()) {
            request.header("Cookie", cookie());
        }
        for (int at = 0; at < headers.length; at += 2) {
            request.setHeader(headers[at], headers[at + 1]);
        }
        return request;
    }

    private Page send(HttpRequest.Builder request) throws IOException, InterruptedException {
        var page = new Page(client.send(request.build(), BodyHandlers.ofString()));
        page.headers().allValues("Set-Cookie").forEach(cookie -> keep(cookie.split(";", 2)[0]));
        Matcher found = TOKEN.matcher(page.body());
        if (found.find()) {
            token = found.group(1);
        }
        return page;
    }

    private void keep(String cookie) {
        String[] parts = cookie.split("=", 2);
        if (parts[1].isEmpty()) {
            cookies.remove(parts[0]);
        } else {
            cookies.put(parts[0], parts[1]);
        }
    }

    private Page followed(Page answer) throws IOException, InterruptedException {
        Page page = answer;
        for (int redirects = 0; redirects < MAX_REDIRECTS; redirects++) {
            if (page.location().isEmpty()) {
                break;
            }
            page = get(page.location());
        }
        return page;
    }

    private static String pair(String name, String value) {
        return encoded(name) + "=" + encoded(value);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
