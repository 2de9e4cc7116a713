package jp.musubi.cms.web;

import org.jspecify.annotations.Nullable;

import java.util.Locale;

/** Which codings of a body a client takes (RFC 9110 section 12.5.3). */
public final class ContentCodings {
    private ContentCodings() {}

    /**
     * Whether a client takes gzip.
     *
     * @param field its Accept-Encoding; null for none, which asks for bytes as they are
     */
    public static boolean takeGzip(@Nullable String field) {
        boolean others = false;
        for (String part : (field == null ? "" : field).split(",", -1)) {
            String[] coding = part.strip().toLowerCase(Locale.ROOT).split(";", 2);
            boolean wanted = coding.length < 2 || !coding[1].strip().matches("q=0(\\.0{0,3})?");
            switch (coding[0].strip()) {
                case "gzip", "x-gzip" -> {
                    return wanted;
                }
                case "*" -> others = wanted;
                default -> {
                    // A coding that we do not have.
                }
            }
        }
        return others;
    }
}
