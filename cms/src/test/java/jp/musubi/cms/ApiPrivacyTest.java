package jp.musubi.cms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import jp.musubi.cms.web.Method;
import jp.musubi.cms.web.Permission;
import jp.musubi.cms.web.Route;
import jp.musubi.content.model.ContentModel;
import jp.musubi.content.model.ContentModels;
import jp.musubi.content.model.ContentType;
import jp.musubi.content.model.Field;
import jp.musubi.content.model.Format;
import jp.musubi.content.model.Visibility;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A value that the public may not see appears nowhere that the public, or a log, can see. */
final class ApiPrivacyTest {
    private static final Pattern MARKER =
            Pattern.compile("(?i)zzqmarker|zzq\\.example|ひみつ|090-0000-77|7770");
    private final ContentModel model = ContentModels.bundled();

    @Test
    void aMarkerInEveryHiddenFieldAppearsInNoPublicAnswerHeaderSnapshotOrLog(@TempDir Path data)
            throws Exception {
        var logged = new ListAppender<ILoggingEvent>();
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        Logger own = (Logger) LoggerFactory.getLogger("jp.musubi");
        Level before = root.getLevel();
        root.setLevel(Level.INFO);
        own.setLevel(Level.TRACE);
        logged.start();
        root.addAppender(logged);
        try (var api = new RunningApi(data)) {
            List<String> hidden = plant(api);
            assertTrue(hidden.size() >= 10, hidden.toString());
            List<String> seen = askEverything(api);
            assertTrue(seen.size() > 20);
            for (String answer : seen) {
                assertFalse(MARKER.matcher(answer).find(), answer);
            }
        } finally {
            root.detachAppender(logged);
            root.setLevel(before);
            own.setLevel(null);
        }
        for (ILoggingEvent event : List.copyOf(logged.list)) {
            String line = event.getFormattedMessage() + event.getThrowableProxy();
            assertFalse(MARKER.matcher(line).find(), line);
        }
    }

    @Test
    void theOwnerMayShowWhatIsOptionalButNeverWhatIsForStaff(@TempDir Path data) throws Exception {
        try (var api = new RunningApi(data)) {
            api.publish(
                    "group",
                    "showing",
                    "{\"title\":\"会\",\"contact_email\":\"a@zzq.example\",\"contact_name\":\"ひみつ\"}",
                    "contact_email");
            String body = api.get("/api/v1/groups/showing").body();

            assertTrue(body.contains("a@zzq.example"), body);
            assertFalse(body.contains("ひみつ"));
            assertTrue(api.get("/api/v1/snapshot").body().contains("a@zzq.example"));
            assertEquals(
                    422,
                    api.send(
                                    "POST",
                                    "/api/v1/entries",
                                    api.staff,
                                    "{\"type\":\"group\",\"fields\":{},\"shown\":[\"contact_name\"]}")
                            .statusCode());
        }
    }

    /** Publishes one entry of each type with all hidden fields filled; returns their names. */
    private List<String> plant(RunningApi api) throws Exception {
        List<String> planted = new ArrayList<>();
        for (ContentType type : model.types().values()) {
            ObjectNode fields = JsonNodeFactory.instance.objectNode();
            for (Field field : type.fields().values()) {
                if (field.visibility() != Visibility.PUBLIC && hide(fields, field)) {
                    planted.add(type.name() + "." + field.name());
                }
            }
            String body =
                    "{\"type\":\"%s\",\"slug\":\"planted-%s\",\"fields\":%s}"
                            .formatted(type.name(), type.name(), fields);
            HttpResponse<String> created = api.send("POST", "/api/v1/entries", api.staff, body);
            assertEquals(201, created.statusCode(), created.body());
            complete(api, type, RunningApi.json(created).get("id").asText(), fields);
        }
        return planted;
    }

    private static boolean hide(ObjectNode fields, Field field) {
        switch (field.kind()) {
            case TEXT ->
                    fields.put(
                            field.name(),
                            switch (field.format()) {
                                case FREE -> "ひみつzzqmarker";
                                default -> field.name().equals("postcode") ? "920-7770" : "ひみつ";
                            });
            case MARKDOWN, ADDRESS -> fields.put(field.name(), "ひみつ町zzqmarker");
            case EMAIL -> fields.put(field.name(), field.name() + "@zzq.example");
            case URL -> fields.put(field.name(), "https://zzq.example/" + field.name());
            case PHONE -> fields.put(field.name(), "090-0000-7770");
            default -> {
                return false;
            }
        }
        return true;
    }

    /** Fills what the type requires by what the refusals say, then publishes. */
    private static void complete(RunningApi api, ContentType type, String id, ObjectNode fields)
            throws Exception {
        for (Field field : type.fields().values()) {
            if (field.required() && !fields.has(field.name())) {
                switch (field.kind()) {
                    case YEAR -> fields.put(field.name(), 2026);
                    case NUMBER -> fields.put(field.name(), 1);
                    case DATE -> fields.put(field.name(), "2026-11-23");
                    case REFERENCE -> fields.put(field.name(), "planted-" + field.target());
                    case CHOICE -> fields.put(field.name(), firstTerm(field));
                    case TEXT ->
                            fields.put(
                                    field.name(), field.format() == Format.FREE ? "見える" : "M-001");
                    default -> fields.put(field.name(), "見える");
                }
            }
        }
        HttpResponse<String> saved =
                api.send(
                        "PUT",
                        "/api/v1/entries/" + id + "/draft",
                        api.staff,
                        "{\"fields\":" + fields + "}",
                        "If-Match",
                        "\"v1.0\"");
        assertEquals(200, saved.statusCode(), saved.body());
        HttpResponse<String> published =
                api.send("POST", "/api/v1/entries/" + id + "/publication", api.staff, "");
        assertEquals(202, published.statusCode(), type.name() + published.body());
    }

    private static String firstTerm(Field field) {
        return ContentModels.bundled()
                .vocabulary(String.valueOf(field.vocabulary()))
                .orElseThrow()
                .terms()
                .firstEntry()
                .getKey();
    }

    /** Every public route in many ways, also where it is refused, with all header fields. */
    private List<String> askEverything(RunningApi api) throws Exception {
        List<String> paths = new ArrayList<>();
        for (Route route : api.table.routes()) {
            if (route.method() == Method.GET && route.permission() == Permission.ANYONE) {
                paths.add(route.path().replaceAll("[{<][a-z]+[}>]", "x"));
            } else {
                paths.add(route.path().replaceAll("[{<][a-z]+[}>]", "planted-group"));
            }
        }
        for (ContentType type : model.types().values()) {
            String list = "/api/v1/" + type.plural();
            paths.add(list + "?select=*");
            paths.add(list + "/planted-" + type.name());
            paths.add(list + "/planted-" + type.name() + "?select=*");
            for (String field : type.fields().keySet()) {
                paths.add(list + "?select=" + field);
                paths.add(list + "?sort=" + field);
                paths.add(list + "?filter%5B" + field + "%5D=zzq");
            }
        }
        List<String> seen = new ArrayList<>();
        for (String path : paths) {
            HttpResponse<String> answer = api.get(path);
            String headers =
                    answer.headers().map().entrySet().stream()
                            .map(Object::toString)
                            .collect(Collectors.joining("\n"));
            seen.add(path + "\n" + headers + "\n" + answer.body());
        }
        assertEquals(200, api.get("/api/v1/groups/planted-group").statusCode());
        assertTrue(api.get("/api/v1/snapshot").body().contains("planted-group"));
        return seen;
    }
}
