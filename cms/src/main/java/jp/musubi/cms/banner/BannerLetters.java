package jp.musubi.cms.banner;

import jp.musubi.cms.account.Account;
import jp.musubi.cms.account.AccountStore;
import jp.musubi.cms.database.Transaction;
import jp.musubi.cms.entry.EntryStore;
import jp.musubi.cms.entry.StoredEntry;
import jp.musubi.cms.mail.MailStore;
import jp.musubi.cms.registration.OwnerLetters;
import jp.musubi.cms.screen.Screens;
import jp.musubi.cms.screen.Times;
import jp.musubi.cms.watch.Finding;
import jp.musubi.cms.web.PublicAddress;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/** Mails to the owners of a group about its partner banner. */
final class BannerLetters {
    private final AccountStore accounts;
    private final EntryStore entries;
    private final OwnerLetters owners;
    private final Screens screens;
    private final PublicAddress address;

    BannerLetters(
            AccountStore accounts,
            EntryStore entries,
            MailStore mails,
            Screens screens,
            PublicAddress address) {
        this.accounts = accounts;
        this.entries = entries;
        this.owners = new OwnerLetters(accounts, mails);
        this.screens = screens;
        this.address = address;
    }

    /** Tells that a step was taken. */
    void stepped(Transaction tx, Banner banner, BannerEvent event) {
        UUID by = event.decidedBy();
        send(
                tx,
                banner.group(),
                "step-" + event.step().id(),
                by == null ? Optional.empty() : accounts.find(tx, by),
                banner.number(),
                until(banner.validUntil()),
                event.words().reason(),
                until(Optional.ofNullable(event.words().until())),
                address.of("/verify/" + banner.number() + "/"));
    }

    /** Tells that a term ends soon. */
    void ends(Transaction tx, Banner banner, int days) {
        send(
                tx,
                banner.group(),
                "ends",
                Optional.empty(),
                banner.number(),
                until(banner.validUntil()),
                Integer.toString(days));
    }

    /** Tells that a page does not show a banner as it should. */
    void misshown(Transaction tx, Banner banner, String page, Finding finding) {
        String language = Screens.languages().getFirst();
        send(
                tx,
                banner.group(),
                "misshown",
                Optional.empty(),
                banner.number(),
                page,
                SightingViews.word(screens, language, finding.kind(), finding.detail()),
                SightingViews.cure(screens, language, finding.kind()));
    }

    /** Tells how far an application is. */
    void moved(Transaction tx, BannerApplication application, Optional<Account> by) {
        send(
                tx,
                Optional.of(application.group()),
                "application-" + application.state().id(),
                by,
                application.numberText(),
                Optional.ofNullable(application.reason()).orElse(""));
    }

    private void send(
            Transaction tx,
            Optional<UUID> group,
            String name,
            Optional<Account> by,
            Object... words) {
        if (group.isEmpty()) {
            return;
        }
        String title = entries.find(tx, group.get()).map(StoredEntry::title).orElse("");
        String language = Screens.languages().getFirst();
        var all = new Object[words.length + 2];
        all[0] = title;
        all[1] = address.of(BannerPaths.ofGroup(group.get()));
        System.arraycopy(words, 0, all, 2, words.length);
        owners.send(
                tx,
                group.get(),
                screens.text(language, "mail.banner." + name + ".subject", all),
                screens.text(language, "mail.banner." + name + ".body", all),
                by.map(Account::email).orElse(""));
    }

    private String until(Optional<LocalDate> day) {
        var times = new Times(screens, Screens.languages().getFirst());
        return day.map(times::date).orElse("");
    }
}
