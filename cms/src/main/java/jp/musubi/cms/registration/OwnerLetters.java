package jp.musubi.cms.registration;

import jp.musubi.cms.account.Account;
import jp.musubi.cms.account.AccountStore;
import jp.musubi.cms.account.Membership;
import jp.musubi.cms.account.MembershipStore;
import jp.musubi.cms.database.Transaction;
import jp.musubi.cms.mail.Letter;
import jp.musubi.cms.mail.MailStore;

import java.util.UUID;

/** Mails the same to all who own a group. */
public record OwnerLetters(AccountStore accounts, MailStore mails) {
    /**
     * Mails it.
     *
     * @param answersTo the address that an answer goes to; empty for nobody's
     * @return to how many people
     */
    public int send(Transaction tx, UUID group, String subject, String body, String answersTo) {
        var owners =
                MembershipStore.ofGroup(tx, group).stream()
                        .filter(member -> member.part() == Membership.Part.OWNER)
                        .flatMap(member -> accounts.find(tx, member.account()).stream())
                        .filter(Account::active)
                        .filter(account -> Letter.isAddress(account.email()))
                        .toList();
        owners.forEach(account ->
                mails.add(
                        tx,
                        Letter.of(account.email(), Letter.subject(subject), body)
                                .answeredTo(answersTo)));
        return owners.size();
    }
}
