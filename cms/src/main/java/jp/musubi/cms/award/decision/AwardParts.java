package jp.musubi.cms.award.decision;

import jp.musubi.cms.account.AccountStore;
import jp.musubi.cms.audit.AuditLog;
import jp.musubi.cms.award.edition.AwardEventStore;
import jp.musubi.cms.award.edition.EditionStore;
import jp.musubi.cms.award.edition.Editions;
import jp.musubi.cms.award.nomination.AwardLetters;
import jp.musubi.cms.award.nomination.Nominating;
import jp.musubi.cms.award.nomination.NominationLinks;
import jp.musubi.cms.award.nomination.NominationStore;
import jp.musubi.cms.award.screening.Conflicts;
import jp.musubi.cms.award.screening.Screening;
import jp.musubi.cms.database.Database;
import jp.musubi.cms.database.Ids;
import jp.musubi.cms.entry.EntryStore;
import jp.musubi.cms.link.LinkStore;
import jp.musubi.cms.mail.MailStore;
import jp.musubi.cms.publish.Publishing;
import jp.musubi.cms.reminder.ReminderSource;
import jp.musubi.cms.screen.Screens;
import jp.musubi.cms.web.PublicAddress;
import jp.musubi.content.model.ContentModel;

/** What awards are made of, put together. */
public record AwardParts(
        Stores stores,
        EditionStore editionStore,
        Editions editions,
        NominationStore nominations,
        NominationLinks links,
        AwardLetters letters,
        Nominating nominating,
        Conflicts conflicts,
        Screening screening,
        Deciding deciding,
        AwardDue due,
        ReminderSource reminders) {

    /** What they stand on. */
    public record Stores(
            Database database,
            Ids ids,
            ContentModel model,
            EntryStore entries,
            AccountStore accounts,
            MailStore mails,
            AuditLog audit,
            Publishing publishing) {}

    /** Puts them together. */
    public static AwardParts of(Stores on, Screens screens, PublicAddress address) {
        var store = new EditionStore(on.database(), on.ids());
        var events = new AwardEventStore(on.ids());
        var editions = new Editions(store, events, on.audit());
        var links = new NominationLinks(new LinkStore(on.database()), address);
        var letters =
                new AwardLetters(on.accounts(), on.entries(), on.mails(), screens, address, links);
        var nominating = new Nominating(on.entries(), events, on.audit(), letters, links, on.ids());
        var conflicts = new Conflicts(on.entries(), on.accounts(), on.audit(), on.ids());
        var screening = new Screening(editions, nominating, conflicts, letters, on.audit());
        var deciding =
                new Deciding(
                        editions,
                        nominating,
                        new Deciding.Parts(
                                on.model(), on.entries(), on.publishing().ofOffice(), screens),
                        letters,
                        on.audit(),
                        on.ids());
        var due = new AwardDue(on.database(), store, editions, deciding);
        return new AwardParts(
                on,
                store,
                editions,
                new NominationStore(on.database()),
                links,
                letters,
                nominating,
                conflicts,
                screening,
                deciding,
                due,
                new AwardReminders(on.database(), store, screens));
    }
}
