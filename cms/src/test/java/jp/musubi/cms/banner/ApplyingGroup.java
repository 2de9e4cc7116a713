package jp.musubi.cms.banner;

import jp.musubi.cms.RunningCity;
import jp.musubi.cms.account.AccountStore;
import jp.musubi.cms.account.Membership;
import jp.musubi.cms.entry.StoredEntry;
import jp.musubi.cms.registration.RegistrationStore;
import jp.musubi.cms.screen.Times;

import java.time.LocalDate;
import java.util.UUID;

/** A group of the sample city that holds no banner, and that owner@example.jp may apply for. */
final class ApplyingGroup {
    private ApplyingGroup() {}

    /** Lets the owner join it; its id. */
    static UUID in(RunningCity city) {
        UUID group =
                city.wiring()
                        .entries()
                        .find("group", "kobashi-chokai")
                        .map(StoredEntry::id)
                        .orElseThrow();
        AccountStore accounts = city.wiring().accounts();
        UUID owner = accounts.findByEmail("owner@example.jp").orElseThrow().id();
        city.wiring()
                .database()
                .write(tx -> {
                    accounts.join(tx, owner, group, Membership.Part.OWNER);
                    return owner;
                });
        return group;
    }

    /** As {@link #in}, registered for a year already, as the rules of banners want it. */
    static UUID registeredIn(RunningCity city) {
        UUID group = in(city);
        UUID owner = city.wiring().accounts().findByEmail("owner@example.jp").orElseThrow().id();
        var registrations = new RegistrationStore(city.wiring().database());
        LocalDate lastYear = LocalDate.now(Times.ZONE).minusYears(1);
        city.wiring().database().write(tx -> registrations.register(tx, group, lastYear, owner));
        return group;
    }
}
