package jp.musubi.cms.registration;

import jp.musubi.cms.account.AccountStore;
import jp.musubi.cms.database.Transaction;
import jp.musubi.cms.entry.EntryStore;
import jp.musubi.cms.entry.StoredEntry;
import jp.musubi.cms.mail.MailStore;
import jp.musubi.cms.screen.Screens;
import jp.musubi.cms.screen.Times;
import jp.musubi.cms.setting.RegistrationSettings;
import jp.musubi.cms.setting.SettingStore;
import jp.musubi.cms.web.PublicAddress;

import java.time.LocalDate;
import java.util.List;

/** Tells owners in good time that a registration ends, and that it ended. */
public record TermReminders(
        RegistrationStore registrations,
        AccountStore accounts,
        EntryStore entries,
        MailStore mails,
        SettingStore settings,
        PublicAddress address,
        Screens screens) {
    /** Groups that are told in one transaction. */
    private static final int MAX_GROUPS = 100;

    /** Mails what is due; returns how many groups were told. */
    public int send(Transaction tx) {
        LocalDate today = LocalDate.ofInstant(tx.now(), Times.ZONE);
        List<Registration> ending =
                registrations.takeDue(tx, today.plus(Registration.RENEWAL_OPENS), MAX_GROUPS);
        ending.stream()
                .filter(one -> one.on(today) == Registration.State.RENEWAL_DUE)
                .forEach(one -> tell(tx, one, "renewal-due"));
        List<Registration> over = registrations.takeLapsed(tx, today, MAX_GROUPS);
        over.forEach(one -> tell(tx, one, "lapsed"));
        return ending.size() + over.size();
    }

    private void tell(Transaction tx, Registration one, String what) {
        String title = entries.find(tx, one.group()).map(StoredEntry::title).orElse("");
        String language = Screens.languages().getFirst();
        String subject = screens.text(language, "mail.term." + what + ".subject", title);
        String body =
                screens.text(
                        language,
                        "mail.term." + what + ".body",
                        title,
                        new Times(screens, language).date(one.validUntil()),
                        address.of(RegisterPaths.ofGroup(one.group())),
                        page(tx, language));
        new OwnerLetters(accounts, mails).send(tx, one.group(), subject, body, "");
    }

    /** What becomes of the page when nobody renews the registration. */
    private String page(Transaction tx, String language) {
        RegistrationSettings rules = RegistrationSettings.TOPIC.read(settings, tx);
        return rules.takesDown()
                ? screens.text(language, "mail.term.page.ends", rules.days())
                : screens.text(language, "mail.term.page.stays");
    }
}
