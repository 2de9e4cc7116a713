package jp.musubi.cms.award.nomination;

import jp.musubi.cms.account.Account;
import jp.musubi.cms.account.AccountStore;
import jp.musubi.cms.account.Membership;
import jp.musubi.cms.account.MembershipStore;
import jp.musubi.cms.award.edition.AwardPaths;
import jp.musubi.cms.award.edition.Edition;
import jp.musubi.cms.database.Transaction;
import jp.musubi.cms.entry.Draft;
import jp.musubi.cms.entry.EntryStore;
import jp.musubi.cms.mail.Letter;
import jp.musubi.cms.mail.MailStore;
import jp.musubi.cms.screen.Screens;
import jp.musubi.cms.screen.Times;
import jp.musubi.cms.web.PublicAddress;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** What is mailed about awards. */
public final class AwardLetters {
    private final AccountStore accounts;
    private final EntryStore entries;
    private final MailStore mails;
    private final Screens screens;
    private final PublicAddress address;
    private final NominationLinks links;

    public AwardLetters(
            AccountStore accounts,
            EntryStore entries,
            MailStore mails,
            Screens screens,
            PublicAddress address,
            NominationLinks links) {
        this.accounts = accounts;
        this.entries = entries;
        this.mails = mails;
        this.screens = screens;
        this.address = address;
        this.links = links;
    }

    /** What an edition is called in a language. */
    public String title(Edition edition, String language) {
        return screens.text(
                language,
                "award.edition.title",
                edition.number(),
                edition.plan().name().in(language));
    }

    /** The link that begins a nomination; returns the mail's id. */
    UUID begin(Transaction tx, UUID id, NominationLinks.Beginning to, Edition edition) {
        return send(
                tx,
                to.email(),
                to.language(),
                "begin",
                title(edition, to.language()),
                links.writing(tx, id, to),
                NominationLinks.KEPT.toDays());
    }

    /** The links to what an address nominates; returns the mail's id. */
    UUID resume(Transaction tx, String email, String language, List<Nomination> open) {
        var lines = new StringBuilder();
        for (Nomination one : open) {
            lines.append('\n')
                    .append(screens.text(language, "award.nomination.number", one.numberText()))
                    .append(' ')
                    .append(one.nominee().name())
                    .append('\n')
                    .append(links.writing(tx, one.id(), NominationLinks.Beginning.of(one)))
                    .append('\n');
        }
        return send(tx, email, language, "resume", lines.toString(), NominationLinks.KEPT.toDays());
    }

    /** Tells the nominator how far a nomination is. */
    void moved(Transaction tx, Nomination nomination, Edition edition) {
        Nominator to = nomination.nominator();
        if (!Letter.isAddress(to.email())) {
            return;
        }
        UUID group = nomination.nominee().group();
        String where =
                to.account() != null && group != null
                        ? address.of(AwardPaths.of(AwardPaths.GROUP, group))
                        : links.writing(
                                tx, nomination.id(), NominationLinks.Beginning.of(nomination));
        send(
                tx,
                to.email(),
                to.language(),
                nomination.state().id(),
                title(edition, to.language()),
                where,
                nomination.numberText(),
                nomination.nominee().name(),
                nomination.reason());
    }

    /**
     * Asks the nominee for consent.
     *
     * @return whether there is anybody to ask
     */
    boolean askConsent(Transaction tx, Nomination nomination, Edition edition) {
        Set<String> to = nominee(tx, nomination);
        String language = Screens.languages().getFirst();
        to.forEach(email ->
                send(
                        tx,
                        email,
                        language,
                        "consent",
                        title(edition, language),
                        nomination.nominee().name(),
                        nomination.text().summary(),
                        links.consent(tx, nomination.id())));
        return !to.isEmpty();
    }

    /** Where a nominee is reached: who owns the group, else the address that is known. */
    private Set<String> nominee(Transaction tx, Nomination nomination) {
        UUID group = nomination.nominee().group();
        var found = new TreeSet<String>();
        if (group != null) {
            MembershipStore.ofGroup(tx, group).stream()
                    .filter(member -> member.part() == Membership.Part.OWNER)
                    .flatMap(member -> accounts.find(tx, member.account()).stream())
                    .filter(Account::active)
                    .map(Account::email)
                    .forEach(found::add);
            if (found.isEmpty()) {
                entries.findDraft(tx, group)
                        .map(Draft::content)
                        .flatMap(content -> content.fields().text("contact_email"))
                        .ifPresent(found::add);
            }
        }
        if (found.isEmpty()) {
            found.add(nomination.nominee().contact());
        }
        found.removeIf(email -> !Letter.isAddress(email));
        return found;
    }

    /** Asks a juror to begin. */
    public void jury(Transaction tx, Edition edition, UUID juror) {
        String language = Screens.languages().getFirst();
        var times = new Times(screens, language);
        accounts.find(tx, juror)
                .filter(Account::active)
                .ifPresent(account ->
                        send(
                                tx,
                                account.email(),
                                language,
                                "jury",
                                title(edition, language),
                                address.of(AwardPaths.JURY),
                                Optional.ofNullable(edition.plan().schedule().screeningUntil())
                                        .map(times::date)
                                        .orElse("")));
    }

    /**
     * Tells a nominee that it is honoured.
     *
     * @param isSecret whether it is before the announcement
     */
    public void honoured(
            Transaction tx,
            Nomination nomination,
            Edition edition,
            String prize,
            boolean isSecret) {
        String language = Screens.languages().getFirst();
        Instant at = edition.plan().schedule().announceAt();
        String announced = at == null ? "" : new Times(screens, language).minute(at);
        nominee(tx, nomination)
                .forEach(email ->
                        send(
                                tx,
                                email,
                                language,
                                isSecret ? "informed" : "honoured",
                                title(edition, language),
                                nomination.nominee().name(),
                                prize,
                                announced,
                                address.of("/awards/")));
    }

    /** Tells nominee and nominator, after the announcement, that others were honoured. */
    public void notHonoured(Transaction tx, Nomination nomination, Edition edition) {
        String language = Screens.languages().getFirst();
        nominee(tx, nomination)
                .forEach(email ->
                        send(
                                tx,
                                email,
                                language,
                                "not-honoured",
                                title(edition, language),
                                nomination.nominee().name(),
                                address.of("/awards/")));
    }

    /** Tells a nominator that the results are public. */
    public void results(Transaction tx, Nomination nomination, Edition edition) {
        Nominator to = nomination.nominator();
        if (Letter.isAddress(to.email()) && !to.own()) {
            send(
                    tx,
                    to.email(),
                    to.language(),
                    "results",
                    title(edition, to.language()),
                    nomination.nominee().name(),
                    address.of("/awards/"));
        }
    }

    /** Tells a nominee that its award is withdrawn. */
    public void withdrawn(
            Transaction tx, Nomination nomination, Edition edition, String number, String reason) {
        String language = Screens.languages().getFirst();
        nominee(tx, nomination)
                .forEach(email ->
                        send(
                                tx,
                                email,
                                language,
                                "award-withdrawn",
                                title(edition, language),
                                nomination.nominee().name(),
                                number,
                                reason));
    }

    private UUID send(Transaction tx, String email, String language, String name, Object... words) {
        return mails.add(
                tx,
                Letter.confidential(
                        email,
                        Letter.subject(
                                screens.text(language, "mail.award." + name + ".subject", words)),
                        screens.text(language, "mail.award." + name + ".body", words),
                        NominationLinks.KEPT));
    }

    /** Takes a mail back that was written so that an answer takes as long as for others. */
    void unsend(Transaction tx, UUID mail) {
        mails.withdraw(tx, mail);
    }
}
