package jp.musubi.cms;

import jp.musubi.cms.account.Account;
import jp.musubi.cms.account.AccountStore;
import jp.musubi.cms.database.Transaction;
import jp.musubi.cms.mail.Letter;
import jp.musubi.cms.mail.MailStore;
import jp.musubi.cms.review.Letters;
import jp.musubi.cms.screen.Screens;
import jp.musubi.cms.screen.Times;
import jp.musubi.cms.web.PublicAddress;
import jp.musubi.cms.web.Route;

import java.time.Instant;

/** Mails what reviews have to say. */
record ReviewLetters(AccountStore accounts, MailStore mails, Screens screens, PublicAddress address)
        implements Letters {
    @Override
    public void send(Transaction tx, Told letter) {
        String language = Screens.languages().getFirst();
        String kind = letter instanceof Returned ? "returned" : "approved";
        String subject =
                Letter.subject(screens.text(language, "mail." + kind + ".subject", letter.title()));
        String body =
                switch (letter) {
                    case Returned returned -> returned(returned, language);
                    case Approved approved -> approved(tx, approved, language);
                };
        String answersTo =
                letter instanceof Returned returned
                        ? accounts.find(tx, returned.by()).map(Account::email).orElse("")
                        : "";
        accounts.find(tx, letter.to())
                .map(account -> Letter.of(account.email(), subject, body).answeredTo(answersTo))
                .ifPresent(mail -> mails.add(tx, mail));
    }

    private String returned(Returned letter, String language) {
        return screens.text(
                language,
                "mail.returned.body",
                letter.title(),
                letter.reason(),
                address.of(Route.SCREENS + "/entries/" + letter.about() + "/edit"));
    }

    private String approved(Transaction tx, Approved letter, String language) {
        var times = new Times(screens, language);
        String when = letter.from().isAfter(tx.now()) ? "planned" : "now";
        Instant until = letter.until();
        String end =
                until == null
                        ? ""
                        : screens.text(language, "mail.approved.until", times.minute(until));
        return screens.text(
                language,
                "mail.approved.body",
                letter.title(),
                screens.text(language, "mail.approved." + when, times.minute(letter.from())),
                end,
                address.of(letter.path()));
    }
}
