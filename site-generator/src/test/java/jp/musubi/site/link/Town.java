package jp.musubi.site.link;

import jp.musubi.content.model.ContentModels;
import jp.musubi.content.snapshot.InvalidSnapshot;
import jp.musubi.content.snapshot.Read;
import jp.musubi.content.snapshot.SnapshotReader;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A small town written line by line, as a snapshot holds it. */
public final class Town {
    private static final String SITE =
            """
            {"kind":"site","title":{"ja":"協働のまち","en":"Working together"},"city":{"ja":"見本市"},\
            "baseUrl":"%s","languages":[%s],"generatedAt":"2026-11-23T05:00:00Z"}\
            """;

    private static final String VOLUNTEER =
            """
            {"kind":"programme","programme":{"programme":"volunteer",\
            "label":{"ja":"ボランティア応援団体","en":"Volunteer Supporter"},\
            "summary":{"ja":"ボランティアを支える団体です。","en":"Groups that support volunteers."},\
            "number":"V-{year}-{count}","rules":{"2025-04":{"in_force":"2025-04-01","years":1,\
            "ends_on":"03-31","uses":{"website":{"ja":"ホームページ","en":"Website"}},\
            "forbidden":{"misleading":{"ja":"誤らせること","en":"Misleading"}},\
            "text":{"ja":"保険に入ります。","en":"Volunteers are insured."}}}}}\
            """;

    private final List<String> lines = new ArrayList<>();

    private Town(String site) {
        lines.add(site);
    }

    /** A town whose site is in Japanese only. */
    public static Town inJapanese() {
        return new Town(SITE.formatted("https://town.example/", "\"ja\""));
    }

    /** A town whose site is in Japanese and English. */
    public static Town inTwoLanguages() {
        return new Town(SITE.formatted("https://town.example/", "\"ja\",\"en\""));
    }

    /** A town whose site is in Japanese only and says who signs certificates. */
    public static Town signedBy(String awarder) {
        String site = SITE.formatted("https://town.example/", "\"ja\"");
        return new Town(site.replace("\"city\":", "\"awarder\":\"" + awarder + "\",\"city\":"));
    }

    /** A town whose site is in Japanese only and says who answers. */
    public static Town withOffice(String office) {
        String site = SITE.formatted("https://town.example/", "\"ja\"");
        return new Town(site.replace("\"city\":", "\"office\":\"" + office + "\",\"city\":"));
    }

    /** The id that {@link #with} gives an entry. */
    public static String id(String type, String slug) {
        return UUID.nameUUIDFromBytes((type + "/" + slug).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    /** Adds an entry; {@code fields} is JSON without the outer braces. */
    public Town with(String type, String slug, String fields) {
        return line(
                """
                {"kind":"entry","type":"%s","id":"%s","slug":"%s",\
                "publishedAt":"2026-04-01T00:00:00Z","updatedAt":"2026-05-01T00:00:00Z",\
                "fields":{%s}}\
                """
                        .formatted(type, id(type, slug), slug, fields));
    }

    /** Adds any line. */
    public Town line(String json) {
        lines.add(json);
        return this;
    }

    /** Adds a programme that certifies groups with volunteers, beside that of partners. */
    public Town certifyingVolunteers() {
        return line(VOLUNTEER);
    }

    /** The town as NDJSON. */
    public String ndjson() {
        return String.join("\n", lines) + "\n";
    }

    /** The town, read and checked. */
    public Read read() {
        try {
            return SnapshotReader.read(
                    new ByteArrayInputStream(ndjson().getBytes(StandardCharsets.UTF_8)),
                    "town.ndjson",
                    ContentModels.bundled());
        } catch (InvalidSnapshot e) {
            throw new IllegalStateException(e.messages().toString(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The town as a graph. */
    public LinkedSite linked() {
        return LinkedSite.of(read().snapshot());
    }
}
