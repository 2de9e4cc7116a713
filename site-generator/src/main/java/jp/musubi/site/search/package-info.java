/**
 * Search: an index that the build writes from the content types, and questions answered from it.
 */
@NullMarked
package jp.musubi.site.search;

import org.jspecify.annotations.NullMarked;
