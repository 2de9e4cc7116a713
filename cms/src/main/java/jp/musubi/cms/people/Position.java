package jp.musubi.cms.people;

import jp.musubi.cms.account.Membership;
import jp.musubi.cms.account.Role;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What somebody is invited to be. */
enum Position {
    ADMINISTRATOR(Role.ADMINISTRATOR, Membership.Part.EDITOR),
    STAFF(Role.STAFF, Membership.Part.EDITOR),
    OWNER(Role.MEMBER, Membership.Part.OWNER),
    EDITOR(Role.MEMBER, Membership.Part.EDITOR);

    private final Role role;
    private final Membership.Part part;

    Position(Role role, Membership.Part part) {
        this.role = role;
        this.part = part;
    }

    Role role() {
        return role;
    }

    /** The part in a group; what acts for the city has none. */
    Membership.Part part() {
        return part;
    }

    /** The name in forms and messages: lower case. */
    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The position of that name, of a group or of the city. */
    static Optional<Position> of(String id, boolean ofGroup) {
        return Arrays.stream(values())
                .filter(position -> position.id().equals(id))
                .filter(position -> position.role().isStaff() != ofGroup)
                .findFirst();
    }
}
