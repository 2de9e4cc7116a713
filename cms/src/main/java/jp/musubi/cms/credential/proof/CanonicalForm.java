package jp.musubi.cms.credential.proof;

import com.apicatalog.jsonld.JsonLdError;
import com.apicatalog.jsonld.context.ActiveContext;
import com.apicatalog.jsonld.deseralization.JsonLdToRdf;
import com.apicatalog.jsonld.expansion.Expansion;
import com.apicatalog.jsonld.flattening.NodeMap;
import com.apicatalog.jsonld.flattening.NodeMapBuilder;
import com.apicatalog.rdf.api.RdfConsumerException;
import com.apicatalog.rdf.canon.RdfCanon;
import com.apicatalog.rdf.canon.RdfCanonTimeTicker;
import com.apicatalog.rdf.nquads.NQuadsWriter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import jakarta.json.JsonArray;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;

import java.io.StringWriter;
import java.time.Duration;

/**
 * Documents as RDF 1.1 N-Quads in canonical form (RDFC-1.0 with SHA-256): two documents have the
 * same exactly if they say the same. Safe for many threads.
 */
final class CanonicalForm {
    /** Credentials take a millisecond; a document that takes this long was made to do so. */
    private static final Duration MOST = Duration.ofSeconds(5);

    /** Looked up once: each look-up reads the jars anew. */
    private static final JsonProvider JSON = JsonProvider.provider();

    private final Contexts contexts;
    private final SafeMode safe;

    CanonicalForm(Contexts contexts) {
        this.contexts = contexts;
        this.safe = new SafeMode(contexts);
    }

    /**
     * The canonical form.
     *
     * @param contexts its {@code @context}
     * @param document without its proof; a {@code @context} in it is left out
     * @throws UnsafeDocument if something of it would be missing there
     */
    String of(JsonNode contexts, ObjectNode document) throws UnsafeDocument {
        ActiveContext context = this.contexts.of(contexts);
        ObjectNode words = document.deepCopy();
        words.remove("@context");
        safe.check(context, words);
        var lines = new StringWriter();
        try {
            JsonValue expanded = Expansion.with(context, jakarta(words), null, null).compute();
            JsonArray list = JSON.createArrayBuilder().add(expanded).build();
            var canon = RdfCanon.create("SHA-256", new RdfCanonTimeTicker(MOST.toMillis()));
            JsonLdToRdf.with(NodeMapBuilder.with(list, new NodeMap()).build()).provide(canon);
            canon.provide(new NQuadsWriter(lines));
            return lines.toString();
        } catch (JsonLdError e) {
            throw new UnsafeDocument("$", "is no JSON-LD (" + e.getCode() + ")");
        } catch (RdfConsumerException | IllegalStateException e) {
            throw new UnsafeDocument("$", "is too entangled to be put into canonical form");
        }
    }

    private static JsonValue jakarta(JsonNode node) {
        return switch (node.getNodeType()) {
            case OBJECT -> {
                var object = JSON.createObjectBuilder();
                node.properties()
                        .forEach(entry -> object.add(entry.getKey(), jakarta(entry.getValue())));
                yield object.build();
            }
            case ARRAY -> {
                var array = JSON.createArrayBuilder();
                node.forEach(element -> array.add(jakarta(element)));
                yield array.build();
            }
            case STRING -> JSON.createValue(node.textValue());
            case BOOLEAN -> node.booleanValue() ? JsonValue.TRUE : JsonValue.FALSE;
            case NUMBER ->
                    node.isIntegralNumber()
                            ? JSON.createValue(node.bigIntegerValue())
                            : JSON.createValue(node.decimalValue());
            case NULL, MISSING, BINARY, POJO -> JsonValue.NULL;
        };
    }
}
