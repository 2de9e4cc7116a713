package jp.musubi.cms.banner;

import jp.musubi.cms.account.AccountStore;
import jp.musubi.cms.entry.EntryAccess;
import jp.musubi.cms.entry.EntryStore;
import jp.musubi.cms.screen.Screens;
import jp.musubi.cms.web.PublicAddress;
import jp.musubi.cms.web.Request;

/**
 * What the screens stand on.
 *
 * @param wakes is run after what may have changed what is public
 */
record ScreenParts(
        EntryStore entries,
        EntryAccess access,
        AccountStore accounts,
        Screens screens,
        PublicAddress address,
        Runnable wakes) {

    BannerViews views(Request request) {
        return new BannerViews(entries, accounts, screens, request.language());
    }
}
