package jp.musubi.cms.registration;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.Period;
import java.util.Locale;
import java.util.UUID;

/**
 * That a group is registered with the city, and until when.
 *
 * @param number registration number, never used twice
 * @param validFrom first day of the term
 * @param validUntil last day of the term
 * @param standing what was decided about it
 * @param reason why it has that standing; for staff and the group
 */
public record Registration(
        UUID group,
        String number,
        LocalDate validFrom,
        LocalDate validUntil,
        Standing standing,
        @Nullable String reason,
        Instant changedAt) {

    /** Years of a term, which ends with a fiscal year. */
    public static final int TERM_YEARS = 2;

    /** How long before its end a registration may be renewed. */
    public static final Period RENEWAL_OPENS = Period.ofDays(90);

    /** What was decided about a registration. */
    public enum Standing {
        ACTIVE,
        /** The group rests (休止). */
        DORMANT,
        /** The city struck it off (抹消). */
        STRUCK,
        /** The group is no more (解散). */
        DISSOLVED
    }

    /** What a registration is on a day, in the words of the plan. */
    public enum State {
        /** 登録. */
        REGISTERED,
        /** 更新待ち: the end of the term is near. */
        RENEWAL_DUE,
        /** 失効: the term is over. */
        LAPSED,
        /** 休止. */
        DORMANT,
        /** 抹消. */
        STRUCK,
        /** 解散. */
        DISSOLVED;

        /** The name used in messages: lower case with hyphens. */
        public String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** What it is on a day. */
    public State on(LocalDate day) {
        return switch (standing) {
            case DORMANT -> State.DORMANT;
            case STRUCK -> State.STRUCK;
            case DISSOLVED -> State.DISSOLVED;
            case ACTIVE ->
                    day.isAfter(validUntil)
                            ? State.LAPSED
                            : day.isBefore(validUntil.minus(RENEWAL_OPENS))
                                    ? State.REGISTERED
                                    : State.RENEWAL_DUE;
        };
    }

    /** The last day of a term that begins on a day: a fiscal year's end. */
    public static LocalDate endOfTerm(LocalDate from) {
        int fiscalYear =
                from.getMonthValue() < Month.APRIL.getValue() ? from.getYear() - 1 : from.getYear();
        return LocalDate.of(fiscalYear + TERM_YEARS, Month.MARCH, 31);
    }

    /** The last day after one more term: renewed early, nothing of the present one is lost. */
    public LocalDate renewedUntil(LocalDate day) {
        LocalDate from = day.isAfter(validUntil) ? day : validUntil.plusDays(1);
        return endOfTerm(from);
    }
}
