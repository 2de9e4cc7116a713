package jp.musubi.cms.credential.proof;

import com.apicatalog.jsonld.JsonLdError;
import com.apicatalog.jsonld.JsonLdErrorCode;
import com.apicatalog.jsonld.JsonLdOptions;
import com.apicatalog.jsonld.context.ActiveContext;
import com.apicatalog.jsonld.context.ActiveContextBuilder;
import com.apicatalog.jsonld.context.TermDefinition;
import com.apicatalog.jsonld.document.Document;
import com.apicatalog.jsonld.document.JsonDocument;
import com.apicatalog.jsonld.loader.DocumentLoader;
import com.apicatalog.jsonld.loader.DocumentLoaderOptions;
import com.apicatalog.jsonld.processor.ProcessingRuntime;
import com.fasterxml.jackson.databind.JsonNode;

import jakarta.json.spi.JsonProvider;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The vocabularies that documents may be written in. They are resources of this program, and no
 * other is ever fetched: who could change a context could change what a proof proves. Safe for many
 * threads.
 */
final class Contexts implements DocumentLoader {
    private static final Map<String, String> BUNDLED =
            Map.of(
                    "https://www.w3.org/ns/credentials/v2",
                    "credentials-v2.jsonld",
                    "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
                    "ob-v3p0-context-3.0.3.json",
                    "https://purl.imsglobal.org/spec/ob/v3p0/extensions.json",
                    "ob-v3p0-extensions.json");

    /** Most contexts inside of contexts that are kept; credentials need a dozen. */
    private static final int MAX_INNER = 500;

    private final Map<String, Document> documents;

    /** Processing a context takes longer than all the rest of a proof. */
    private final Map<List<String>, ActiveContext> processed = new ConcurrentHashMap<>();

    private final Map<Scope, ActiveContext> inner = new ConcurrentHashMap<>();

    /** Where a context inside of a context comes to hold; both are compared by identity. */
    private record Scope(ActiveContext outer, TermDefinition term) {}

    private Contexts(Map<String, Document> documents) {
        this.documents = documents;
    }

    /** The contexts of Verifiable Credentials 2.0 and Open Badges 3.0. */
    static Contexts bundled() {
        var documents = new HashMap<String, Document>();
        BUNDLED.forEach((url, file) -> documents.put(url, read(url, file)));
        return new Contexts(Map.copyOf(documents));
    }

    /** The same with one more. */
    Contexts with(String url, InputStream json) {
        var more = new HashMap<>(documents);
        more.put(url, parse(url, json));
        return new Contexts(Map.copyOf(more));
    }

    private static Document read(String url, String file) {
        try (InputStream json =
                Objects.requireNonNull(
                        Contexts.class.getResourceAsStream(
                                "/jp/musubi/cms/credential/contexts/" + file))) {
            return parse(url, json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Document parse(String url, InputStream json) {
        try {
            var document = JsonDocument.of(json);
            document.setDocumentUrl(URI.create(url));
            return document;
        } catch (JsonLdError e) {
            throw new IllegalStateException("the context " + url + " is damaged", e);
        }
    }

    @Override
    public Document loadDocument(URI url, DocumentLoaderOptions options) throws JsonLdError {
        Document document = documents.get(url.toString());
        if (document == null) {
            throw new JsonLdError(
                    JsonLdErrorCode.LOADING_REMOTE_CONTEXT_FAILED, unknown(url.toString()));
        }
        return document;
    }

    private String unknown(String url) {
        return "names the context "
                + url
                + ", which is none of those that are known here: "
                + String.join(", ", new TreeSet<>(documents.keySet()));
    }

    /**
     * What the words of a document mean.
     *
     * @param contexts its {@code @context}: the addresses of known contexts
     * @throws UnsafeDocument if it is anything else, or the contexts contradict each other
     */
    ActiveContext of(JsonNode contexts) throws UnsafeDocument {
        List<String> urls = urls(contexts);
        ActiveContext known = processed.get(urls);
        if (known != null) {
            return known;
        }
        var options = new JsonLdOptions(this);
        var list = JsonProvider.provider().createArrayBuilder(urls).build();
        try {
            ActiveContext fresh =
                    new ActiveContext(ProcessingRuntime.of(options))
                            .newContext()
                            .create(list, null);
            processed.put(urls, fresh);
            return fresh;
        } catch (JsonLdError e) {
            throw new UnsafeDocument(
                    "$.@context",
                    "names contexts that contradict each other (" + e.getCode() + ")");
        }
    }

    private List<String> urls(JsonNode contexts) throws UnsafeDocument {
        List<String> urls = new ArrayList<>();
        for (JsonNode context : contexts.isArray() ? contexts : List.of(contexts)) {
            if (!context.isTextual()) {
                throw new UnsafeDocument(
                        "$.@context", "must name contexts by their addresses and nothing else");
            }
            if (!documents.containsKey(context.textValue())) {
                throw new UnsafeDocument("$.@context", unknown(context.textValue()));
            }
            urls.add(context.textValue());
        }
        if (urls.isEmpty() || new HashSet<>(urls).size() != urls.size()) {
            throw new UnsafeDocument("$.@context", "must name each context once, and at least one");
        }
        return List.copyOf(urls);
    }

    /** With the words that a type brings along for the properties of its node. */
    ActiveContext ofType(ActiveContext outer, TermDefinition type) throws JsonLdError {
        return scoped(outer, type, outer.newContext().propagate(false));
    }

    /** With the words that a property brings along. */
    ActiveContext ofProperty(ActiveContext outer, TermDefinition property) throws JsonLdError {
        return scoped(outer, property, outer.newContext().overrideProtected(true));
    }

    private ActiveContext scoped(
            ActiveContext outer, TermDefinition term, ActiveContextBuilder builder)
            throws JsonLdError {
        var scope = new Scope(outer, term);
        ActiveContext known = inner.get(scope);
        if (known == null) {
            known = builder.create(term.getLocalContext(), term.getBaseUrl());
            if (inner.size() < MAX_INNER) {
                inner.put(scope, known);
            }
        }
        return known;
    }
}
