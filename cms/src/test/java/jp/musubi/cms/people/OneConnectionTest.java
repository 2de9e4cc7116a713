package jp.musubi.cms.people;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jp.musubi.cms.RunningCity;
import jp.musubi.cms.Settings;
import jp.musubi.cms.Visitor;
import jp.musubi.cms.account.Account;
import jp.musubi.cms.account.MembershipStore;
import jp.musubi.cms.database.Ids;
import jp.musubi.cms.entry.StoredEntry;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;

/**
 * A city whose store has one connection: whoever asks for a second one inside a transaction waits
 * for themselves.
 */
final class OneConnectionTest {
    @Test
    void invitingJoiningAndHandingOverNeedOneConnectionEach(@TempDir Path data) throws Exception {
        Map<String, String> one = Map.of("MUSUBI_DB_CONNECTIONS", "1");
        Settings settings = RunningCity.settings(data, one);
        try (RunningCity city = RunningCity.start(settings, true)) {
            UUID group =
                    city.wiring()
                            .entries()
                            .find("group", "asano-hotaru")
                            .map(StoredEntry::id)
                            .orElseThrow();
            String people = "/admin/groups/" + group + "/people";
            Visitor owner = Visitor.signedIn(city, "owner@example.jp", "demo-owner-saigawa");
            owner.get(people);
            assertEquals(
                    people + "?done=invited",
                    owner.post(
                                    people + "/invitations",
                                    "email",
                                    "heir@example.jp",
                                    "position",
                                    "editor")
                            .location());
            String link = owner.mailedLink("heir@example.jp");
            Visitor heir = new Visitor(city);
            heir.get(link);
            assertEquals(303, heir.post(link, "name", "浅野 次郎").status());
            UUID next =
                    city.wiring()
                            .accounts()
                            .findByEmail("heir@example.jp")
                            .map(Account::id)
                            .orElseThrow();
            owner.get(people);
            owner.post(people + "/handover", "account", next.toString());
            var handovers = new HandoverStore(city.wiring().database(), new Ids(Clock.systemUTC()));
            UUID wish = handovers.ofGroup(group).orElseThrow().id();
            Visitor staff = Visitor.signedIn(city, "staff@example.jp", "demo-staff-asanogawa");
            staff.get("/admin/accounts");
            assertEquals(
                    "/admin/accounts?done=handover-confirmed",
                    staff.post("/admin/handovers/" + wish + "/confirmation").location());
            assertTrue(new MembershipStore(city.wiring().database()).owns(next, group));
            staff.get(people);
            UUID old = city.wiring().accounts().findByEmail("owner@example.jp").orElseThrow().id();
            assertEquals(
                    people + "?done=removed",
                    staff.post(people + "/removal", "account", old.toString()).location());
        }
    }
}
