package jp.musubi.cms.award.decision;

import jp.musubi.cms.award.edition.Category;
import jp.musubi.cms.award.edition.Edition;
import jp.musubi.cms.award.edition.Wording;
import jp.musubi.cms.award.nomination.EntryCheck;
import jp.musubi.cms.award.nomination.Nomination;
import jp.musubi.cms.database.Transaction;
import jp.musubi.cms.entry.Content;
import jp.musubi.cms.entry.CreateOutcome;
import jp.musubi.cms.entry.Draft;
import jp.musubi.cms.entry.EntryStore;
import jp.musubi.cms.entry.NewEntry;
import jp.musubi.cms.entry.SaveOutcome;
import jp.musubi.cms.publish.PublishOutcome;
import jp.musubi.cms.publish.Publishing;
import jp.musubi.cms.screen.Screens;
import jp.musubi.cms.web.Refusal;
import jp.musubi.content.entry.Fields;
import jp.musubi.content.entry.Value;
import jp.musubi.content.model.ContentModel;
import jp.musubi.content.programme.NumberPattern;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;

/**
 * What the public sees of prizes: entries of type {@code award}.
 *
 * @param screens whose sentences titles are made of
 */
record AwardEntries(
        ContentModel model, EntryStore entries, Publishing publishing, Screens screens) {

    /** What an award is numbered by: a letter of its own keeps it apart from partner banners. */
    static String number(int year, int count) {
        return NumberPattern.OF_AWARDS.number(year, count);
    }

    /** The last count of a year that entries have, however they came to be; 0 for none. */
    int lastCount(Transaction tx, int year) {
        int[] last = {0};
        entries.forEachLive(
                tx,
                EntryCheck.AWARD,
                live ->
                        live.entry()
                                .fields()
                                .text("number")
                                .ifPresent(number ->
                                        NumberPattern.OF_AWARDS
                                                .count(number, year)
                                                .ifPresent(count ->
                                                        last[0] = Math.max(last[0], count))));
        return last[0];
    }

    /** Makes a prize public; returns the entry's id. */
    UUID publish(Transaction tx, Edition edition, Nomination nomination, Result result) {
        Content content = new Content(fields(edition, nomination, result), Set.of());
        UUID id =
                create(tx, result.number().toLowerCase(Locale.ROOT), content)
                                instanceof CreateOutcome.Created created
                        ? created.entry().id()
                        : created(create(tx, null, content));
        publish(tx, id, null);
        return id;
    }

    /**
     * Makes public that nobody won in a category; returns the entry's id.
     *
     * @param reason for everybody
     * @param decidedOn the day of the decision
     */
    UUID publishUngiven(
            Transaction tx,
            Edition edition,
            Category category,
            Wording reason,
            LocalDate decidedOn) {
        Fields fields =
                Fields.NONE
                        .with("title", ungivenTitle(edition, category).value())
                        .with("year", number(edition.year()))
                        .with("edition", number(edition.number()))
                        .with("category", category.name().value())
                        .with("state", new Value.Text("ungiven"))
                        .with("public_reason", reason.value())
                        .with("decided_on", new Value.Text(decidedOn.toString()));
        UUID id = created(create(tx, null, new Content(fields, Set.of())));
        publish(tx, id, null);
        return id;
    }

    private Wording ungivenTitle(Edition edition, Category category) {
        String english =
                edition.plan().name().en().isEmpty() || category.name().en().isEmpty()
                        ? ""
                        : ungivenTitle("en", edition, category);
        return new Wording(ungivenTitle("ja", edition, category), english);
    }

    private String ungivenTitle(String language, Edition edition, Category category) {
        return screens.text(
                language,
                "award.entry.ungiven",
                edition.number(),
                edition.plan().name().in(language),
                category.name().in(language));
    }

    private CreateOutcome create(Transaction tx, @Nullable String slug, Content content) {
        return entries.create(
                tx, new NewEntry(model.require(EntryCheck.AWARD), slug, null, null, content));
    }

    private static UUID created(CreateOutcome outcome) {
        if (outcome instanceof CreateOutcome.Created created) {
            return created.entry().id();
        }
        throw new IllegalStateException("an award without an address");
    }

    private Fields fields(Edition edition, Nomination nomination, Result result) {
        Wording category =
                edition.plan().category(nomination.category()).map(Category::name).orElseThrow();
        UUID group = nomination.nominee().group();
        Fields fields =
                Fields.NONE
                        .with("title", title(edition, result).value())
                        .with("year", number(edition.year()))
                        .with("edition", number(edition.number()))
                        .with("category", category.value())
                        .with("prize", result.prize().value())
                        .with("citation", result.citation().value())
                        .with("number", new Value.Text(result.number()))
                        .with("state", new Value.Text("given"))
                        .with("decided_on", new Value.Text(result.decidedOn().toString()));
        LocalDate ceremony = edition.plan().schedule().ceremonyOn();
        if (ceremony != null) {
            fields = fields.with("ceremony_on", new Value.Text(ceremony.toString()));
        }
        return group == null ? fields : fields.with("group", new Value.Text(group.toString()));
    }

    private Wording title(Edition edition, Result result) {
        Wording name = edition.plan().name();
        String english =
                name.en().isEmpty() || result.prize().en().isEmpty()
                        ? ""
                        : title("en", edition, result);
        return new Wording(title("ja", edition, result), english);
    }

    private String title(String language, Edition edition, Result result) {
        return screens.text(
                language,
                "award.entry.title",
                edition.number(),
                edition.plan().name().in(language),
                result.prize().in(language));
    }

    private static Value number(int number) {
        return new Value.Quantity(BigDecimal.valueOf(number));
    }

    /** Says, where the prize is public, that it is withdrawn. */
    void withdraw(Transaction tx, UUID id, Wording reason, LocalDate day, UUID by) {
        Draft draft = entries.lockDraft(tx, id).orElseThrow(Refusal::notFound);
        Fields now = entries.findLive(tx, id).orElseThrow(Refusal::notFound).entry().fields();
        Fields fields =
                AwardCustody.of(entries)
                        .kept(draft.content().fields(), now)
                        .with("state", new Value.Text("withdrawn"))
                        .with("public_reason", reason.value())
                        .with("withdrawn_on", new Value.Text(day.toString()));
        var content = new Content(fields, draft.content().shown());
        var outcome = entries.save(tx, id, draft.entry().version(), content, by);
        if (!(outcome instanceof SaveOutcome.Saved)) {
            throw new IllegalStateException("an award that nobody else holds was not saved");
        }
        publish(tx, id, by);
    }

    private void publish(Transaction tx, UUID id, @Nullable UUID by) {
        var outcome = publishing.publish(tx, id, OptionalLong.empty(), by);
        if (!(outcome instanceof PublishOutcome.Accepted)) {
            throw new IllegalStateException("an award that is there was not published");
        }
    }
}
