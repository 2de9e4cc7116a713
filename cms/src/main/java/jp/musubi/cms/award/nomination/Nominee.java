package jp.musubi.cms.award.nomination;

import jp.musubi.cms.database.StorableText;

import org.jspecify.annotations.Nullable;

import java.util.UUID;

/**
 * Who is nominated.
 *
 * @param group of the city's register; null where the nominator did not find it
 * @param name as the nominator, or the register, has it
 * @param contact an e-mail address of the nominee, where the nominator or the office knows one;
 *     empty for none
 */
public record Nominee(@Nullable UUID group, String name, String contact) {
    /** UTF-16 units of a name. */
    public static final int MAX_NAME_UNITS = 160;

    /** UTF-16 units of an address. */
    public static final int MAX_CONTACT_UNITS = 254;

    /** Nobody yet. */
    public static final Nominee NOBODY = new Nominee(null, "", "");

    public Nominee {
        name = StorableText.cut(name.strip(), MAX_NAME_UNITS);
        contact = StorableText.cut(contact.strip(), MAX_CONTACT_UNITS);
    }
}
