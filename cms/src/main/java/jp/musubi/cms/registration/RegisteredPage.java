package jp.musubi.cms.registration;

import jp.musubi.cms.database.Transaction;
import jp.musubi.cms.entry.Content;
import jp.musubi.cms.entry.Draft;
import jp.musubi.cms.entry.SaveOutcome;
import jp.musubi.cms.entry.Saving;
import jp.musubi.cms.entry.StoredEntry;
import jp.musubi.cms.publish.PublishOutcome;
import jp.musubi.cms.web.ProblemType;
import jp.musubi.cms.web.Refusal;
import jp.musubi.content.entry.Fields;
import jp.musubi.content.entry.Value;

import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;

/** Writes on a group's page what the city says about its registration. */
final class RegisteredPage {
    /** The field with the registration number. */
    static final String NUMBER = "registration_number";

    private final RegistrationParts parts;
    private final Steps steps;

    RegisteredPage(Pieces pieces) {
        this.parts = pieces.parts();
        this.steps = pieces.steps();
    }

    /** What a registration says, by the fields of a page. */
    static Map<String, Value> official(Registration registration) {
        return Map.of(
                NUMBER,
                new Value.Text(registration.number()),
                "registered_from",
                new Value.Text(registration.validFrom().toString()),
                "registered_until",
                new Value.Text(registration.validUntil().toString()));
    }

    /**
     * Publishes the whole draft of a new group, which somebody just checked.
     *
     * @return the group's slug
     */
    String publishAll(Transaction tx, Draft group, Map<String, Value> official, UUID by) {
        String slug = parts.slugs().follow(tx, group);
        publish(tx, save(tx, group.entry(), with(group.content(), official), by), by);
        return slug;
    }

    /**
     * Publishes nothing but these words: the public page stays as it is otherwise, a draft that
     * says more stays a draft, and a group without a public page gets none.
     */
    void publishOnly(Transaction tx, Draft group, Map<String, Value> official, UUID by) {
        StoredEntry entry = group.entry();
        StoredEntry last = entry;
        Integer live = entry.liveRevision();
        if (live != null) {
            Content shown = parts.entries().revision(tx, entry.id(), live).orElseThrow();
            last = save(tx, entry, with(shown, official), by);
            publish(tx, last, by);
        }
        if (live == null || entry.hasUnpublishedChanges()) {
            save(tx, last, with(group.content(), official), by);
        }
    }

    private StoredEntry save(Transaction tx, StoredEntry entry, Content content, UUID by) {
        return switch (parts.entries()
                .saveAs(tx, entry.id(), entry.version(), content, Saving.plainly(by))) {
            case SaveOutcome.Saved(StoredEntry saved) -> saved;
            case SaveOutcome.Stale(Draft current) -> throw Refusal.of(ProblemType.STALE);
            case SaveOutcome.NotFound() -> throw Refusal.notFound();
        };
    }

    private void publish(Transaction tx, StoredEntry entry, UUID by) {
        var published =
                parts.publishing().publish(tx, entry.id(), OptionalLong.of(entry.version()), by);
        if (!(published instanceof PublishOutcome.Accepted)) {
            throw Refusal.of(ProblemType.STALE);
        }
    }

    private Content with(Content content, Map<String, Value> official) {
        Fields fields = content.fields();
        for (String name : steps.group().fields().keySet()) {
            Value value = official.get(name);
            if (value != null) {
                fields = fields.with(name, value);
            }
        }
        return new Content(fields, content.shown());
    }
}
