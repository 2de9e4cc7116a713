package jp.musubi.cms.registration;

import jp.musubi.cms.account.AccountStore;
import jp.musubi.cms.asset.AssetStore;
import jp.musubi.cms.asset.Uploads;
import jp.musubi.cms.audit.AuditLog;
import jp.musubi.cms.database.Database;
import jp.musubi.cms.database.Ids;
import jp.musubi.cms.edit.FormParts;
import jp.musubi.cms.entry.EntryAccess;
import jp.musubi.cms.entry.EntryStore;
import jp.musubi.cms.entry.FirstSlugs;
import jp.musubi.cms.link.LinkStore;
import jp.musubi.cms.mail.MailStore;
import jp.musubi.cms.publish.Publishing;
import jp.musubi.cms.screen.Screens;
import jp.musubi.cms.screen.Times;
import jp.musubi.cms.web.Cookies;
import jp.musubi.cms.web.PublicAddress;
import jp.musubi.content.model.ContentModel;

import java.time.Clock;
import java.time.LocalDate;

/**
 * What registration stands on.
 *
 * @param wakes is run after what may have changed what is public
 */
public record RegistrationParts(
        Database database,
        Ids ids,
        Clock clock,
        ContentModel model,
        EntryStore entries,
        EntryAccess access,
        AccountStore accounts,
        LinkStore links,
        MailStore mails,
        AuditLog audit,
        Publishing publishing,
        FirstSlugs slugs,
        FormParts forms,
        AssetStore assets,
        Uploads uploads,
        PublicAddress address,
        Cookies cookies,
        Screens screens,
        Runnable wakes) {

    /** The city's today. */
    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Times.ZONE);
    }
}
