package jp.musubi.cms.banner;

import jp.musubi.content.banner.BannerState;
import jp.musubi.content.entry.Fields;
import jp.musubi.content.entry.PartialDate;
import jp.musubi.content.programme.Programme;
import jp.musubi.content.programme.Rules;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * A partner banner, as its entry says it.
 *
 * @param id of the entry
 * @param group id of the group that holds it; empty where its entry names none
 * @param programme that it was granted under
 * @param state on the day it was read
 */
public record Banner(
        UUID id,
        String number,
        Optional<UUID> group,
        Programme programme,
        BannerState state,
        Fields fields) {

    /** The first day of its term. */
    public Optional<LocalDate> validFrom() {
        return day("valid_from");
    }

    /** The last day of its term; empty for one without end. */
    public Optional<LocalDate> validUntil() {
        return day("valid_until");
    }

    private Optional<LocalDate> day(String field) {
        return fields.date(field).map(PartialDate::first);
    }

    /** The rules that it was granted under; those in force if it names none that there are. */
    public Rules rules(LocalDate today) {
        return fields.text("rules_version")
                .flatMap(programme::rules)
                .orElseGet(() -> programme.inForce(today));
    }

    /** Whether its next term may be applied for. */
    public boolean isRenewalOpen(LocalDate today) {
        return state == BannerState.ACTIVE
                && validUntil()
                        .filter(last -> !today.isBefore(rules(today).renewalOpens(last)))
                        .isPresent();
    }
}
