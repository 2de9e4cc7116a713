/** Where a build reads from: a file, a folder, an address, or a snapshot in memory. */
@NullMarked
package jp.musubi.site.load;

import org.jspecify.annotations.NullMarked;
