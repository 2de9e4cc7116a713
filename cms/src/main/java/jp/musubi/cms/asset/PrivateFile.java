package jp.musubi.cms.asset;

/**
 * A file that somebody handed in for the office alone.
 *
 * @param name for people to know it by; never part of a path
 * @param mediaType what it is by its content
 * @param content all of it; not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record PrivateFile(String name, String mediaType, byte[] content) {}
