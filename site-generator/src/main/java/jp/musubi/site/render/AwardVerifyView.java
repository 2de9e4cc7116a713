package jp.musubi.site.render;

import jp.musubi.site.render.AwardView.WithdrawnView;
import jp.musubi.site.render.VerifyView.CredentialView;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * The city's record of one award.
 *
 * @param status given or withdrawn
 * @param picture the official badge
 * @param award the page of the award
 * @param credential what machines read; null if there is nothing
 */
public record AwardVerifyView(
        String status,
        String hue,
        String icon,
        String verdict,
        String meaning,
        String asOf,
        String asOfIso,
        String picture,
        String alt,
        List<FactView> facts,
        @Nullable WithdrawnView withdrawn,
        LinkView award,
        String host,
        @Nullable LinkView lookup,
        @Nullable CredentialView credential) {}
