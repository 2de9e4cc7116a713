package jp.musubi.cms.edit;

import jp.musubi.cms.edit.FormView.FieldView;
import jp.musubi.cms.edit.FormView.LinkView;
import jp.musubi.cms.edit.FormView.PartView;
import jp.musubi.cms.entry.Content;
import jp.musubi.cms.entry.Draft;
import jp.musubi.cms.entry.EntryStore;
import jp.musubi.cms.screen.Screens;
import jp.musubi.cms.web.Request;
import jp.musubi.content.model.ContentType;
import jp.musubi.content.model.Part;
import jp.musubi.content.problem.Problem;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** Puts the form of an entry together. */
final class FormViews {
    private final EntryStore entries;
    private final Screens screens;
    private final FieldViews fields;
    private final Progress progress;
    private final ReviewState reviews;
    private final CityClock times;

    FormViews(
            EntryStore entries,
            Screens screens,
            FieldViews fields,
            ReviewState reviews,
            CityClock times) {
        this.entries = entries;
        this.screens = screens;
        this.fields = fields;
        this.progress = new Progress(screens);
        this.reviews = reviews;
        this.times = times;
    }

    /** What the words of a form were made from: a save is compared with it. */
    record Source(long version, int revision) {
        static Source of(Draft draft) {
            return new Source(draft.entry().version(), draft.entry().draftRevision());
        }
    }

    /**
     * What a form is to show.
     *
     * @param draft as it is now
     * @param source the draft that the form was first filled from, or saved last
     * @param typed what stands in its controls
     * @param problems what is wrong with it
     * @param part the part to be open; empty for the first that needs work
     */
    record Filling(
            ContentType type,
            Draft draft,
            Source source,
            Typed typed,
            List<Problem> problems,
            UUID session,
            String part,
            List<String> others) {}

    FormView view(Request request, Filling filling) {
        Draft draft = filling.draft();
        List<PartView> parts = parts(request, filling);
        return new FormView(
                draft.entry().id().toString(),
                request.caller().account().toString(),
                back(request, draft),
                filling.session().toString(),
                filling.source().version(),
                filling.source().revision(),
                times.minute(draft.entry().savedAt()),
                fields.errors(filling.type(), filling.problems(), request.language()),
                parts,
                filling.others(),
                parts.stream()
                        .flatMap(part -> part.fields().stream())
                        .filter(field -> field.control().equals("picture"))
                        .toList(),
                reviews.of(draft.entry()).stage() == ReviewState.Stage.WAITING);
    }

    private LinkView back(Request request, Draft draft) {
        UUID owner = draft.entry().owner();
        String name =
                owner == null
                        ? draft.entry().title()
                        : entries.find(owner).map(group -> group.title()).orElse("");
        return new LinkView(
                EditScreens.home(draft.entry()),
                name.isEmpty() ? screens.text(request, "edit.back") : name);
    }

    private List<PartView> parts(Request request, Filling filling) {
        String language = request.language();
        Set<String> faulty = faulty(filling);
        Content live = live(filling.draft());
        var form =
                new FieldViews.Filled(
                        request.caller(), language, filling.typed(), filling.problems());
        var parts = new ArrayList<PartView>();
        boolean opened = false;
        for (Part part : filling.type().parts()) {
            Progress.Stage stage = Progress.of(part, filling.draft().content(), live, faulty);
            boolean wrong = part.fields().stream().anyMatch(field -> !form.of(field).isEmpty());
            boolean open =
                    filling.problems().isEmpty()
                            ? !opened && isWanted(filling, part, stage)
                            : wrong;
            opened |= open;
            List<FieldView> views =
                    part.fields().stream().map(field -> fields.view(form, field)).toList();
            parts.add(
                    new PartView(
                            part.name(),
                            FieldViews.numeral(parts.size() + 1, language),
                            part.label().in(language),
                            part.help() == null ? "" : part.help().in(language),
                            progress.view(stage, language),
                            open,
                            views));
        }
        return parts;
    }

    private static boolean isWanted(Filling filling, Part part, Progress.Stage stage) {
        return filling.part().isEmpty()
                ? stage != Progress.Stage.DONE
                : filling.part().equals(part.name());
    }

    /** The states of all parts, for a form that is open. */
    List<PartState> states(ContentType type, Draft draft, List<Problem> problems, String lang) {
        Set<String> faulty = new TreeSet<>();
        problems.forEach(problem -> faulty.add(Drafting.fieldOf(problem.field())));
        reviews.of(draft.entry()).wishes().forEach(wish -> faulty.add(wish.field()));
        Content live = live(draft);
        return type.parts().stream()
                .map(part ->
                        new PartState(
                                part,
                                progress.view(
                                        Progress.of(part, draft.content(), live, faulty), lang)))
                .toList();
    }

    /** How far a part is. */
    record PartState(Part part, FormView.StateView state) {}

    private Set<String> faulty(Filling filling) {
        var faulty = new TreeSet<String>();
        filling.problems().forEach(problem -> faulty.add(Drafting.fieldOf(problem.field())));
        reviews.of(filling.draft().entry()).wishes().forEach(wish -> faulty.add(wish.field()));
        return faulty;
    }

    /** What the public sees of an entry; null for nothing. */
    @Nullable Content live(Draft draft) {
        Integer live = draft.entry().liveRevision();
        if (live == null) {
            return null;
        }
        return Objects.equals(live, draft.entry().draftRevision())
                ? draft.content()
                : entries.revision(draft.entry().id(), live).orElse(null);
    }
}
