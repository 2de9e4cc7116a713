package jp.musubi.site.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.apicatalog.jsonld.JsonLd;
import com.apicatalog.jsonld.JsonLdError;
import com.apicatalog.jsonld.JsonLdErrorCode;
import com.apicatalog.jsonld.document.JsonDocument;
import com.apicatalog.jsonld.loader.DocumentLoader;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;

import jp.musubi.content.city.SampleCity;
import jp.musubi.content.snapshot.ContentFolder;
import jp.musubi.site.link.LinkedSite;

import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

import java.io.StringReader;
import java.util.Set;
import java.util.TreeSet;

/** A JSON-LD processor of others understands what every page of the sample city says of itself. */
class StructuredDataReadersTest {
    private static final String SCHEMA = "https://schema.org/";

    /** Stands for the context that schema.org serves: every name is one of its vocabulary. */
    private static final String CONTEXT =
            "{\"@context\":{\"@vocab\":\"https://schema.org/\","
                    + "\"url\":{\"@id\":\"https://schema.org/url\",\"@type\":\"@id\"}}}";

    private static final DocumentLoader OFFLINE =
            (address, _) -> {
                if (!address.toString()
                        .replaceFirst("^http:", "https:")
                        .startsWith("https://schema.org")) {
                    throw new JsonLdError(
                            JsonLdErrorCode.LOADING_DOCUMENT_FAILED, address.toString());
                }
                return JsonDocument.of(new StringReader(CONTEXT));
            };

    private static JsonArray expanded(String json) throws JsonLdError {
        return JsonLd.expand(JsonDocument.of(new StringReader(json))).loader(OFFLINE).get();
    }

    @Test
    void everyPageThatSaysWhatItIsAboutIsUnderstood() throws Exception {
        RenderedSite site =
                RenderedSite.of(LinkedSite.of(ContentFolder.read(SampleCity.folder()).snapshot()));
        Set<String> types = new TreeSet<>();
        for (String address : site.addresses()) {
            for (Element script : site.page(address).select("script[type=application/ld+json]")) {
                JsonArray nodes = expanded(script.data());
                assertEquals(1, nodes.size(), address);
                JsonObject node = nodes.getJsonObject(0);
                assertEquals(1, node.getJsonArray("@type").size(), address);
                String type = node.getJsonArray("@type").getString(0);
                assertTrue(type.startsWith(SCHEMA), address + " " + type);
                types.add(type.substring(SCHEMA.length()));
                node.keySet()
                        .forEach(name ->
                                assertTrue(
                                        name.startsWith("@") || name.startsWith(SCHEMA),
                                        address + " " + name));
                assertTrue(
                        node.containsKey(SCHEMA + "name") || node.containsKey(SCHEMA + "headline"),
                        address);
            }
        }
        assertTrue(
                types.containsAll(
                        Set.of(
                                "Article",
                                "CreativeWork",
                                "EducationalOccupationalCredential",
                                "NGO",
                                "WebPage")),
                types::toString);
    }
}
