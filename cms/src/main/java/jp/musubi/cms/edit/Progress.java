package jp.musubi.cms.edit;

import jp.musubi.cms.edit.FormView.StateView;
import jp.musubi.cms.entry.Content;
import jp.musubi.cms.screen.Screens;
import jp.musubi.content.model.Field;
import jp.musubi.content.model.Part;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** How far an entry is written, part by part. */
final class Progress {
    private final Screens screens;

    Progress(Screens screens) {
        this.screens = screens;
    }

    /** How far a part is. */
    enum Stage {
        /** Something in it must be put right. */
        WRONG("is-oudo"),
        /** It says something that is not public yet. */
        CHANGED("is-ai"),
        /** Something that must be there, or anything at all, is missing. */
        MISSING("is-plain"),
        /** All is well. */
        DONE("is-kusa");

        private final String hue;

        Stage(String hue) {
            this.hue = hue;
        }

        String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * How far a part is.
     *
     * @param live what the public sees; null while it sees nothing
     * @param faulty fields with something to be put right
     */
    static Stage of(Part part, Content draft, @Nullable Content live, Set<String> faulty) {
        if (part.fields().stream().anyMatch(field -> faulty.contains(field.name()))) {
            return Stage.WRONG;
        }
        boolean missing =
                part.fields().stream()
                        .anyMatch(field -> field.required() && !draft.fields().has(field.name()));
        if (missing || filled(part, draft) == 0) {
            return Stage.MISSING;
        }
        return live != null && changed(part, draft, live) > 0 ? Stage.CHANGED : Stage.DONE;
    }

    /** Fields of a part that have a value. */
    static int filled(Part part, Content draft) {
        return (int)
                part.fields().stream().filter(field -> draft.fields().has(field.name())).count();
    }

    /** Fields of a part that say something else than what is public. */
    static int changed(Part part, Content draft, Content live) {
        return (int) part.fields().stream().filter(field -> isChanged(field, draft, live)).count();
    }

    /** Whether a field, or whether it is shown, differs from what is public. */
    static boolean isChanged(Field field, Content draft, Content live) {
        boolean shown = draft.shown().contains(field.name());
        return !draft.fields().get(field.name()).equals(live.fields().get(field.name()))
                || shown != live.shown().contains(field.name());
    }

    /** Names of the fields that differ from what is public. */
    static List<Field> changes(List<Part> parts, Content draft, Content live) {
        return parts.stream()
                .flatMap(part -> part.fields().stream())
                .filter(field -> isChanged(field, draft, live))
                .toList();
    }

    StateView view(Stage stage, String language) {
        return new StateView(
                stage.id(), stage.hue, screens.text(language, "edit.state." + stage.id()));
    }
}
