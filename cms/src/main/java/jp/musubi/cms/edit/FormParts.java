package jp.musubi.cms.edit;

import jp.musubi.cms.account.AccountStore;
import jp.musubi.cms.asset.AssetStore;
import jp.musubi.cms.asset.StoredAsset;
import jp.musubi.cms.database.Ids;
import jp.musubi.cms.database.Transaction;
import jp.musubi.cms.edit.FormView.ErrorView;
import jp.musubi.cms.edit.FormView.FieldView;
import jp.musubi.cms.edit.FormView.PictureView;
import jp.musubi.cms.entry.Content;
import jp.musubi.cms.entry.Draft;
import jp.musubi.cms.entry.EntryInput;
import jp.musubi.cms.entry.EntryStore;
import jp.musubi.cms.screen.Screens;
import jp.musubi.cms.web.Caller;
import jp.musubi.cms.web.Form;
import jp.musubi.cms.web.Refusal;
import jp.musubi.content.entry.FieldsReader;
import jp.musubi.content.entry.Value;
import jp.musubi.content.model.ContentModel;
import jp.musubi.content.model.ContentType;
import jp.musubi.content.model.Field;
import jp.musubi.content.problem.Problem;

import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;
import java.util.UUID;
import java.util.function.Predicate;

/** The parts of an entry's form for other screens: shown, read back, and told as plain text. */
public final class FormParts {
    private final FieldViews fields;
    private final FormWriter writer;
    private final FormCheck check;
    private final EntryInput input;
    private final Places places;
    private final ValueTexts texts;
    private final Overtaken overtaken;

    /** What forms stand on. */
    public record Parts(
            ContentModel model,
            List<String> languages,
            Ids ids,
            EntryStore entries,
            AccountStore accounts,
            AssetStore assets,
            FieldsReader check,
            EntryInput input,
            Clock clock,
            Screens screens) {}

    public FormParts(Parts parts) {
        Screens screens = parts.screens();
        var choices = new Choices(parts.model(), parts.entries(), parts.accounts());
        this.fields =
                new FieldViews(
                        screens,
                        choices,
                        parts.assets(),
                        new CityClock(parts.clock()),
                        parts.languages());
        this.writer = new FormWriter(parts.languages());
        this.check =
                new FormCheck(
                        parts.entries(),
                        parts.check(),
                        parts.languages(),
                        new Described(parts.assets(), parts.ids(), parts.languages()));
        this.input = parts.input();
        this.places = new Places(parts.languages());
        this.texts = new ValueTexts(screens, choices, parts.assets());
        this.overtaken = new Overtaken(parts.entries(), places, texts);
    }

    /**
     * Who looks at a form, in which language.
     *
     * @param typed what they sent; null to show what the content says
     * @param problems what is wrong with it
     */
    public record Looking(
            Caller caller, String language, @Nullable Form typed, List<Problem> problems) {
        public Looking {
            problems = List.copyOf(problems);
        }
    }

    /** The controls of fields: those with a problem as they were sent, others as they are saved. */
    public List<FieldView> fields(
            Looking looking, ContentType type, List<Field> chosen, Content content) {
        FieldViews.Filled saved = filled(looking, writer.write(type, content));
        FieldViews.Filled sent =
                looking.typed() == null ? saved : filled(looking, Typed.of(looking.typed()));
        return chosen.stream()
                .map(field -> fields.view(sent.of(field).isEmpty() ? saved : sent, field))
                .toList();
    }

    private static FieldViews.Filled filled(Looking looking, Typed typed) {
        return new FieldViews.Filled(
                looking.caller(), looking.language(), typed, looking.problems());
    }

    /** What is wrong, each with the control to put it right. */
    public List<ErrorView> errors(Looking looking, ContentType type) {
        return fields.errors(type, looking.problems(), looking.language());
    }

    /** What an entry is to say after a form, and what is wrong with the form. */
    public record Result(Content content, List<Problem> problems) {}

    /**
     * Reads a form, with what its pictures show; for wrong values, what stood there before stays,
     * and so does what somebody else changed since the form was filled.
     *
     * @param account that sent the form; null for an applicant, who has none
     * @param language of the values that problems tell
     * @throws Refusal if it does not say which revision it was filled from
     * @param mayWrite the fields that may be changed; others stay as they are
     */
    public Result read(
            Transaction tx,
            @Nullable UUID account,
            Draft before,
            ContentType type,
            Form form,
            Predicate<Field> mayWrite,
            String language) {
        int base = Sent.number(form.text("revision"));
        FormCheck.Read read = check.read(tx, account, before, type, Typed.of(form), mayWrite);
        return overtaken.together(tx, before, type, base, read, mayWrite, language);
    }

    /** An asset as scripts and forms show it. */
    public static PictureView picture(StoredAsset asset) {
        return FieldViews.picture(asset);
    }

    /** All that keeps an entry from being handed in. */
    public List<Problem> incomplete(ContentType type, Content content) {
        return input.unready(type, content);
    }

    /** The field that a problem is about: {@code sns} for {@code sns[2]}. */
    public static String fieldOf(Problem problem) {
        return Drafting.fieldOf(problem.field());
    }

    /**
     * What stands at one place, as people read it.
     *
     * @param hidden whether the public will not see it
     * @param picture the picture or document that stands there; null for words
     */
    public record Line(String label, String text, boolean hidden, @Nullable PictureView picture) {}

    /** What fields say; those that say nothing are left out. */
    public List<Line> lines(
            ContentType type, List<Field> chosen, Content content, String language) {
        SequencedMap<Place, Value> values = places.of(type, content);
        var lines = new ArrayList<Line>();
        values.forEach((place, value) -> {
            if (!place.visibility() && chosen.contains(place.field())) {
                lines.add(
                        new Line(
                                texts.label(place, language),
                                texts.text(place, value, language),
                                isHidden(place.field(), content),
                                texts.picture(place, value).orElse(null)));
            }
        });
        return lines;
    }

    private static boolean isHidden(Field field, Content content) {
        return switch (field.visibility()) {
            case PUBLIC -> false;
            case STAFF -> true;
            case OPTIONAL -> !content.shown().contains(field.name());
        };
    }
}
