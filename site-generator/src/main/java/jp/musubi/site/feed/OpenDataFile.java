package jp.musubi.site.feed;

import jp.musubi.content.model.ContentType;
import jp.musubi.site.link.Addresses;
import jp.musubi.site.link.LinkedSite;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/**
 * One file of open data, written as a stream because it grows with the city.
 *
 * @param address root-relative address
 */
public record OpenDataFile(String address, Content content) {
    /** Writes a file piece by piece. */
    @FunctionalInterface
    public interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /** CSV and JSON of every content type. */
    public static List<OpenDataFile> all(LinkedSite site, Addresses addresses) {
        var openData = new OpenData(site, addresses);
        return site.model().types().values().stream()
                .flatMap(type -> of(type, openData, addresses).stream())
                .toList();
    }

    private static List<OpenDataFile> of(ContentType type, OpenData openData, Addresses addresses) {
        return List.of(
                new OpenDataFile(
                        addresses.openData(type, "csv"), out -> openData.writeCsv(type, out)),
                new OpenDataFile(
                        addresses.openData(type, "json"), out -> openData.writeJson(type, out)));
    }
}
