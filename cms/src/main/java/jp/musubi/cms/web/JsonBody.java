package jp.musubi.cms.web;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Reads JSON from outside within the bounds of {@link WebLimits}. */
final class JsonBody {
    private static final ObjectMapper JSON =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxNestingDepth(WebLimits.MAX_JSON_DEPTH)
                                                    .maxStringLength(
                                                            WebLimits.MAX_JSON_STRING_CHARS)
                                                    .maxNameLength(WebLimits.MAX_JSON_NAME_CHARS)
                                                    .maxNumberLength(
                                                            WebLimits.MAX_JSON_NUMBER_CHARS)
                                                    .build())
                                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                                    .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                                    .build())
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .build();

    private JsonBody() {}

    /** Reads a body whole, unless it is longer than allowed. */
    static byte[] read(InputStream in, long declaredBytes, int maxBytes) throws IOException {
        if (declaredBytes > maxBytes) {
            throw tooLarge(maxBytes);
        }
        byte[] bytes = in.readNBytes(maxBytes + 1);
        if (bytes.length > maxBytes) {
            throw tooLarge(maxBytes);
        }
        return bytes;
    }

    private static Refusal tooLarge(int maxBytes) {
        return Refusal.because(ProblemType.TOO_LARGE, "body-too-large", maxBytes);
    }

    /**
     * Reads a JSON object.
     *
     * @throws Refusal if it is no UTF-8, no JSON, no object, too deep, or has texts, names or
     *     numbers that are too long
     */
    static ObjectNode parse(byte[] bytes) {
        String text = decode(bytes);
        JsonNode json;
        try {
            json = JSON.readTree(text);
        } catch (JsonProcessingException e) {
            var at = e.getLocation();
            throw Refusal.because(
                    ProblemType.MALFORMED,
                    "bad-json",
                    at == null ? 1 : Math.max(at.getLineNr(), 1),
                    at == null ? 1 : Math.max(at.getColumnNr(), 1));
        }
        if (json instanceof ObjectNode object) {
            return object;
        }
        throw Refusal.because(ProblemType.MALFORMED, "no-json-object");
    }

    private static String decode(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw Refusal.because(ProblemType.MALFORMED, "no-utf8");
        }
    }
}
