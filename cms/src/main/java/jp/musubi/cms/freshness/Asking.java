package jp.musubi.cms.freshness;

import jp.musubi.cms.account.Account;
import jp.musubi.cms.account.AccountStore;
import jp.musubi.cms.account.Membership;
import jp.musubi.cms.audit.AuditLog;
import jp.musubi.cms.database.Database;
import jp.musubi.cms.database.Transaction;
import jp.musubi.cms.edit.ConfirmationLinks;
import jp.musubi.cms.entry.Content;
import jp.musubi.cms.entry.Draft;
import jp.musubi.cms.entry.EntryAccess;
import jp.musubi.cms.entry.EntryStore;
import jp.musubi.cms.entry.WorkLists;
import jp.musubi.cms.mail.Letter;
import jp.musubi.cms.mail.MailStore;
import jp.musubi.cms.publish.Due;
import jp.musubi.cms.screen.Screens;
import jp.musubi.cms.screen.Times;
import jp.musubi.cms.setting.FreshnessSettings;
import jp.musubi.cms.setting.SettingStore;
import jp.musubi.cms.web.PublicAddress;
import jp.musubi.content.entry.Entry;
import jp.musubi.content.model.ContentModel;
import jp.musubi.content.model.ContentType;

import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Asks the owners of groups by mail whether their pages are still right: when the last confirmation
 * is old, once more after a while, and then no more. One question of a group is open at a time; a
 * new one ends the links of the last. The group's row is locked while it is asked, so that several
 * processes do not ask twice.
 */
public final class Asking implements Due {
    /** When the day's questions are sent, on the city's clocks. */
    static final LocalTime AT = LocalTime.of(9, 0);

    /** How often a group is asked about one confirmation without staff doing so. */
    static final int MAX_TIMES = 2;

    /**
     * Months differ in length: days by which a confirmation may be old earlier than counted back.
     */
    private static final int DAYS_MONTHS_DIFFER = 3;

    /** How soon what could not be asked is tried again. */
    private static final Duration AGAIN_AFTER = Duration.ofMinutes(10);

    /** Imports and staff may date pages back: then that is seen after this time. */
    private static final Duration LOOK_ANEW_AFTER = Duration.ofDays(1);

    private final Parts parts;
    private final Confirmations confirmations;
    private final QuestionStore questions;
    private final ConfirmationLinks links;
    private final QuestionMail mail;

    /** What asking stands on. */
    public record Parts(
            Database database,
            Clock clock,
            ContentModel model,
            EntryStore entries,
            AccountStore accounts,
            MailStore mails,
            AuditLog audit,
            SettingStore settings) {}

    public Asking(Parts parts, ConfirmationLinks links, Screens screens, PublicAddress address) {
        this.parts = parts;
        this.confirmations = new Confirmations(new WorkLists(parts.database()));
        this.questions = new QuestionStore(parts.database());
        this.links = links;
        this.mail = new QuestionMail(screens, address);
    }

    @Override
    public int runDue() {
        FreshnessSettings rules = FreshnessSettings.TOPIC.read(parts.settings());
        Optional<ContentType> type = profiles();
        if (!rules.asks() || type.isEmpty()) {
            return 0;
        }
        Instant now = parts.clock().instant();
        Map<UUID, Question> asked = questions.all();
        int groups = 0;
        for (WorkLists.Dated page : old(type.get(), rules, now)) {
            Question last = asked.get(page.entry());
            if (due(rules, page.value(), last).filter(at -> !at.isAfter(now)).isPresent()) {
                groups += parts.database().write(tx -> askIfDue(tx, page.entry(), now)) ? 1 : 0;
            }
        }
        return groups;
    }

    @Override
    public Optional<Instant> nextDue() {
        FreshnessSettings rules = FreshnessSettings.TOPIC.read(parts.settings());
        Optional<ContentType> type = profiles();
        if (!rules.asks() || type.isEmpty()) {
            return Optional.empty();
        }
        Instant now = parts.clock().instant();
        Map<UUID, Question> asked = questions.all();
        Instant soonest = now.plus(AGAIN_AFTER);
        Instant latest = now.plus(LOOK_ANEW_AFTER);
        return Stream.concat(
                        old(type.get(), rules, now).stream(), next(type.get(), rules, now).stream())
                .flatMap(page -> due(rules, page.value(), asked.get(page.entry())).stream())
                .map(at -> at.isAfter(now) ? at : soonest)
                .filter(at -> at.isBefore(latest))
                .min(Instant::compareTo)
                .or(() -> Optional.of(latest));
    }

    /**
     * Asks a group now, whatever was asked before.
     *
     * @return how many people are asked; empty when the group has no public page
     */
    public Optional<Integer> askNow(Transaction tx, UUID group, UUID staff) {
        return page(tx, group).map(page -> ask(tx, page, questions.lock(tx, group), staff));
    }

    private Optional<ContentType> profiles() {
        return parts.model()
                .type(EntryAccess.GROUP)
                .filter(type -> type.field(Confirmations.CONFIRMED_ON).isPresent());
    }

    private static LocalDate lastOld(FreshnessSettings rules, Instant now) {
        return rules.oldSince(LocalDate.ofInstant(now, Times.ZONE)).plusDays(DAYS_MONTHS_DIFFER);
    }

    private List<WorkLists.Dated> old(ContentType type, FreshnessSettings rules, Instant now) {
        return confirmations.before(type, lastOld(rules, now));
    }

    private Optional<WorkLists.Dated> next(ContentType type, FreshnessSettings rules, Instant now) {
        return confirmations.firstFrom(type, lastOld(rules, now));
    }

    /** When a group is to be asked; empty when it is asked no more. */
    private static Optional<Instant> due(
            FreshnessSettings rules, String confirmedOn, @Nullable Question last) {
        if (last == null || !last.isAbout(confirmedOn)) {
            return day(confirmedOn).map(day -> morning(day.plusMonths(rules.months())));
        }
        return last.times() >= MAX_TIMES
                ? Optional.empty()
                : Optional.of(
                        morning(
                                LocalDate.ofInstant(last.askedAt(), Times.ZONE)
                                        .plusDays(rules.reminderDays())));
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static Instant morning(LocalDate day) {
        return day.atTime(AT).atZone(Times.ZONE).toInstant();
    }

    private boolean askIfDue(Transaction tx, UUID group, Instant now) {
        FreshnessSettings rules = FreshnessSettings.TOPIC.read(parts.settings(), tx);
        QuestionMail.Page page = page(tx, group).orElse(null);
        if (page == null) {
            return false;
        }
        Optional<Question> last = questions.lock(tx, group);
        boolean due =
                due(rules, page.since(), last.orElse(null))
                        .filter(at -> !at.isAfter(now))
                        .isPresent();
        if (due) {
            ask(tx, page, last, null);
        }
        return due;
    }

    /** The public page of a group, whose row is locked until the transaction ends. */
    private Optional<QuestionMail.Page> page(Transaction tx, UUID group) {
        Draft draft = parts.entries().lockDraft(tx, group).orElse(null);
        if (draft == null || !draft.entry().type().equals(EntryAccess.GROUP)) {
            return Optional.empty();
        }
        Integer revision = draft.entry().liveRevision();
        if (revision == null) {
            return Optional.empty();
        }
        ContentType type = parts.model().require(EntryAccess.GROUP);
        Content live = parts.entries().revision(tx, group, revision).orElseThrow();
        Instant liveAt = draft.entry().liveAt();
        String confirmedOn = live.fields().text(Confirmations.CONFIRMED_ON).orElse("");
        return Optional.of(
                new QuestionMail.Page(
                        group,
                        live.fields().text(type.titleField()).orElse(draft.entry().title()),
                        type,
                        Entry.publicFields(type, live.fields(), live.shown()),
                        liveAt == null ? Instant.EPOCH : liveAt,
                        confirmedOn,
                        confirmedOn.isEmpty() ? Confirmations.day(liveAt) : confirmedOn));
    }

    private int ask(
            Transaction tx, QuestionMail.Page page, Optional<Question> last, @Nullable UUID actor) {
        links.end(tx, page.group());
        List<Account> owners = owners(tx, page.group());
        for (Account owner : owners) {
            String link = links.make(tx, owner.id(), page.group());
            parts.mails().add(tx, mail.to(owner.email(), page, link));
        }
        int before =
                last.filter(known -> known.isAbout(page.since())).map(Question::times).orElse(0);
        var question =
                new Question(page.group(), page.since(), tx.now(), before + 1, owners.size());
        questions.put(tx, question);
        parts.audit()
                .add(tx, actor, "freshness.ask", page.group(), "people asked: " + owners.size());
        return owners.size();
    }

    private List<Account> owners(Transaction tx, UUID group) {
        return parts.accounts().membersOf(tx, group).stream()
                .filter(member -> member.part() == Membership.Part.OWNER)
                .flatMap(member -> parts.accounts().find(tx, member.account()).stream())
                .filter(Account::active)
                .filter(account -> Letter.isAddress(account.email()))
                .toList();
    }
}
