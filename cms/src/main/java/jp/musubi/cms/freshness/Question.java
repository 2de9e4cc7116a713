package jp.musubi.cms.freshness;

import java.time.Instant;
import java.util.UUID;

/**
 * The last time a group was asked.
 *
 * @param confirmedOn the day that counted as the page's confirmation then
 * @param times how often it was asked about that
 * @param mails how many people were asked; 0 when nobody could be
 */
public record Question(UUID group, String confirmedOn, Instant askedAt, int times, int mails) {
    /** Whether it is about a page that was last confirmed on that day. */
    public boolean isAbout(String day) {
        return confirmedOn.equals(day);
    }
}
