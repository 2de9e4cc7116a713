package jp.musubi.cms.people;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/** What a browser calls itself, as a sentence that its owner recognises it by. */
final class Devices {
    private static final SequencedMap<String, String> KINDS = new LinkedHashMap<>();

    static {
        KINDS.put("iPhone", "iphone");
        KINDS.put("iPad", "ipad");
        KINDS.put("Android", "android");
        KINDS.put("Windows", "windows");
        KINDS.put("Macintosh", "mac");
        KINDS.put("Linux", "linux");
    }

    private Devices() {}

    /** The name of the sentence. */
    static String key(String userAgent) {
        return "device."
                + KINDS.entrySet().stream()
                        .filter(kind -> userAgent.contains(kind.getKey()))
                        .map(Map.Entry::getValue)
                        .findFirst()
                        .orElse("other");
    }
}
