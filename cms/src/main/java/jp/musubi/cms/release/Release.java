package jp.musubi.cms.release;

import java.time.Instant;
import java.util.OptionalLong;

/**
 * A state of the site that readers see or saw.
 *
 * @param number counted from 1
 * @param shownAt when readers began to see it
 * @param sameAs the earlier release whose files it shows again; empty for one that was built
 * @param pages of the site; what is in no build is not counted
 * @param written files that are new or changed since the release before
 * @param removed files that the release before had
 */
public record Release(
        long number, Instant shownAt, OptionalLong sameAs, int pages, int written, int removed) {}
