package jp.musubi.cms.release;

import java.time.Instant;

/**
 * Publishing stands still, because somebody showed an earlier release again.
 *
 * @param release whose files are shown
 * @param since when that was said
 */
public record Hold(long release, Instant since) {}
