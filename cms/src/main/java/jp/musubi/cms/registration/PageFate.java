package jp.musubi.cms.registration;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What becomes of a group's public page when the office decides about its registration. */
enum PageFate {
    /** What is usual: it stays, unless the group is struck off or is no more. */
    USUAL,
    /** It stays. */
    KEPT,
    /** It is taken down. */
    TAKEN_DOWN;

    /** The name used in forms and messages: lower case with hyphens. */
    String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The fate of that name. */
    static Optional<PageFate> of(String id) {
        return Arrays.stream(values()).filter(fate -> fate.id().equals(id)).findFirst();
    }

    /** Whether the page is taken down when that is decided. */
    boolean takesDown(Registration.Standing standing) {
        return switch (this) {
            case KEPT -> false;
            case TAKEN_DOWN -> standing != Registration.Standing.ACTIVE;
            case USUAL ->
                    switch (standing) {
                        case STRUCK, DISSOLVED -> true;
                        case ACTIVE, DORMANT -> false;
                    };
        };
    }
}
