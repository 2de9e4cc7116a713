package jp.musubi.site.render;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * How to reach a group.
 *
 * @param button the best way: writes a mail, calls, or opens its site; null if nothing is public
 * @param icon name of the drawing on the button
 * @param others further ways
 */
public record ContactView(
        @Nullable LinkView button, String icon, List<FactView> others, List<LinkView> sites) {}
