package jp.musubi.cms.credential.proof;

import com.apicatalog.jsonld.uri.UriUtils;
import com.apicatalog.jsonld.uri.UriValidationPolicy;

import java.util.regex.Pattern;

/** What an RDF graph takes as an address or a text, as far as nothing of it is lost. */
final class Iri {
    private static final Pattern ABSOLUTE =
            Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:[^\\p{Cntrl}\\s<>\"{}|\\\\^`]+");
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,8}(?:-[a-zA-Z0-9]{1,8})*");

    private Iri() {}

    /** Whether it is an absolute address; the label of a blank node is none. */
    static boolean isAbsolute(String text) {
        return ABSOLUTE.matcher(text).matches()
                && isUnicode(text)
                && UriUtils.isAbsoluteUri(text, UriValidationPolicy.Full);
    }

    /** Whether the text has no half of a surrogate pair, which no UTF-8 has. */
    static boolean isUnicode(String text) {
        return text.codePoints()
                .noneMatch(point ->
                        point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE);
    }

    /** Whether it is a language tag. */
    static boolean isLanguage(String text) {
        return LANGUAGE.matcher(text).matches();
    }
}
