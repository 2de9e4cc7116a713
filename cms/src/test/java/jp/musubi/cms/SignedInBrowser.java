package jp.musubi.cms;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a browser does with cookies and forms, without its pictures; it follows no redirect. */
public final class SignedInBrowser {
    private static final Pattern TOKEN = Pattern.compile("name=\"csrf\" value=\"([^\"]+)\"");

    private final HttpClient client = HttpClient.newHttpClient();
    private final RunningCity city;
    private final Map<String, String> cookies = new LinkedHashMap<>();

    /** A browser that has been nowhere yet. */
    public SignedInBrowser(RunningCity city) {
        this.city = city;
    }

    /** Sends the form of the sign-in. */
    public HttpResponse<String> signIn(String email, String passphrase)
            throws IOException, InterruptedException {
        return post("/admin/sign-in/passphrase", Map.of("email", email, "passphrase", passphrase));
    }

    /** Opens a page; header fields come in pairs. */
    public HttpResponse<String> get(String path, String... headers)
            throws IOException, InterruptedException {
        return send(request(path.replace("<", "%3C").replace(">", "%3E"), headers).GET());
    }

    /** Sends a form. */
    public HttpResponse<String> post(String path, Map<String, String> form, String... headers)
            throws IOException, InterruptedException {
        String body =
                form.entrySet().stream()
                        .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                        .collect(Collectors.joining("&"));
        return send(
                request(path, headers)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(body)));
    }

    /** Sends what a script would. */
    public HttpResponse<String> postJson(String path, String body, String... headers)
            throws IOException, InterruptedException {
        return send(
                request(path, headers)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body)));
    }

    /** The session's token that the forms of a page carry. */
    public String csrfToken(String path) throws IOException, InterruptedException {
        Matcher token = TOKEN.matcher(get(path).body());
        if (!token.find()) {
            throw new IOException("no form of " + path + " carries a token");
        }
        return token.group(1);
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

    private HttpRequest.Builder request(String path, String... headers) {
        var request = HttpRequest.newBuilder(URI.create(city.address(path)));
        for (int at = 0; at < headers.length; at += 2) {
            request.header(headers[at], headers[at + 1]);
        }
        if (!cookies.isEmpty()) {
            request.header("Cookie", cookie());
        }
        return request;
    }

    private HttpResponse<String> send(HttpRequest.Builder request)
            throws IOException, InterruptedException {
        HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
        for (String cookie : answer.headers().allValues("Set-Cookie")) {
            keep(cookie.split(";", 2)[0]);
        }
        return answer;
    }

    private void keep(String cookie) {
        String[] parts = cookie.split("=", 2);
        if (parts[1].isEmpty()) {
            cookies.remove(parts[0]);
        } else {
            cookies.put(parts[0], parts[1]);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
