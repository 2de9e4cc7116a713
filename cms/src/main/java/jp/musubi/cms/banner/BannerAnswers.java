package jp.musubi.cms.banner;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import jp.musubi.cms.database.StorableText;
import jp.musubi.content.programme.Rules;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/**
 * What a group says in its application.
 *
 * @param uses ids of what it will use the banner for
 * @param addresses of its own pages that will show it, as typed
 * @param evidence the work that was done together with the city
 * @param consent version of the rules that it agreed to; empty while it did not
 */
public record BannerAnswers(
        List<String> uses, List<String> addresses, String evidence, String consent) {
    /** UTF-16 units of the evidence. */
    public static final int MAX_EVIDENCE_UNITS = 2_000;

    /** Addresses of one application. */
    public static final int MAX_ADDRESSES = 20;

    /** UTF-16 units of an address. */
    public static final int MAX_ADDRESS_UNITS = 500;

    /** Nothing said. */
    static final BannerAnswers NONE = new BannerAnswers(List.of(), List.of(), "", "");

    private static final ObjectMapper JSON = new ObjectMapper();

    public BannerAnswers {
        uses = List.copyOf(uses);
        addresses = List.copyOf(addresses);
        evidence = StorableText.cut(evidence, MAX_EVIDENCE_UNITS);
    }

    /**
     * What is missing or wrong, as names of sentences; empty if it may be handed in.
     *
     * @param rules that it is to follow
     */
    List<String> problems(Rules rules) {
        var problems = new ArrayList<String>();
        if (uses.isEmpty() || !rules.uses().keySet().containsAll(uses)) {
            problems.add("uses");
        }
        boolean needsAddress = uses.contains("website") && addresses.isEmpty();
        if (needsAddress || addresses.size() > MAX_ADDRESSES) {
            problems.add("addresses");
        }
        if (!addresses.stream().allMatch(BannerAnswers::isAddress)) {
            problems.add("address-wrong");
        }
        if (evidence.isBlank()) {
            problems.add("evidence");
        }
        if (!consent.equals(rules.version())) {
            problems.add("consent");
        }
        return problems;
    }

    private static boolean isAddress(String text) {
        try {
            URI address = URI.create(text);
            String scheme = String.valueOf(address.getScheme());
            return text.length() <= MAX_ADDRESS_UNITS
                    && (scheme.equals("https") || scheme.equals("http"))
                    && address.getHost() != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    String json() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    static BannerAnswers of(String json) {
        try {
            JsonNode said = JSON.readTree(json);
            return new BannerAnswers(
                    texts(said.path("uses")),
                    texts(said.path("addresses")),
                    said.path("evidence").asText(),
                    said.path("consent").asText());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> texts(JsonNode array) {
        var texts = new ArrayList<String>();
        array.forEach(each -> texts.add(each.asText()));
        return texts;
    }
}
