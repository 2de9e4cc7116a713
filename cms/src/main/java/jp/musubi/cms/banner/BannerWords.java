package jp.musubi.cms.banner;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import jp.musubi.cms.database.StorableText;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What is said about a step.
 *
 * @param reason for everybody, in Japanese; empty for none
 * @param reasonEn the same in English; empty for none
 * @param internal for the office alone; empty for none
 * @param document number of the office's document (文書番号)
 * @param until last day of a suspension; null where there is none
 */
public record BannerWords(
        String reason,
        String reasonEn,
        String internal,
        String document,
        @Nullable LocalDate until) {
    /** UTF-16 units of a reason. */
    public static final int MAX_REASON_UNITS = 1_000;

    /** UTF-16 units of a document's number. */
    public static final int MAX_DOCUMENT_UNITS = 80;

    /** Nothing said. */
    static final BannerWords NONE = new BannerWords("", "", "", "", null);

    private static final ObjectMapper JSON = new ObjectMapper();

    public BannerWords {
        reason = StorableText.cut(reason, MAX_REASON_UNITS);
        reasonEn = StorableText.cut(reasonEn, MAX_REASON_UNITS);
        internal = StorableText.cut(internal, MAX_REASON_UNITS);
        document = StorableText.cut(document, MAX_DOCUMENT_UNITS);
    }

    /** The reason in a language; in Japanese where it was not translated. */
    String in(String language) {
        return language.equals("en") && !reasonEn.isEmpty() ? reasonEn : reason;
    }

    String json() {
        try {
            var words = JSON.createObjectNode();
            words.put("reason", reason).put("reasonEn", reasonEn).put("internal", internal);
            if (until != null) {
                words.put("until", until.toString());
            }
            return JSON.writeValueAsString(words);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    static BannerWords of(String json, String document) {
        try {
            JsonNode words = JSON.readTree(json);
            return new BannerWords(
                    words.path("reason").asText(),
                    words.path("reasonEn").asText(),
                    words.path("internal").asText(),
                    document,
                    Optional.of(words.path("until").asText())
                            .filter(text -> !text.isEmpty())
                            .map(LocalDate::parse)
                            .orElse(null));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
