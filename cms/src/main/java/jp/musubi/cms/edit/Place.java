package jp.musubi.cms.edit;

import jp.musubi.content.model.Field;

/**
 * What is compared and merged as one: a field, one language of it, or whether the public sees it.
 *
 * @param language of the text; empty where a field has none
 * @param visibility whether this is about being shown, not about what the field says
 */
record Place(Field field, String language, boolean visibility) {
    static Place of(Field field, String language) {
        return new Place(field, language, false);
    }

    static Place shown(Field field) {
        return new Place(field, "", true);
    }

    /** A name that stands for it in forms and JSON. */
    String key() {
        if (visibility) {
            return "shown." + field.name();
        }
        return language.isEmpty() ? field.name() : field.name() + "." + language;
    }
}
