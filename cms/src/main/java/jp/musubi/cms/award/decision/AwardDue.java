package jp.musubi.cms.award.decision;

import jp.musubi.cms.award.edition.Edition;
import jp.musubi.cms.award.edition.EditionStep;
import jp.musubi.cms.award.edition.EditionStore;
import jp.musubi.cms.award.edition.Editions;
import jp.musubi.cms.database.Database;
import jp.musubi.cms.database.Transaction;
import jp.musubi.cms.publish.Due;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What happens to editions as time passes: calls open and close, results become public. */
public final class AwardDue implements Due {
    private final Database database;
    private final EditionStore store;
    private final Editions editions;
    private final Deciding deciding;

    public AwardDue(Database database, EditionStore store, Editions editions, Deciding deciding) {
        this.database = database;
        this.store = store;
        this.editions = editions;
        this.deciding = deciding;
    }

    @Override
    public int runDue() {
        int done = 0;
        List<Edition> due =
                database.read(tx ->
                        EditionStore.all(tx).stream().filter(each -> isDue(tx, each)).toList());
        for (Edition edition : due) {
            while (database.write(tx -> run(tx, edition.id()))) {
                done++;
            }
        }
        return done;
    }

    @Override
    public Optional<Instant> nextDue() {
        return store.all().stream().flatMap(each -> next(each).stream()).min(Instant::compareTo);
    }

    /** When time takes an edition on; empty while people do. */
    private static Optional<Instant> next(Edition edition) {
        return switch (edition.state()) {
            case PLANNED -> edition.plan().opensAt();
            case OPEN -> edition.plan().closesAt();
            case DECIDED -> Optional.ofNullable(edition.plan().schedule().announceAt());
            case DRAFT, CLOSED, SCREENING, MEETING, ANNOUNCED -> Optional.empty();
        };
    }

    private static boolean isDue(Transaction tx, Edition edition) {
        return next(edition).filter(at -> !at.isAfter(tx.now())).isPresent();
    }

    /** Does what is due for an edition; whether it changed. */
    private boolean run(Transaction tx, UUID id) {
        Edition edition = EditionStore.lock(tx, id).orElse(null);
        if (edition == null || !isDue(tx, edition)) {
            return false;
        }
        switch (edition.state()) {
            case PLANNED -> editions.take(tx, id, EditionStep.OPEN, null, "");
            case OPEN -> editions.take(tx, id, EditionStep.CLOSE, null, "");
            case DECIDED -> deciding.announce(tx, id);
            case DRAFT, CLOSED, SCREENING, MEETING, ANNOUNCED ->
                    throw new IllegalStateException(edition.state() + " waits for people");
        }
        return true;
    }
}
