package jp.musubi.cms.registration;

import jp.musubi.cms.account.AccountStore;
import jp.musubi.cms.audit.AuditLog;
import jp.musubi.cms.database.Database;
import jp.musubi.cms.database.Transaction;
import jp.musubi.cms.entry.Draft;
import jp.musubi.cms.entry.EntryStore;
import jp.musubi.cms.mail.MailStore;
import jp.musubi.cms.publish.Due;
import jp.musubi.cms.publish.PublishOutcome;
import jp.musubi.cms.publish.Publishing;
import jp.musubi.cms.screen.Screens;
import jp.musubi.cms.screen.Times;
import jp.musubi.cms.setting.RegistrationSettings;
import jp.musubi.cms.setting.SettingStore;
import jp.musubi.cms.web.PublicAddress;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;

/**
 * Takes down the pages of groups whose registration has been over for as long as the city set, once
 * for each lapse: whoever publishes such a page again keeps it. Groups that wait for the office's
 * word about a renewal keep theirs meanwhile.
 */
public final class LapsedPages implements Due {
    /** When the day's pages are taken down, on the city's clocks. */
    private static final LocalTime AT = LocalTime.of(9, 0);

    /** Groups of one transaction. */
    private static final int MAX_GROUPS = 50;

    private final Parts parts;
    private final RegistrationStore registrations;
    private final OwnerLetters letters;

    /** What it stands on. */
    public record Parts(
            Database database,
            Clock clock,
            EntryStore entries,
            Publishing publishing,
            AccountStore accounts,
            MailStore mails,
            AuditLog audit,
            SettingStore settings,
            PublicAddress address,
            Screens screens) {}

    public LapsedPages(Parts parts) {
        this.parts = parts;
        this.registrations = new RegistrationStore(parts.database());
        this.letters = new OwnerLetters(parts.accounts(), parts.mails());
    }

    @Override
    public int runDue() {
        int all = 0;
        int some;
        do {
            some = parts.database().write(this::takeDown);
            all += some;
        } while (some == MAX_GROUPS);
        return all;
    }

    @Override
    public Optional<Instant> nextDue() {
        if (!RegistrationSettings.TOPIC.read(parts.settings()).takesDown()) {
            return Optional.empty();
        }
        Instant now = parts.clock().instant();
        LocalDate today = LocalDate.ofInstant(now, Times.ZONE);
        Instant morning = morning(today);
        return Optional.of(morning.isAfter(now) ? morning : morning(today.plusDays(1)));
    }

    private static Instant morning(LocalDate day) {
        return day.atTime(AT).atZone(Times.ZONE).toInstant();
    }

    private int takeDown(Transaction tx) {
        RegistrationSettings rules = RegistrationSettings.TOPIC.read(parts.settings(), tx);
        if (!rules.takesDown()) {
            return 0;
        }
        LocalDate today = LocalDate.ofInstant(tx.now(), Times.ZONE);
        List<Registration> over =
                registrations.takeForTakingDown(tx, today.minusDays(rules.days()), MAX_GROUPS);
        over.forEach(one -> takeDown(tx, one));
        return over.size();
    }

    private void takeDown(Transaction tx, Registration one) {
        Draft group = parts.entries().lockDraft(tx, one.group()).orElse(null);
        if (group == null || !group.entry().isLive()) {
            return;
        }
        parts.audit()
                .add(tx, null, "registration.take-down", one.group(), "over " + one.validUntil());
        var outcome = parts.publishing().unpublish(tx, one.group(), null, "registration lapsed");
        if (outcome instanceof PublishOutcome.Accepted) {
            tell(tx, one, group.entry().title());
        }
    }

    private void tell(Transaction tx, Registration one, String title) {
        String language = Screens.languages().getFirst();
        String subject = parts.screens().text(language, "mail.term.taken-down.subject", title);
        String body =
                parts.screens()
                        .text(
                                language,
                                "mail.term.taken-down.body",
                                title,
                                new Times(parts.screens(), language).date(one.validUntil()),
                                parts.address().of(RegisterPaths.ofGroup(one.group())));
        letters.send(tx, one.group(), subject, body, "");
    }
}
