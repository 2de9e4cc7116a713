package jp.musubi.cms.award.decision;

/**
 * A jury's meeting as it is kept.
 *
 * @param version grows by one with each change; 0 while nothing is kept
 */
public record Meeting(MeetingRecord record, long version) {}
