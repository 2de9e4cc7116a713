package jp.musubi.cms.office;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jp.musubi.cms.RunningCity;
import jp.musubi.cms.Visitor;
import jp.musubi.cms.account.Membership;
import jp.musubi.cms.audit.AuditEvent;
import jp.musubi.cms.audit.AuditQuery;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;
import java.util.UUID;

/** Taking a page off the site, putting it into the trash, and getting it back, by buttons. */
final class TakeDownTest {
    private static final String BULK = "/admin/types/groups/bulk";
    private static final String BUTTON = "公開を取り下げる";

    private static AuditEvent last(RunningCity city, String action, UUID entry) {
        var query = new AuditQuery(null, action, entry, null, null, null);
        List<AuditEvent> events = city.wiring().audit().find(query, 1);
        assertEquals(1, events.size(), action);
        return events.getFirst();
    }

    @Test
    void staffTakeAPageDownWithAReasonAndRestoreItFromTheTrash(@TempDir Path data)
            throws Exception {
        try (RunningCity city = RunningCity.start(data, null, false)) {
            city.publish("{\"type\":\"group\",\"slug\":\"kawa\",\"fields\":{\"title\":\"川の会\"}}");
            UUID id = city.wiring().entries().find("group", "kawa").orElseThrow().id();
            var accounts = city.wiring().accounts();
            UUID member = accounts.findByEmail("owner@example.jp").orElseThrow().id();
            city.wiring()
                    .database()
                    .write(tx -> {
                        accounts.join(tx, member, id, Membership.Part.OWNER);
                        return id;
                    });
            var staff = Visitor.signedIn(city, "staff@example.jp", "demo-staff-asanogawa");
            var owner = Visitor.signedIn(city, "owner@example.jp", "demo-owner-saigawa");
            String edit = "/admin/entries/" + id + "/edit";
            assertFalse(owner.get(edit).body().contains(BUTTON), "staff only");
            assertTrue(staff.get(edit).body().contains(BUTTON));

            var asked = staff.post(BULK, "action", "unpublish", "entry", id.toString());
            assertTrue(asked.body().contains("name=\"reason\""), asked.body());
            assertTrue(city.wiring().entries().find(id).orElseThrow().isLive());
            staff.post(
                    BULK,
                    "action",
                    "unpublish",
                    "entry",
                    id.toString(),
                    "confirmed",
                    "1",
                    "reason",
                    "解散のため");

            assertFalse(city.wiring().entries().find(id).orElseThrow().isLive());
            assertTrue(last(city, "entry.unpublish", id).details().contains("解散のため"));
            assertFalse(staff.get(edit).body().contains(BUTTON), "it is down");

            staff.post(BULK, "action", "trash", "entry", id.toString(), "confirmed", "1");
            String trash = staff.get("/admin/types/groups?state=trash").body();
            assertTrue(trash.contains("form=\"restore-" + id), trash);
            staff.post(BULK, "action", "restore", "entry", id.toString(), "confirmed", "1");
            assertTrue(city.wiring().entries().find(id).isPresent());
            assertEquals(id, last(city, "entry.take-from-trash", id).subject());
        }
    }
}
