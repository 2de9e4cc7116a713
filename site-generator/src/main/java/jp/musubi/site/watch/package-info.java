/** Builds again whenever a file changes, and shows the result in a browser that reloads itself. */
@NullMarked
package jp.musubi.site.watch;

import org.jspecify.annotations.NullMarked;
