package jp.musubi.cms.credential.key;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import jp.musubi.cms.credential.key.CityKey.State;

import org.jspecify.annotations.Nullable;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All keys that a city ever made, the oldest first. Nothing here is secret.
 *
 * @param keys none of them is ever taken out, so that no name is used twice
 */
public record KeyRing(List<CityKey> keys) {
    /** Before the first key was made. */
    public static final KeyRing EMPTY = new KeyRing(List.of());

    private static final ObjectMapper JSON = new ObjectMapper();

    public KeyRing {
        keys = List.copyOf(keys);
    }

    /** The key that signs: the newest that is active. */
    public Optional<CityKey> signing() {
        return keys.reversed().stream().filter(key -> key.state() == State.ACTIVE).findFirst();
    }

    /** The keys that {@code did.json} lists, the newest first. */
    public List<CityKey> trusted() {
        return keys.reversed().stream().filter(CityKey::isTrusted).toList();
    }

    /** The key of a name. */
    public Optional<CityKey> find(String name) {
        return keys.stream().filter(key -> key.name().equals(name)).findFirst();
    }

    /** What the next key of a year is called. */
    String nextName(int year) {
        String start = "key-%04d-".formatted(year);
        long inYear = keys.stream().filter(key -> key.name().startsWith(start)).count();
        return start + (inYear + 1);
    }

    KeyRing with(CityKey key) {
        return new KeyRing(Stream.concat(keys.stream(), Stream.of(key)).toList());
    }

    /** The same after a key ended. */
    KeyRing ended(String name, State how, Instant at) {
        return new KeyRing(
                keys.stream()
                        .map(key -> key.name().equals(name) ? key.ended(how, at) : key)
                        .toList());
    }

    /** As the file {@code keys.json}. */
    String json() {
        var root = JSON.createObjectNode();
        var list = root.putArray("keys");
        for (CityKey key : keys) {
            var one = list.addObject();
            one.put("name", key.name());
            one.put("publicKeyMultibase", key.key().text());
            one.put("state", key.state().name().toLowerCase(Locale.ROOT));
            one.put("from", key.from().toString());
            if (key.until() != null) {
                one.put("until", key.until().toString());
            }
        }
        return root.toPrettyString() + "\n";
    }

    /**
     * The keys of a file {@code keys.json}.
     *
     * @return empty if the text is none
     */
    static Optional<KeyRing> of(String json) {
        try {
            JsonNode list = JSON.readTree(json).path("keys");
            if (!list.isArray()) {
                return Optional.empty();
            }
            List<CityKey> keys = new ArrayList<>();
            for (JsonNode one : list) {
                keys.add(key(one));
            }
            return Optional.of(new KeyRing(keys));
        } catch (JsonProcessingException | IllegalArgumentException | DateTimeException e) {
            return Optional.empty();
        }
    }

    private static CityKey key(JsonNode json) {
        return new CityKey(
                json.path("name").asText(),
                Multikey.of(json.path("publicKeyMultibase").asText())
                        .orElseThrow(() -> new IllegalArgumentException("no key")),
                State.valueOf(json.path("state").asText().toUpperCase(Locale.ROOT)),
                Instant.parse(json.path("from").asText()),
                until(json));
    }

    private static @Nullable Instant until(JsonNode json) {
        return json.has("until") ? Instant.parse(json.path("until").asText()) : null;
    }
}
