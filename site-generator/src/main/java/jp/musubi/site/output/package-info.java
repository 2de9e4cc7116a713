/** Writes the site: only what changed, nothing outside its folder, and removes what vanished. */
@NullMarked
package jp.musubi.site.output;

import org.jspecify.annotations.NullMarked;
