package jp.musubi.site.state;

import jp.musubi.site.verify.Findings;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;

/**
 * One file of the site as the last build made it.
 *
 * @param address root-relative; a name that is no address for what is no file
 * @param unit key of the unit that planned it
 * @param stamp what its plan put into it
 * @param turnsOn first day on which the same plan may give other bytes; null for never
 * @param changedAt for the sitemap; null keeps it out
 * @param findings what a check found in a page; empty for other files
 */
public record Output(
        String address,
        String unit,
        long stamp,
        @Nullable LocalDate turnsOn,
        @Nullable Instant changedAt,
        Findings findings) {

    /** The same file with another time of change. */
    public Output changed(@Nullable Instant at) {
        return new Output(address, unit, stamp, turnsOn, at, findings);
    }

    /** Whether it is a page. */
    public boolean isPage() {
        return findings.isPage();
    }

    /** Whether it has to be made again on a day even if nothing changed. */
    public boolean isOverOn(LocalDate day) {
        return turnsOn != null && !day.isBefore(turnsOn);
    }
}
