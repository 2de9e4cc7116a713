package jp.musubi.cms.fetch;

/**
 * What a server answered to one question.
 *
 * @param type the media type with what is said of it; empty if nothing was
 * @param location where it leads on to; empty for nowhere
 */
@SuppressWarnings("ArrayRecordComponent") // Read once, and compared by nobody.
public record WebAnswer(int status, String type, String location, byte[] body) {}
