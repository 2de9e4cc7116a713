package jp.musubi.cms.entry;

import jp.musubi.content.model.ContentType;

import org.jspecify.annotations.Nullable;

import java.util.UUID;

/**
 * What is needed to begin an entry.
 *
 * @param slug as wished; null to have one made from what the entry says
 * @param owner id of the group that will own it; null for the city
 * @param author the account that writes it; null for the program itself
 */
public record NewEntry(
        ContentType type,
        @Nullable String slug,
        @Nullable UUID owner,
        @Nullable UUID author,
        Content content) {}
