package jp.musubi.cms.entry;

/** An entry with what its draft says. */
public record Draft(StoredEntry entry, Content content) {}
