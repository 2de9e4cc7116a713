package jp.musubi.cms.edit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jp.musubi.cms.RunningCity;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Somebody with a browser that has no scripts. */
final class Visitor {
    private static final Pattern INPUT =
            Pattern.compile("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"");

    private final RunningCity city;
    private final HttpClient client = HttpClient.newHttpClient();
    private String cookie = "";

    Visitor(RunningCity city) {
        this.city = city;
    }

    static Visitor signedIn(RunningCity city, String email, String passphrase)
            throws IOException, InterruptedException {
        var visitor = new Visitor(city);
        HttpResponse<String> answer =
                visitor.post(
                        "/admin/sign-in/passphrase",
                        Map.of("email", List.of(email), "passphrase", List.of(passphrase)));
        assertEquals(303, answer.statusCode(), answer.body());
        visitor.cookie = answer.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
        return visitor;
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(city.address(path)));
        return send(request, "Accept", "text/html");
    }

    HttpResponse<String> post(String path, Map<String, List<String>> fields, String... headers)
            throws IOException, InterruptedException {
        var pairs = new ArrayList<String>();
        fields.forEach((name, values) ->
                values.forEach(value -> pairs.add(encoded(name) + "=" + encoded(value))));
        var request =
                HttpRequest.newBuilder(URI.create(city.address(path)))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(String.join("&", pairs)));
        return send(request, headers);
    }

    private HttpResponse<String> send(HttpRequest.Builder request, String... headers)
            throws IOException, InterruptedException {
        request.header("Accept-Language", "ja");
        if (!cookie.isEmpty()) {
            request.header("Cookie", cookie);
        }
        for (int at = 0; at < headers.length; at += 2) {
            request.header(headers[at], headers[at + 1]);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }

    /** As a script of a screen does. */
    HttpResponse<String> postByScript(String path, Map<String, List<String>> fields)
            throws IOException, InterruptedException {
        return post(path, fields, "Accept", "application/json");
    }

    /** A form of an entry, as it is opened: what says which form it is, and nothing typed yet. */
    Map<String, List<String>> open(String path) throws IOException, InterruptedException {
        HttpResponse<String> page = get(path);
        assertEquals(200, page.statusCode(), page.body());
        var fields = new LinkedHashMap<String, List<String>>();
        Matcher input = INPUT.matcher(page.body());
        while (input.find()) {
            if (List.of("csrf", "session", "version", "revision").contains(input.group(1))) {
                fields.putIfAbsent(input.group(1), List.of(input.group(2)));
            }
        }
        return fields;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
