package jp.musubi.cms;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Somebody with a browser of their own who signed in to a running city. */
public final class SignedInVisitor {
    private static final Pattern TOKEN = Pattern.compile("name=\"csrf\" value=\"([^\"]+)\"");

    private final RunningCity city;
    private final HttpClient client =
            HttpClient.newBuilder()
                    .cookieHandler(new CookieManager())
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .build();
    private String token = "";

    /** Signs in. */
    public SignedInVisitor(RunningCity city, String email, String passphrase)
            throws IOException, InterruptedException {
        this.city = city;
        HttpResponse<String> answer =
                send("/admin/sign-in/passphrase", "email", email, "passphrase", passphrase);
        if (answer.statusCode() != 303) {
            throw new IllegalStateException("signing in answered " + answer.statusCode());
        }
        get("/admin/language?to=ja");
    }

    /** Reads a page. */
    public HttpResponse<String> get(String path) throws IOException, InterruptedException {
        HttpResponse<String> answer =
                client.send(
                        HttpRequest.newBuilder(URI.create(city.address(path)))
                                .header("Accept-Language", "ja")
                                .build(),
                        BodyHandlers.ofString());
        Matcher found = TOKEN.matcher(answer.body());
        if (found.find()) {
            token = found.group(1);
        }
        return answer;
    }

    /** Sends a form with the token of the page read last; fields come in pairs. */
    public HttpResponse<String> send(String path, String... fields)
            throws IOException, InterruptedException {
        List<String> pairs = new ArrayList<>();
        pairs.add("csrf=" + encoded(token));
        for (int at = 0; at < fields.length; at += 2) {
            pairs.add(encoded(fields[at]) + "=" + encoded(fields[at + 1]));
        }
        return client.send(
                HttpRequest.newBuilder(URI.create(city.address(path)))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("Accept-Language", "ja")
                        .header("Origin", city.address("/").replaceAll("/$", ""))
                        .POST(HttpRequest.BodyPublishers.ofString(String.join("&", pairs)))
                        .build(),
                BodyHandlers.ofString());
    }

    /** Where an answer leads, from the server's root. */
    public static String location(HttpResponse<String> answer) {
        return answer.headers()
                .firstValue("Location")
                .orElseThrow(() ->
                        new IllegalStateException(
                                "answered " + answer.statusCode() + " " + answer.body()));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
