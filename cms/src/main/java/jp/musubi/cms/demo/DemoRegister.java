package jp.musubi.cms.demo;

import jp.musubi.cms.account.AccountStore;
import jp.musubi.cms.account.Membership;
import jp.musubi.cms.database.Database;
import jp.musubi.cms.database.Transaction;
import jp.musubi.cms.entry.EntryAccess;
import jp.musubi.cms.entry.EntryStore;
import jp.musubi.cms.registration.Registration;
import jp.musubi.cms.registration.RegistrationStore;
import jp.musubi.cms.screen.Times;
import jp.musubi.content.entry.Entry;
import jp.musubi.content.entry.PartialDate;

import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Takes the groups of the sample city into the register, with the numbers and terms that their
 * pages tell, and lets the owner write for one that may apply for a banner at once: those of the
 * other accounts hold theirs for years.
 */
public final class DemoRegister {
    /** It holds no banner; whatever day it is, its term runs and began a year ago or before. */
    private static final String MAY_APPLY = "kaeru-gakko";

    private static final int APRIL_FROM_JANUARY = 3;

    private final Database database;
    private final EntryStore entries;
    private final AccountStore accounts;
    private final RegistrationStore registrations;

    public DemoRegister(Database database, EntryStore entries, AccountStore accounts) {
        this.database = database;
        this.entries = entries;
        this.accounts = accounts;
        this.registrations = new RegistrationStore(database);
    }

    /**
     * Registers those that are in no register, once the accounts of the demo are there.
     *
     * @return how many
     */
    public int seed() {
        UUID staff = accounts.findByEmail(DemoAccounts.STAFF).orElseThrow().id();
        UUID owner = accounts.findByEmail(DemoAccounts.OWNER).orElseThrow().id();
        return database.write(tx -> {
            List<Entry> groups = unregistered(tx);
            int registered = 0;
            for (Entry group : groups) {
                Optional<LocalDate> from = begin(group, LocalDate.ofInstant(tx.now(), Times.ZONE));
                if (from.isPresent()) {
                    register(tx, group, from.get(), staff);
                    registered++;
                }
                if (group.slug().equals(MAY_APPLY)) {
                    accounts.join(tx, owner, UUID.fromString(group.id()), Membership.Part.OWNER);
                }
            }
            return registered;
        });
    }

    private List<Entry> unregistered(Transaction tx) {
        var groups = new ArrayList<Entry>();
        entries.forEachLive(tx, EntryAccess.GROUP, live -> groups.add(live.entry()));
        groups.removeIf(
                group -> RegistrationStore.find(tx, UUID.fromString(group.id())).isPresent());
        return groups;
    }

    private void register(Transaction tx, Entry group, LocalDate from, UUID staff) {
        String number = group.fields().text("registration_number").orElse("");
        registrations.register(tx, UUID.fromString(group.id()), from, number, null, staff);
    }

    private static Optional<LocalDate> begin(Entry group, LocalDate today) {
        return group.slug().equals(MAY_APPLY)
                ? Optional.of(today.minusMonths(APRIL_FROM_JANUARY).minusYears(1))
                        .map(day -> LocalDate.of(day.getYear(), Month.APRIL, 1))
                : beginOfTerm(group, today);
    }

    /** The first day of the term whose last day the page tells; empty if that is none of ours. */
    private static Optional<LocalDate> beginOfTerm(Entry group, LocalDate today) {
        return group.fields()
                .date("registered_until")
                .map(PartialDate::first)
                .map(until -> until.minusYears(Registration.TERM_YEARS).plusDays(1))
                .filter(from -> !from.isAfter(today));
    }
}
