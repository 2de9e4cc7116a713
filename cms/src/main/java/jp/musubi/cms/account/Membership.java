package jp.musubi.cms.account;

import java.time.Instant;
import java.util.UUID;

/**
 * That somebody writes for a group.
 *
 * @param group id of an entry of type group
 */
public record Membership(UUID account, UUID group, Part part, Instant since) {

    /** As what they write for it. */
    public enum Part {
        /** Answers for the group: invites and removes others, hands it over. */
        OWNER,
        /** Writes. */
        EDITOR
    }
}
