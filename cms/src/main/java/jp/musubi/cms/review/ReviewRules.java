package jp.musubi.cms.review;

import jp.musubi.cms.entry.Content;
import jp.musubi.content.model.ContentType;
import jp.musubi.content.model.Editing;
import jp.musubi.content.model.Field;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;

/** What the content types say about looking at changes. */
final class ReviewRules {
    /** Working days that staff have to decide. */
    static final int DUE_AFTER_WORKING_DAYS = 3;

    private static final List<String> IDENTITY = List.of("kind", "corporate_number");
    private static final String CONTACT = "contact";

    private ReviewRules() {}

    /** Whether a change may go out before staff look at it. */
    static boolean goesOutAtOnce(ContentType type, @Nullable Content live, Content submitted) {
        if (type.review() == ContentType.Review.NONE) {
            return true;
        }
        return live != null
                && live.shown().equals(submitted.shown())
                && changed(type, live, submitted).stream()
                        .allMatch(field -> field.editing().approval() == Editing.Approval.AFTER);
    }

    /** The fields that differ, in the order of the type. */
    static SequencedSet<Field> changed(ContentType type, Content before, Content after) {
        var changed = new LinkedHashSet<Field>();
        for (Field field : type.fields().values()) {
            boolean same =
                    before.fields().get(field.name()).equals(after.fields().get(field.name()));
            if (!same) {
                changed.add(field);
            }
        }
        return changed;
    }

    /** Whether a field says who a group is or how it is reached. */
    static boolean isIdentity(ContentType type, Field field) {
        return field.name().equals(type.titleField())
                || IDENTITY.contains(field.name())
                || CONTACT.equals(field.editing().part());
    }
}
