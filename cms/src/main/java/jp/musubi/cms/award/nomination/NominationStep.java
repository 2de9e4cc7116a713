package jp.musubi.cms.award.nomination;

import java.util.Locale;

/** What happens to a nomination: the whole table of its states. */
public enum NominationStep {
    /** The nominator hands it in. */
    SUBMIT(NominationState.SUBMITTED),
    /** The nominee accepts to be nominated. */
    CONSENT(NominationState.CONSENTED),
    /** The nominee does not want to be nominated, or no more. */
    DECLINE(NominationState.DECLINED),
    /** The office asks the nominator for more. */
    RETURN(NominationState.RETURNED),
    /** The office finds that it does not fit. */
    REJECT(NominationState.REJECTED),
    /** The office passes it on to the jury. */
    ADMIT(NominationState.ADMITTED),
    /** The nominator takes it back. */
    WITHDRAW(NominationState.WITHDRAWN),
    /** The screening begins without it. */
    LAPSE(NominationState.LAPSED),
    /** It is announced to be honoured. */
    HONOUR(NominationState.HONOURED),
    /** It is announced that others are honoured. */
    PASS_OVER(NominationState.NOT_HONOURED);

    private final NominationState to;

    NominationStep(NominationState to) {
        this.to = to;
    }

    /** The name used in forms, messages and the record: lower case with hyphens. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The state that it leads to. */
    public NominationState to() {
        return to;
    }

    /** Whether it is possible for a nomination in a state. */
    public boolean isPossible(NominationState state) {
        return switch (state) {
            case DRAFT -> this == SUBMIT || this == WITHDRAW || this == LAPSE;
            case RETURNED -> this == SUBMIT || this == WITHDRAW || this == LAPSE;
            case SUBMITTED ->
                    this == CONSENT
                            || this == DECLINE
                            || this == RETURN
                            || this == REJECT
                            || this == WITHDRAW
                            || this == LAPSE;
            case CONSENTED ->
                    this == DECLINE
                            || this == RETURN
                            || this == REJECT
                            || this == ADMIT
                            || this == WITHDRAW;
            case ADMITTED ->
                    this == DECLINE || this == WITHDRAW || this == HONOUR || this == PASS_OVER;
            case REJECTED, DECLINED, WITHDRAWN, LAPSED, HONOURED, NOT_HONOURED -> false;
        };
    }
}
