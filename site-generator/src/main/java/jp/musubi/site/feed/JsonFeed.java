package jp.musubi.site.feed;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;

import jp.musubi.site.link.Subscription;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** JSON Feed 1.1, as jsonfeed.org describes it. */
final class JsonFeed implements FeedFormat {
    private static final String VERSION = "https://jsonfeed.org/version/1.1";
    private static final JsonFactory JSON = new JsonFactory();

    @Override
    public Subscription form() {
        return Subscription.JSON;
    }

    @Override
    public byte[] bytes(Feed feed) {
        var out = new ByteArrayOutputStream(4_096);
        try (JsonGenerator json = JSON.createGenerator(out)) {
            json.writeStartObject();
            json.writeStringField("version", VERSION);
            json.writeStringField("title", feed.title());
            json.writeStringField("home_page_url", feed.page());
            json.writeStringField("feed_url", Subscription.JSON.of(feed.page()));
            json.writeStringField("language", feed.language());
            author(json, feed.author());
            json.writeArrayFieldStart("items");
            for (Feed.Item item : feed.items()) {
                write(json, item);
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** An item must have a text: one that tells nothing of itself has its title. */
    private static void write(JsonGenerator json, Feed.Item item) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", item.id());
        json.writeStringField("url", item.page());
        json.writeStringField("title", item.title());
        json.writeStringField("content_text", item.summary().orElse(item.title()));
        json.writeStringField("date_published", item.published().toString());
        json.writeStringField("date_modified", item.updated().toString());
        if (item.author().isPresent()) {
            author(json, item.author().get());
        }
        json.writeArrayFieldStart("tags");
        json.writeString(item.kind().label());
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void author(JsonGenerator json, String name) throws IOException {
        json.writeArrayFieldStart("authors");
        json.writeStartObject();
        json.writeStringField("name", name);
        json.writeEndObject();
        json.writeEndArray();
    }
}
