/** Where templates, style sheets and texts of a site come from. */
@NullMarked
package jp.musubi.site.theme;

import org.jspecify.annotations.NullMarked;
