package jp.musubi.cms.credential.proof;

import com.apicatalog.jsonld.JsonLdError;
import com.apicatalog.jsonld.context.ActiveContext;
import com.apicatalog.jsonld.context.TermDefinition;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Refuses documents of which JSON-LD would drop or change something without a word: keys and types
 * that no context defines, relative addresses, null, empty lists. A proof covers only what is left
 * after that, so that anybody could add or alter the rest. It walks through a document as expansion
 * does (JSON-LD 1.1 API, section 5.1), and refuses what is not needed for credentials, too.
 */
final class SafeMode {
    private static final Set<String> MAPS = Set.of("@language", "@index", "@id", "@type", "@graph");
    private static final Set<String> VALUE_KEYS = Set.of("@value", "@type", "@language");

    /** Integers beyond these are not the same in all implementations. */
    private static final long MAX_INTEGER = (1L << 53) - 1;

    private final Contexts contexts;

    SafeMode(Contexts contexts) {
        this.contexts = contexts;
    }

    /**
     * Looks at a document.
     *
     * @param context what its words mean
     * @param document without its {@code @context} and its proof
     */
    void check(ActiveContext context, ObjectNode document) throws UnsafeDocument {
        try {
            node(context, document, "$");
        } catch (JsonLdError e) {
            throw new UnsafeDocument("$", "is no JSON-LD (" + e.getCode() + ")");
        }
    }

    private void node(ActiveContext outer, ObjectNode node, String path)
            throws JsonLdError, UnsafeDocument {
        if (node.isEmpty()) {
            throw new UnsafeDocument(path, "is empty");
        }
        ActiveContext before = propagated(outer, node);
        ActiveContext context = typed(before, node);
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            String place = path + "." + entry.getKey();
            String meaning = meaning(context, entry.getKey());
            if (meaning == null || !(isKeyword(meaning) || Iri.isAbsolute(meaning))) {
                throw new UnsafeDocument(
                        place, "is a key that no context defines, so that no proof covers it");
            }
            switch (meaning) {
                case "@id" -> id(entry.getValue(), place);
                case "@type" -> types(before, entry.getValue(), place);
                default -> {
                    if (isKeyword(meaning)) {
                        throw new UnsafeDocument(place, "is not used in credentials");
                    }
                    property(context, entry.getKey(), entry.getValue(), place);
                }
            }
        }
    }

    /** A context that came with a type holds for the properties of that node only. */
    private static ActiveContext propagated(ActiveContext context, ObjectNode node)
            throws JsonLdError {
        ActiveContext previous = context.getPreviousContext();
        if (previous == null) {
            return context;
        }
        List<String> keys = List.copyOf(keys(node));
        boolean isReference = keys.size() == 1 && "@id".equals(meaning(context, keys.getFirst()));
        return isReference ? context : previous;
    }

    private static Collection<String> keys(ObjectNode node) {
        var keys = new TreeSet<String>();
        node.fieldNames().forEachRemaining(keys::add);
        return keys;
    }

    /** With the words that the types of a node bring along. */
    private ActiveContext typed(ActiveContext before, ObjectNode node) throws JsonLdError {
        ActiveContext context = before;
        for (String key : keys(node)) {
            if ("@type".equals(meaning(before, key))) {
                JsonNode types = node.path(key);
                var sorted = new TreeSet<String>();
                (types.isArray() ? types : List.of(types))
                        .forEach(type -> sorted.add(type.asText()));
                for (String type : sorted) {
                    Optional<TermDefinition> term = before.getTerm(type);
                    if (term.isPresent() && term.get().hasLocalContext()) {
                        context = contexts.ofType(context, term.get());
                    }
                }
            }
        }
        return context;
    }

    private static @Nullable String meaning(ActiveContext context, String word) throws JsonLdError {
        return context.uriExpansion().vocab(true).expand(word);
    }

    private static boolean isKeyword(String meaning) {
        return meaning.startsWith("@");
    }

    private static void id(JsonNode value, String path) throws UnsafeDocument {
        if (!value.isTextual() || !Iri.isAbsolute(value.textValue())) {
            throw new UnsafeDocument(path, "is no absolute address: " + value.toString().strip());
        }
    }

    private static void types(ActiveContext context, JsonNode value, String path)
            throws JsonLdError, UnsafeDocument {
        if (value.isArray() && value.isEmpty()) {
            throw new UnsafeDocument(path, "is empty");
        }
        for (JsonNode type : value.isArray() ? value : List.of(value)) {
            String meaning = type.isTextual() ? meaning(context, type.textValue()) : null;
            if (meaning == null || !Iri.isAbsolute(meaning)) {
                throw new UnsafeDocument(
                        path, "is a type that no context defines: " + type.toString());
            }
        }
    }

    private void property(ActiveContext context, String key, JsonNode value, String path)
            throws JsonLdError, UnsafeDocument {
        TermDefinition term = context.getTerm(key).orElse(null);
        if (term != null && "@json".equals(term.getTypeMapping())) {
            return;
        }
        if (term != null && MAPS.stream().anyMatch(term::hasContainerMapping)) {
            throw new UnsafeDocument(path, "is not used in credentials");
        }
        if (!value.isArray()) {
            value(scoped(context, term), term, value, path);
            return;
        }
        if (value.isEmpty()) {
            throw new UnsafeDocument(path, "is an empty list, which no proof covers");
        }
        for (int i = 0; i < value.size(); i++) {
            value(scoped(context, term), term, value.path(i), path + "[" + i + "]");
        }
    }

    /** With the words that a property brings along. */
    private ActiveContext scoped(ActiveContext context, @Nullable TermDefinition term)
            throws JsonLdError {
        return term == null || !term.hasLocalContext()
                ? context
                : contexts.ofProperty(context, term);
    }

    private void value(
            ActiveContext context, @Nullable TermDefinition term, JsonNode value, String path)
            throws JsonLdError, UnsafeDocument {
        if (value.isNull() || value.isArray()) {
            throw new UnsafeDocument(path, "is " + (value.isNull() ? "null" : "a list in a list"));
        }
        if (value instanceof ObjectNode object) {
            if (isValueObject(context, object)) {
                valueObject(object, path);
            } else {
                node(context, object, path);
            }
            return;
        }
        if (value.isTextual() && !Iri.isUnicode(value.textValue())) {
            throw new UnsafeDocument(path, "is no text: half of a character is missing");
        }
        if (value.isIntegralNumber()
                && (!value.canConvertToLong() || Math.abs(value.longValue()) > MAX_INTEGER)) {
            throw new UnsafeDocument(path, "is a number too large to be the same everywhere");
        }
        if (value.isFloatingPointNumber() && !Double.isFinite(value.doubleValue())) {
            throw new UnsafeDocument(path, "is no number");
        }
        String type = term == null ? null : term.getTypeMapping();
        if ("@id".equals(type)) {
            id(value, path);
        } else if ("@vocab".equals(type)) {
            types(context, value, path);
        }
    }

    private static boolean isValueObject(ActiveContext context, ObjectNode object)
            throws JsonLdError {
        for (String key : keys(object)) {
            if ("@value".equals(meaning(context, key))) {
                return true;
            }
        }
        return false;
    }

    private static void valueObject(ObjectNode object, String path) throws UnsafeDocument {
        for (String key : keys(object)) {
            JsonNode part = object.path(key);
            boolean isFine =
                    VALUE_KEYS.contains(key)
                            && part.isValueNode()
                            && !part.isNull()
                            && (!part.isTextual() || Iri.isUnicode(part.textValue()))
                            && (!key.equals("@type") || Iri.isAbsolute(part.asText()))
                            && (!key.equals("@language") || Iri.isLanguage(part.asText()));
            if (!isFine) {
                throw new UnsafeDocument(path + "." + key, "would be dropped or changed");
            }
        }
    }
}
