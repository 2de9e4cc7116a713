package jp.musubi.cms.people;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jp.musubi.cms.RunningCity;
import jp.musubi.cms.Visitor;
import jp.musubi.cms.Visitor.Page;
import jp.musubi.cms.account.Account;
import jp.musubi.cms.account.MembershipStore;
import jp.musubi.cms.account.PasskeyStore;
import jp.musubi.cms.database.Ids;
import jp.musubi.cms.mail.Mail;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Who may become what in a group, how many they may be, and how those are told who get help. */
final class PeopleOfOneGroupTest {
    private static final String OWNER = "owner@example.jp";
    private static final String EDITOR = "editor@example.jp";

    private RunningCity city;
    private MembershipStore memberships;
    private UUID group;
    private String people;

    @BeforeEach
    void start(@TempDir Path data) throws Exception {
        city = RunningCity.start(data, null, true);
        memberships = new MembershipStore(city.wiring().database());
        group = city.wiring().entries().find("group", "asano-hotaru").orElseThrow().id();
        people = "/admin/groups/" + group + "/people";
    }

    @AfterEach
    void stop() {
        city.close();
    }

    private Visitor owner() throws Exception {
        return Visitor.signedIn(city, OWNER, "demo-owner-saigawa");
    }

    private Visitor staff() throws Exception {
        return Visitor.signedIn(city, "staff@example.jp", "demo-staff-asanogawa");
    }

    private Visitor admin() throws Exception {
        return Visitor.signedIn(city, "admin@example.jp", "demo-admin-kenrokuen");
    }

    private Account account(String email) {
        return city.wiring().accounts().findByEmail(email).orElseThrow();
    }

    @Test
    void nobodyAnswersForAGroupWithoutTheCitysWord() throws Exception {
        Visitor owner = owner();
        assertFalse(owner.get(people).body().contains("value=\"owner\""), "it is not offered");
        Page refused =
                owner.post(people + "/invitations", "email", "second@x.jp", "position", "owner");
        assertEquals(403, refused.status());
        assertTrue(refused.body().contains("引きつぎ"), refused.body());
        Visitor staff = staff();
        assertTrue(staff.get(people).body().contains("value=\"owner\""));
        Page invited =
                staff.post(people + "/invitations", "email", "second@x.jp", "position", "owner");
        assertEquals(people + "?done=invited", invited.location());
    }

    @Test
    void twoWhoInviteAtOnceDoNotFillAGroupBeyondItsLimit() throws Exception {
        int there = memberships.ofGroup(group).size();
        var invitations = new InvitationStore(city.wiring().database(), new Ids(Clock.systemUTC()));
        UUID by = account(OWNER).id();
        city.wiring()
                .database()
                .write(tx -> {
                    for (int at = there; at < GroupPeopleScreens.MAX_PEOPLE_PER_GROUP - 1; at++) {
                        invitations.add(tx, group, at + "@example.jp", Position.EDITOR, by);
                    }
                    return group;
                });
        List<Integer> statuses = new ArrayList<>();
        List<Visitor> visitors = new ArrayList<>();
        for (int at = 0; at < 6; at++) {
            Visitor owner = owner();
            owner.get(people);
            visitors.add(owner);
        }
        var gate = new CyclicBarrier(visitors.size());
        try (var threads = Executors.newFixedThreadPool(visitors.size())) {
            List<Callable<Integer>> calls = new ArrayList<>();
            for (Visitor visitor : visitors) {
                String email = "late" + calls.size() + "@example.jp";
                calls.add(() -> {
                    gate.await();
                    return visitor.post(
                                    people + "/invitations", "email", email, "position", "editor")
                            .status();
                });
            }
            for (Future<Integer> call : threads.invokeAll(calls)) {
                statuses.add(call.get());
            }
        }
        assertEquals(List.of(303, 422, 422, 422, 422, 422), statuses.stream().sorted().toList());
        assertEquals(
                GroupPeopleScreens.MAX_PEOPLE_PER_GROUP, there + invitations.open(group).size());
    }

    @Test
    void whoeverIsHelpedIsToldInTheirOwnLanguageNotTheAdministrators() throws Exception {
        UUID editors = account(EDITOR).id();
        var passkeys = new PasskeyStore(city.wiring().database(), new Ids(Clock.systemUTC()));
        var made = new PasskeyStore.Made("A".repeat(22), "A".repeat(76), 0);
        city.wiring().database().write(tx -> passkeys.add(tx, editors, made, "電話"));
        Visitor admin = admin();
        String account = "/admin/accounts/" + editors;
        String csrf = admin.csrfToken(account);
        admin.post(account + "/factor-removal", Map.of("csrf", csrf), "Accept-Language", "en");
        Mail told = city.wiring().mails().newest(1).getFirst();
        assertEquals(EDITOR, told.to());
        assertTrue(told.subject().contains("パスキーを消しました"), told.subject());
    }
}
