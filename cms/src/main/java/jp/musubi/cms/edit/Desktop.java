package jp.musubi.cms.edit;

import jp.musubi.cms.account.Account;
import jp.musubi.cms.account.AccountStore;
import jp.musubi.cms.asset.AssetStore;
import jp.musubi.cms.asset.Uploads;
import jp.musubi.cms.audit.AuditLog;
import jp.musubi.cms.database.Database;
import jp.musubi.cms.database.Ids;
import jp.musubi.cms.entry.EntryAccess;
import jp.musubi.cms.entry.EntryInput;
import jp.musubi.cms.entry.EntryStore;
import jp.musubi.cms.publish.Publishing;
import jp.musubi.cms.screen.Screens;
import jp.musubi.cms.setting.SettingStore;
import jp.musubi.cms.snapshot.SitePreviews;
import jp.musubi.content.entry.FieldsReader;
import jp.musubi.content.model.ContentModel;

import java.time.Clock;
import java.util.List;
import java.util.UUID;

/**
 * What the screens of editing stand on.
 *
 * @param languages of the site, the first one that of plain strings
 * @param publisher is run after each publication
 * @param baseUrl address of this program, without a slash at its end
 */
public record Desktop(
        Database database,
        Ids ids,
        Clock clock,
        ContentModel model,
        List<String> languages,
        EntryStore entries,
        EntryAccess access,
        EntryInput input,
        FieldsReader check,
        AccountStore accounts,
        AssetStore assets,
        Uploads uploads,
        AuditLog audit,
        Publishing publishing,
        SitePreviews previews,
        Runnable publisher,
        String baseUrl,
        SettingStore settings,
        Screens screens,
        ReviewState reviews,
        Submitting submitting) {

    /** What an account is called; empty for one that is gone. */
    String name(UUID account) {
        return accounts.find(account).map(Account::name).orElse("");
    }
}
