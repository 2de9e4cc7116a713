package jp.musubi.cms.people;

import jp.musubi.cms.account.AccountStore;
import jp.musubi.cms.account.FactorStore;
import jp.musubi.cms.account.MembershipStore;
import jp.musubi.cms.account.PasskeyStore;
import jp.musubi.cms.account.SessionStore;
import jp.musubi.cms.account.TokenStore;
import jp.musubi.cms.audit.AuditLog;
import jp.musubi.cms.database.Database;
import jp.musubi.cms.database.Ids;
import jp.musubi.cms.entry.EntryStore;
import jp.musubi.cms.link.LinkStore;
import jp.musubi.cms.mail.MailStore;
import jp.musubi.cms.passkey.Ceremonies;
import jp.musubi.cms.web.PublicAddress;

/** What the screens about people stand on. */
public record PeopleParts(
        Database database,
        Ids ids,
        AccountStore accounts,
        MembershipStore memberships,
        SessionStore sessions,
        TokenStore tokens,
        FactorStore factors,
        PasskeyStore passkeys,
        Ceremonies ceremonies,
        EntryStore entries,
        LinkStore links,
        MailStore mails,
        AuditLog audit,
        PublicAddress address) {}
