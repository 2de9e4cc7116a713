package jp.musubi.cms;

import jp.musubi.cms.account.AccountStore;
import jp.musubi.cms.database.Transaction;
import jp.musubi.cms.mail.Letter;
import jp.musubi.cms.mail.MailStore;
import jp.musubi.cms.review.Letters;
import jp.musubi.cms.screen.Screens;
import jp.musubi.cms.web.PublicAddress;
import jp.musubi.cms.web.Route;

/** Mails what reviews have to say. */
record ReviewLetters(AccountStore accounts, MailStore mails, Screens screens, PublicAddress address)
        implements Letters {
    @Override
    public void returned(Transaction tx, Returned letter) {
        String language = Screens.languages().getFirst();
        String subject = screens.text(language, "mail.returned.subject", letter.title());
        String body =
                screens.text(
                        language,
                        "mail.returned.body",
                        letter.title(),
                        letter.reason(),
                        address.of(Route.SCREENS + "/entries/" + letter.about() + "/edit"));
        accounts.find(letter.to())
                .ifPresent(account ->
                        mails.add(tx, Letter.of(account.email(), Letter.subject(subject), body)));
    }
}
