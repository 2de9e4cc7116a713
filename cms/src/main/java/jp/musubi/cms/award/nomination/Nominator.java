package jp.musubi.cms.award.nomination;

import org.jspecify.annotations.Nullable;

import java.util.UUID;

/**
 * Who nominates.
 *
 * @param account who signed in to do so; null for others
 * @param own whether a group nominates itself
 * @param name empty once it is forgotten
 * @param email as {@link jp.musubi.cms.account.Email#normalised} makes it; empty once it is
 *     forgotten
 * @param language that they read
 */
public record Nominator(
        @Nullable UUID account, boolean own, String name, String email, String language) {}
