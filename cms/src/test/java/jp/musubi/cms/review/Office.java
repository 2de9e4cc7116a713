package jp.musubi.cms.review;

import jp.musubi.cms.account.Account;
import jp.musubi.cms.account.AccountStore;
import jp.musubi.cms.account.Membership;
import jp.musubi.cms.account.Role;
import jp.musubi.cms.database.TestStore;
import jp.musubi.cms.entry.Content;
import jp.musubi.cms.entry.CreateOutcome;
import jp.musubi.cms.entry.NewEntry;
import jp.musubi.cms.entry.SaveOutcome;
import jp.musubi.cms.entry.Saving;
import jp.musubi.cms.entry.StoredEntry;
import jp.musubi.content.entry.Fields;
import jp.musubi.content.entry.Value;
import jp.musubi.content.model.ContentType;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;

/**
 * A group with an owner and an editor, two people of staff, and what they do to the group's page.
 */
final class Office {
    final TestStore store;
    final UUID group;
    final UUID owner;
    final UUID editor;
    final UUID staff;
    final UUID colleague;

    Office(TestStore store) {
        this.store = store;
        owner = account("owner@example.jp", Role.MEMBER);
        editor = account("editor@example.jp", Role.MEMBER);
        staff = account("staff@example.jp", Role.STAFF);
        colleague = account("colleague@example.jp", Role.STAFF);
        group = create("group", titled("ほたるの会"));
        store.database.write(tx -> {
            store.accounts.join(tx, owner, group, Membership.Part.OWNER);
            store.accounts.join(tx, editor, group, Membership.Part.EDITOR);
            return group;
        });
    }

    private UUID account(String email, Role role) {
        var wanted = new AccountStore.NewAccount(email, email, role, "kawa no nagare 2026 x", true);
        return switch (store.accounts.create(wanted)) {
            case AccountStore.Outcome.Created(Account account) -> account.id();
            case AccountStore.Outcome.Refused(var problems) ->
                    throw new IllegalStateException(problems.toString());
        };
    }

    UUID create(String type, Content content) {
        ContentType model = store.model.require(type);
        return store.database.write(tx ->
                ((CreateOutcome.Created)
                                store.entries.create(
                                        tx, new NewEntry(model, null, null, editor, content)))
                        .entry()
                        .id());
    }

    static Content titled(String title) {
        return content(title, 0);
    }

    /** A title and a number of members; the latter may change before staff look. */
    static Content content(String title, int members) {
        var values = new LinkedHashMap<String, Value>();
        values.put("title", new Value.Text(title));
        if (members > 0) {
            values.put("members", new Value.Quantity(BigDecimal.valueOf(members)));
        }
        return new Content(new Fields(values), Set.of());
    }

    StoredEntry save(Content content) {
        return ((SaveOutcome.Saved)
                        store.database.write(tx ->
                                store.entries.save(tx, group, entry().version(), content, editor)))
                .entry();
    }

    /** What a form sends by itself while somebody types. */
    void type(Content content, UUID form, long turn) {
        var saving = new Saving(editor, Saving.Origin.AUTOSAVE, new Saving.Session(form, turn));
        store.database.write(
                tx -> store.entries.saveAs(tx, group, entry().version(), content, saving));
    }

    StoredEntry entry() {
        return store.entries.find(group).orElseThrow();
    }

    SubmitOutcome submit() {
        return submit(group, editor);
    }

    SubmitOutcome submit(UUID entry, UUID submitter) {
        return store.database.write(
                tx -> store.reviewing.submit(tx, entry, OptionalLong.empty(), submitter, ""));
    }

    /** Hands the draft in and gives the review that waits. */
    Review waiting() {
        return ((SubmitOutcome.Waiting) submit()).review();
    }

    DecideOutcome approve(UUID review, UUID by) {
        return store.database.write(tx -> store.reviewing.approve(tx, review, by, null, null));
    }

    DecideOutcome approveFrom(UUID review, Instant from) {
        return store.database.write(tx -> store.reviewing.approve(tx, review, staff, from, null));
    }

    DecideOutcome sendBack(UUID review, String reason) {
        return store.database.write(tx -> store.reviewing.sendBack(tx, review, staff, reason));
    }

    DecideOutcome withdraw() {
        return store.database.write(tx -> store.reviewing.withdraw(tx, group, editor));
    }

    DecideOutcome acknowledge(UUID review) {
        return store.database.write(tx -> store.reviewing.acknowledge(tx, review, staff));
    }

    /** What the public reads as the group's name; empty while nothing is public. */
    String live() {
        return store.entries
                .findLive(group)
                .flatMap(live -> live.entry().fields().text("title"))
                .orElse("");
    }
}
