package jp.musubi.cms.banner;

import jp.musubi.cms.audit.AuditLog;
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
import jp.musubi.cms.web.ProblemType;
import jp.musubi.cms.web.Refusal;
import jp.musubi.content.banner.BannerState;
import jp.musubi.content.entry.Fields;
import jp.musubi.content.entry.Link;
import jp.musubi.content.entry.Value;
import jp.musubi.content.label.Label;
import jp.musubi.content.model.ContentModel;
import jp.musubi.content.programme.NumberPattern;
import jp.musubi.content.programme.Programme;
import jp.musubi.content.programme.Rules;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The steps of partner banners: each changes the banner's entry, publishes it, is kept with who and
 * why, and is mailed to the group, all in one transaction.
 */
final class Lifecycle {
    private final Parts parts;
    private final BannerRegister register;
    private final BannerEventStore events;
    private final BannerLetters letters;

    /** What it stands on. */
    record Parts(
            ContentModel model,
            EntryStore entries,
            Publishing publishing,
            AuditLog audit,
            Screens screens) {}

    /**
     * Who takes a step.
     *
     * @param proposedBy who drafted it; null where one person acts alone
     * @param decidedBy null for the program itself
     */
    record Actors(@Nullable UUID proposedBy, @Nullable UUID decidedBy) {
        /** The program itself, as time passes. */
        static final Actors TIME = new Actors(null, null);

        static Actors alone(UUID account) {
            return new Actors(null, account);
        }
    }

    /**
     * What is granted.
     *
     * @param from first day of the term
     * @param until last day of the term
     * @param addresses where it will be shown
     */
    record Grant(
            Programme programme,
            Rules rules,
            UUID group,
            LocalDate from,
            LocalDate until,
            List<Link> addresses) {}

    Lifecycle(
            Parts parts, BannerRegister register, BannerEventStore events, BannerLetters letters) {
        this.parts = parts;
        this.register = register;
        this.events = events;
        this.letters = letters;
    }

    /** Grants a banner under a number that nothing has had. */
    Banner issue(Transaction tx, Grant grant, Actors actors, BannerWords words) {
        int year = grant.from().getYear();
        String number = number(tx, grant.programme(), year);
        Fields fields =
                term(Fields.NONE, grant)
                        .with("number", new Value.Text(number))
                        .with("group", new Value.Text(grant.group().toString()))
                        .with("awarded_date", new Value.Text(grant.from().toString()));
        if (!words.reason().isEmpty()) {
            fields = fields.with("reason", localised(words));
        }
        var wanted =
                new NewEntry(
                        parts.model().require(BannerRegister.TYPE),
                        null,
                        null,
                        actors.decidedBy(),
                        new Content(fields, Set.of()));
        if (!(parts.entries().create(tx, wanted) instanceof CreateOutcome.Created created)) {
            throw Refusal.because(ProblemType.CONFLICT, "banner-moved");
        }
        UUID id = created.entry().id();
        return stepped(tx, id, BannerStep.ISSUE, grant.from(), actors, words);
    }

    /** Grants another term. Its first day and its number stay, so that it is one banner. */
    Banner renew(Transaction tx, UUID id, Grant grant, Actors actors, BannerWords words) {
        Draft draft = locked(tx, id, BannerStep.RENEW);
        save(tx, draft, term(decided(tx, draft), grant), actors);
        return stepped(tx, id, BannerStep.RENEW, grant.from(), actors, words);
    }

    /**
     * Takes any other step.
     *
     * @throws Refusal if the banner's state does not allow it
     */
    Banner take(Transaction tx, UUID id, BannerStep step, Actors actors, BannerWords words) {
        if (step == BannerStep.ISSUE || step == BannerStep.RENEW) {
            throw new IllegalArgumentException(step + " needs a term");
        }
        Draft draft = locked(tx, id, step);
        LocalDate today = BannerRegister.today(tx);
        Fields fields = decided(tx, draft).with("state", new Value.Text(step.to().id()));
        boolean isTold = step == BannerStep.SUSPEND || step == BannerStep.REVOKE;
        fields =
                isTold && !words.reason().isEmpty()
                        ? fields.with("public_reason", localised(words))
                        : step == BannerStep.EXPIRE
                                ? fields
                                : fields.filtered(field -> !field.equals("public_reason"));
        if (step == BannerStep.WITHDRAW) {
            fields = fields.with("valid_until", new Value.Text(today.toString()));
        }
        save(tx, draft, fields, actors);
        return stepped(tx, id, step, today, actors, words);
    }

    private Draft locked(Transaction tx, UUID id, BannerStep step) {
        Draft draft = parts.entries().lockDraft(tx, id).orElseThrow(Refusal::notFound);
        Banner banner = register.find(tx, id).orElseThrow(Refusal::notFound);
        boolean isOverdue =
                step == BannerStep.EXPIRE
                        && banner.state() == BannerState.EXPIRED
                        && !banner.fields().text("state").orElse("").equals("expired");
        if (!step.isPossible(banner.state()) && !isOverdue) {
            throw Refusal.because(ProblemType.CONFLICT, "banner-moved");
        }
        return draft;
    }

    private Fields decided(Transaction tx, Draft draft) {
        Fields now = register.find(tx, draft.entry().id()).orElseThrow().fields();
        return BannerCustody.of(parts.entries()).kept(draft.content().fields(), now);
    }

    private static Fields term(Fields fields, Grant grant) {
        Rules rules = grant.rules();
        Fields all =
                fields.with("programme", localised(grant.programme().label()))
                        .with("state", new Value.Text(BannerState.ACTIVE.id()))
                        .with("valid_from", new Value.Text(grant.from().toString()))
                        .with("valid_until", new Value.Text(grant.until().toString()))
                        .with("rules_version", new Value.Text(rules.version()));
        return grant.addresses().isEmpty()
                ? all
                : all.with("display_urls", new Value.Links(grant.addresses()));
    }

    /** Programmes of one pattern count together, so that no number is given by two of them. */
    private String number(Transaction tx, Programme programme, int year) {
        NumberPattern pattern = programme.numberPattern();
        int given =
                register.all(tx).stream()
                        .flatMapToInt(banner -> pattern.count(banner.number(), year).stream())
                        .max()
                        .orElse(0);
        SortedSet<String> counting =
                parts.model().programmes().values().stream()
                        .filter(each -> each.numberPattern().equals(pattern))
                        .map(Programme::id)
                        .collect(Collectors.toCollection(TreeSet::new));
        return programme.number(
                year, BannerEventStore.nextCount(tx, programme.id(), counting, year, given));
    }

    private void save(Transaction tx, Draft draft, Fields fields, Actors actors) {
        var content = new Content(fields, draft.content().shown());
        var outcome =
                parts.entries()
                        .save(
                                tx,
                                draft.entry().id(),
                                draft.entry().version(),
                                content,
                                actors.decidedBy());
        if (!(outcome instanceof SaveOutcome.Saved)) {
            throw Refusal.because(ProblemType.CONFLICT, "banner-moved");
        }
    }

    private Banner stepped(
            Transaction tx,
            UUID id,
            BannerStep step,
            LocalDate day,
            Actors actors,
            BannerWords words) {
        var event =
                new BannerEvent(
                        id, step, day, tx.now(), actors.proposedBy(), actors.decidedBy(), words);
        events.add(tx, event);
        Draft draft = parts.entries().lockDraft(tx, id).orElseThrow();
        var history = new History(parts.screens());
        Fields fields = draft.content().fields();
        Value told = history.of(fields, BannerEventStore.of(tx, id));
        save(tx, draft, fields.with("history", told), actors);
        UUID by = actors.decidedBy();
        String details =
                words.document().isEmpty() ? step.id() : step.id() + " " + words.document();
        parts.audit().add(tx, by, "banner." + step.id(), id, noted(details, fields));
        PublishOutcome outcome = parts.publishing().publish(tx, id, OptionalLong.empty(), by);
        if (!(outcome instanceof PublishOutcome.Accepted)) {
            throw Refusal.because(ProblemType.CONFLICT, "banner-moved");
        }
        Banner banner = register.find(tx, id).orElseThrow();
        letters.stepped(tx, banner, event);
        return banner;
    }

    private String noted(String details, Fields banner) {
        String number = banner.text("number").orElse("");
        Programme programme = parts.model().programmeOf(banner.texts("programme"), number);
        return new ProgrammeNames(parts.model()).noted(details, programme.id());
    }

    private static Value localised(BannerWords words) {
        var texts = new LinkedHashMap<String, String>();
        texts.put("ja", words.reason());
        if (!words.reasonEn().isEmpty()) {
            texts.put("en", words.reasonEn());
        }
        return new Value.Localised(texts);
    }

    private static Value localised(Label label) {
        return new Value.Localised(new LinkedHashMap<>(label.texts()));
    }
}
