/** The site as one file that is unpacked and opened from a disk, where no server is. */
@NullMarked
package jp.musubi.site.offline;

import org.jspecify.annotations.NullMarked;
