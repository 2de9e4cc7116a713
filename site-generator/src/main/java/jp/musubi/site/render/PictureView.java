package jp.musubi.site.render;

import jp.musubi.content.snapshot.Focus;

/**
 * A picture: a photograph in several widths or a drawing.
 *
 * @param thumb the smallest version, for rows of a list
 * @param srcset empty for a drawing
 * @param alt empty for a decoration
 * @param focus classes that say what stays in sight where it is cut; empty for its middle
 */
public record PictureView(
        String src, String thumb, String srcset, int width, int height, Words alt, String focus) {

    /** Classes that {@code focus.css} knows: a page of our policy carries no style itself. */
    public static String cut(Focus focus) {
        return focus.isCentre() ? "" : "focus-x-" + focus.x() + " focus-y-" + focus.y();
    }
}
