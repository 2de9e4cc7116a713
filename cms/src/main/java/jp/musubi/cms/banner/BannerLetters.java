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
    private final ProgrammeNames programmes;
    private final Screens screens;
    private final PublicAddress address;

    BannerLetters(
            AccountStore accounts,
            EntryStore entries,
            MailStore mails,
            ProgrammeNames programmes,
            Screens screens,
            PublicAddress address) {
        this.programmes = programmes;
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
                about(banner),
                "step-" + event.step().id(),
                by == null ? Optional.empty() : accounts.find(tx, by),
                banner.number(),
                until(banner.validUntil()),
                event.words().reason(),
                suspended(Optional.ofNullable(event.words().until())),
                address.of("/verify/" + banner.number() + "/"));
    }

    /** Tells that a term ends soon. */
    void ends(Transaction tx, Banner banner, int days) {
        send(
                tx,
                about(banner),
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
                about(banner),
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
                new About(Optional.of(application.group()), application.programme()),
                "application-" + application.state().id(),
                by,
                application.numberText(),
                Optional.ofNullable(application.reason()).orElse(""));
    }

    /**
     * What a mail is about.
     *
     * @param group whose owners get it; empty for nobody
     * @param programme id
     */
    private record About(Optional<UUID> group, String programme) {}

    private static About about(Banner banner) {
        return new About(banner.group(), banner.programme().id());
    }

    private void send(
            Transaction tx, About about, String name, Optional<Account> by, Object... words) {
        if (about.group().isEmpty()) {
            return;
        }
        UUID group = about.group().get();
        String language = Screens.languages().getFirst();
        var all = new Object[words.length + 3];
        all[0] = entries.find(tx, group).map(StoredEntry::title).orElse("");
        all[1] = address.of(BannerPaths.ofGroup(group, programmes, about.programme()));
        all[2] = called(about.programme(), language);
        System.arraycopy(words, 0, all, 3, words.length);
        owners.send(
                tx,
                group,
                screens.text(language, "mail.banner." + name + ".subject", all),
                screens.text(language, "mail.banner." + name + ".body", all),
                by.map(Account::email).orElse(""));
    }

    /** What a programme is called: by its name where there are several. */
    private String called(String programme, String language) {
        String name = programmes.of(programme, language);
        return name.isEmpty() ? screens.text(language, "mail.banner.partner") : name;
    }

    /** How long the use of a banner is suspended. */
    private String suspended(Optional<LocalDate> last) {
        String language = Screens.languages().getFirst();
        return last.isPresent()
                ? screens.text(language, "mail.banner.until", until(last))
                : screens.text(language, "mail.banner.until.told");
    }

    private String until(Optional<LocalDate> day) {
        var times = new Times(screens, Screens.languages().getFirst());
        return day.map(times::date).orElse("");
    }
}
