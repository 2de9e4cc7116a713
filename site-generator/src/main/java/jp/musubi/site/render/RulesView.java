package jp.musubi.site.render;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * One version of the rules of a programme.
 *
 * @param later the version that came last; null if this is it
 * @param uses what the banner may be used for
 * @param forbidden what it may not be used for
 */
public record RulesView(
        String title,
        String programme,
        String summary,
        @Nullable LinkView later,
        SafeHtml text,
        List<String> uses,
        List<String> forbidden,
        List<FactView> facts) {}
