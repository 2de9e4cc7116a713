package jp.musubi.cms.people;

import jp.musubi.cms.account.Account;
import jp.musubi.cms.account.AccountStore;
import jp.musubi.cms.account.MembershipStore;
import jp.musubi.cms.audit.AuditLog;
import jp.musubi.cms.database.Transaction;
import jp.musubi.cms.entry.EntryStore;
import jp.musubi.cms.entry.StoredEntry;
import jp.musubi.cms.link.LinkStore;
import jp.musubi.cms.mail.Letter;
import jp.musubi.cms.mail.MailStore;
import jp.musubi.cms.screen.Screens;
import jp.musubi.cms.web.PublicAddress;
import jp.musubi.cms.web.Route;

import org.jspecify.annotations.Nullable;

import java.util.Optional;
import java.util.UUID;

/** Asking people to join by mail, and what happens when they do. */
final class Invitations {
    /** Below it are the links that are mailed. */
    static final String PATH = Route.SCREENS + "/invitations";

    private static final String PURPOSE = "invitation";

    private final InvitationStore store;
    private final AccountStore accounts;
    private final MembershipStore memberships;
    private final EntryStore entries;
    private final LinkStore links;
    private final MailStore mails;
    private final AuditLog audit;
    private final PublicAddress address;
    private final Screens screens;

    Invitations(PeopleParts parts, InvitationStore store, Screens screens) {
        this.store = store;
        this.accounts = parts.accounts();
        this.memberships = parts.memberships();
        this.entries = parts.entries();
        this.links = parts.links();
        this.mails = parts.mails();
        this.audit = parts.audit();
        this.address = parts.address();
        this.screens = screens;
    }

    /** Invites somebody and mails them. */
    void invite(Transaction tx, @Nullable UUID group, String email, Position position, UUID by) {
        Invitation invitation = store.add(tx, group, email, position, by);
        String secret = links.make(tx, PURPOSE, invitation.id(), "", InvitationStore.KEPT);
        String place = place(tx, group);
        String subject = screens.text(language(), "mail.invitation.subject", place);
        String body =
                screens.text(
                        language(),
                        "mail.invitation.body",
                        accounts.find(tx, by).map(Account::name).orElse(""),
                        place,
                        address.of(PATH + "/" + secret),
                        InvitationStore.KEPT.toDays());
        mails.add(
                tx,
                Letter.confidential(email, Letter.subject(subject), body, InvitationStore.KEPT));
        audit.add(tx, by, "invitation.send", group, position.id());
    }

    private static String language() {
        return Screens.languages().getFirst();
    }

    /** What somebody is invited to, in words. */
    String place(@Nullable UUID group) {
        return place(group, group == null ? Optional.empty() : entries.find(group));
    }

    private String place(Transaction tx, @Nullable UUID group) {
        return place(group, group == null ? Optional.empty() : entries.find(tx, group));
    }

    private String place(@Nullable UUID group, Optional<StoredEntry> entry) {
        return group == null
                ? screens.text(language(), "place.office")
                : entry.map(StoredEntry::title).orElse("");
    }

    /** Ends an invitation before it is answered; false when it was. */
    boolean withdraw(Transaction tx, Invitation invitation, UUID by) {
        links.end(tx, PURPOSE, invitation.id());
        audit.add(tx, by, "invitation.withdraw", invitation.group(), "");
        return store.remove(tx, invitation.id());
    }

    /** Ends what somebody invited others to who may not speak for it any more. */
    void withdrawAllBy(Transaction tx, UUID account, UUID by) {
        store.by(tx, account).forEach(invitation -> withdraw(tx, invitation, by));
    }

    /** The open invitation of that link; looking does not use it up. */
    Optional<Invitation> find(Transaction tx, String secret) {
        return links.find(tx, PURPOSE, secret).flatMap(link -> store.find(tx, link.subject()));
    }

    /** The account that an invitation would let in, if there is one already. */
    Optional<Account> known(Invitation invitation) {
        return accounts.findByEmail(invitation.email());
    }

    /**
     * Answers an invitation with yes. Empty when it cannot be answered any more, or its account is
     * suspended.
     *
     * @param name for a new account; one that is fit to be a name
     */
    Optional<Account> accept(Transaction tx, String secret, String name) {
        Optional<Invitation> invitation =
                links.use(tx, PURPOSE, secret).flatMap(link -> store.find(tx, link.subject()));
        return invitation.flatMap(open -> {
            store.remove(tx, open.id());
            return join(tx, open, name);
        });
    }

    private Optional<Account> join(Transaction tx, Invitation invitation, String name) {
        Optional<Account> known = accounts.findByEmail(tx, invitation.email());
        Optional<Account> account =
                known.isPresent()
                        ? known.filter(Account::active)
                        : accounts.createWithoutPassphrase(
                                tx, invitation.email(), name, invitation.position().role());
        account.ifPresent(joining -> {
            UUID group = invitation.group();
            if (group == null) {
                accounts.promote(tx, joining.id(), invitation.position().role());
            } else {
                memberships.join(tx, joining.id(), group, invitation.position().part());
            }
            audit.add(
                    tx,
                    joining.id(),
                    "invitation.accept",
                    group == null ? joining.id() : group,
                    invitation.position().id());
        });
        return account.flatMap(joined -> accounts.find(tx, joined.id()));
    }
}
