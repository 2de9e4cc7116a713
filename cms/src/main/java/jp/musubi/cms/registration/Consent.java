package jp.musubi.cms.registration;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What an applicant agrees to. */
enum Consent {
    /** The page and what is marked as shown are public. */
    PUBLISH,
    /** The rules of the register: changes are told, the registration is renewed. */
    RULES,
    /** What was written is true, and the group decided to apply. */
    TRUTH;

    /** The name used in forms and messages: lower case. */
    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    static List<String> ids() {
        return Arrays.stream(values()).map(Consent::id).toList();
    }
}
