package jp.musubi.cms.banner;

import jp.musubi.cms.account.AccountStore;
import jp.musubi.cms.audit.AuditLog;
import jp.musubi.cms.database.Database;
import jp.musubi.cms.database.Ids;
import jp.musubi.cms.entry.EntryStore;
import jp.musubi.cms.fetch.WebReader;
import jp.musubi.cms.mail.MailStore;
import jp.musubi.cms.publish.Publishing;
import jp.musubi.cms.reminder.ReminderSource;
import jp.musubi.cms.screen.Screens;
import jp.musubi.cms.watch.PageReader;
import jp.musubi.cms.web.PublicAddress;
import jp.musubi.content.model.ContentModel;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;

/** The feature's own pieces, put together. */
public record BannerParts(
        Stores stores,
        BannerRegister register,
        BannerEventStore events,
        BannerApplicationStore applications,
        AttachmentStore attachments,
        Applying applying,
        Office office,
        Lifecycle lifecycle,
        BannerDue due,
        ReminderSource reminders,
        BannerWatch watch) {

    /** What they stand on. */
    public record Stores(
            Database database,
            Ids ids,
            Clock clock,
            ContentModel model,
            EntryStore entries,
            AccountStore accounts,
            MailStore mails,
            AuditLog audit,
            Publishing publishing) {}

    /** Puts them together; pages elsewhere are looked at in the public internet only. */
    public static BannerParts of(Stores on, Screens screens, PublicAddress address) {
        return of(on, screens, address, new WebReader(), PageReader.PAUSE);
    }

    /** As {@link #of(Stores, Screens, PublicAddress)}, with pages that another reader reads. */
    static BannerParts of(
            Stores on, Screens screens, PublicAddress address, WebReader web, Duration pause) {
        var register = new BannerRegister(on.database(), on.entries(), on.model());
        var events = new BannerEventStore(on.database(), on.ids());
        var applications = new BannerApplicationStore(on.database(), on.ids());
        var programmes = new ProgrammeNames(on.model());
        var letters =
                new BannerLetters(
                        on.accounts(), on.entries(), on.mails(), programmes, screens, address);
        var lifecycle =
                new Lifecycle(
                        new Lifecycle.Parts(
                                on.model(),
                                on.entries(),
                                on.publishing().ofOffice(),
                                on.audit(),
                                screens),
                        register,
                        events,
                        letters);
        var office =
                new Office(
                        on.model(),
                        on.accounts(),
                        on.audit(),
                        register,
                        on.ids(),
                        lifecycle,
                        letters);
        var applying =
                new Applying(on.model(), on.entries(), on.audit(), register, applications, letters);
        var due = new BannerDue(on.database(), on.clock(), register, lifecycle, letters);
        var reader = new PageReader(web, URI.create(address.of("")), pause);
        return new BannerParts(
                on,
                register,
                events,
                applications,
                new AttachmentStore(on.database(), on.ids()),
                applying,
                office,
                lifecycle,
                due,
                new BannerReminders(on, register, events, applications, screens),
                new BannerWatch(on, register, letters, reader));
    }
}
