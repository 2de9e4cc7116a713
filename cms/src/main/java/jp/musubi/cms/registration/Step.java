package jp.musubi.cms.registration;

import jp.musubi.content.model.Field;

import java.util.List;

/**
 * A step of an application.
 *
 * @param id its place in addresses
 * @param fields of the profile that are written in it; none but in steps of the profile
 */
record Step(String id, Kind kind, List<Field> fields) {
    Step {
        fields = List.copyOf(fields);
    }

    /** What a step asks. */
    enum Kind {
        PROFILE,
        ASSESSMENT,
        RULES,
        CONSENTS,
        CHECK
    }
}
