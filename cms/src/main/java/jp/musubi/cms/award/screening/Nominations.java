package jp.musubi.cms.award.screening;

import jp.musubi.cms.award.nomination.Nomination;
import jp.musubi.cms.award.nomination.NominationState;
import jp.musubi.cms.award.nomination.NominationStore;
import jp.musubi.cms.database.Transaction;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** What a jury looked at, also after its results were announced. */
public final class Nominations {
    private static final Set<NominationState> SCREENED =
            EnumSet.of(
                    NominationState.ADMITTED,
                    NominationState.HONOURED,
                    NominationState.NOT_HONOURED);

    private Nominations() {}

    /** The nominations of an edition that its jury scored, in the order of their numbers. */
    public static List<Nomination> screened(Transaction tx, UUID edition) {
        return NominationStore.of(tx, edition).stream()
                .filter(each -> SCREENED.contains(each.state()))
                .toList();
    }
}
