package jp.musubi.cms;

import jp.musubi.cms.account.AccountStore;
import jp.musubi.cms.account.SessionStore;
import jp.musubi.cms.audit.AuditLog;
import jp.musubi.cms.award.decision.AwardCustody;
import jp.musubi.cms.award.decision.AwardParts;
import jp.musubi.cms.banner.BannerCustody;
import jp.musubi.cms.banner.BannerParts;
import jp.musubi.cms.database.Database;
import jp.musubi.cms.database.Ids;
import jp.musubi.cms.demo.DemoAwards;
import jp.musubi.cms.entry.EntryStore;
import jp.musubi.cms.link.LinkStore;
import jp.musubi.cms.mail.MailStore;
import jp.musubi.cms.people.InvitationStore;
import jp.musubi.cms.publish.Due;
import jp.musubi.cms.publish.PublicationStore;
import jp.musubi.cms.publish.Publishing;
import jp.musubi.cms.registration.Abandoned;
import jp.musubi.cms.registration.ApplicationStore;
import jp.musubi.cms.registration.LapsedPages;
import jp.musubi.cms.registration.RegistrationReminders;
import jp.musubi.cms.registration.RegistrationStore;
import jp.musubi.cms.registration.TermReminders;
import jp.musubi.cms.reminder.Reminding;
import jp.musubi.cms.review.ReviewReminders;
import jp.musubi.cms.review.ReviewStore;
import jp.musubi.cms.screen.Screens;
import jp.musubi.cms.screen.Times;
import jp.musubi.cms.search.AskedWords;
import jp.musubi.cms.setting.SettingStore;
import jp.musubi.cms.web.PublicAddress;
import jp.musubi.content.model.ContentModel;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;

/** What happens by itself as time passes, put together. */
record Upkeep(
        Database database,
        Ids ids,
        Clock clock,
        ContentModel model,
        AccountStore accounts,
        EntryStore entries,
        Publishing publishing,
        MailStore mails,
        AuditLog audit,
        SettingStore settings,
        PublicAddress address,
        Screens screens) {

    /** What takes away, hour by hour, what ended by itself. */
    Sweeper sweeper() {
        var terms =
                new TermReminders(
                        new RegistrationStore(database),
                        accounts,
                        entries,
                        mails,
                        settings,
                        address,
                        screens);
        var abandoned = new Abandoned(new ApplicationStore(database), entries, publishing, audit);
        return new Sweeper(
                database,
                List.of(
                        SessionStore::sweep,
                        AskedWords::sweep,
                        new LinkStore(database)::sweep,
                        new InvitationStore(database, ids)::sweep,
                        mails::sweep,
                        terms::send,
                        abandoned::sweep,
                        abandoned::sweepDecided,
                        abandoned::purge,
                        awards().nominating()::forget));
    }

    /**
     * What is due each day: pages of groups that are registered no more, terms of banners, calls
     * and announcements of awards, reminders to staff of all of it.
     */
    Due days() {
        return Due.both(
                Due.both(Due.both(lapsedPages(), banners().due()), awards().due()), reminding());
    }

    private Reminding reminding() {
        return new Reminding(
                new Reminding.Parts(database, clock, accounts, mails, settings),
                List.of(
                        new RegistrationReminders(new ApplicationStore(database), entries, screens),
                        new ReviewReminders(new ReviewStore(database), screens),
                        banners().reminders(),
                        awards().reminders()),
                screens,
                address);
    }

    /** What gives the sample city its awards. */
    DemoAwards demoAwards() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), Times.ZONE);
        return new DemoAwards(awardStores(), screens, address, today);
    }

    private AwardParts awards() {
        return AwardParts.of(awardStores(), screens, address);
    }

    private AwardParts.Stores awardStores() {
        return new AwardParts.Stores(
                database, ids, model, entries, accounts, mails, audit, publishing);
    }

    /** Publishing by whoever may write entries: what the offices decided stays. */
    static Publishing publishing(
            EntryStore entries, PublicationStore publications, AuditLog audit) {
        return new Publishing(
                entries,
                publications,
                audit,
                BannerCustody.of(entries).and(AwardCustody.of(entries)));
    }

    /** What is due each month: looks at the pages where banners should be. */
    Due watching() {
        return banners().watch();
    }

    private BannerParts banners() {
        return BannerParts.of(
                new BannerParts.Stores(
                        database, ids, clock, model, entries, accounts, mails, audit, publishing),
                screens,
                address);
    }

    private Due lapsedPages() {
        return new LapsedPages(
                new LapsedPages.Parts(
                        database,
                        clock,
                        entries,
                        publishing,
                        accounts,
                        mails,
                        audit,
                        settings,
                        address,
                        screens));
    }
}
