/** Pictures that the generator draws itself: patterns of groups and banners of partners. */
@NullMarked
package jp.musubi.site.art;

import org.jspecify.annotations.NullMarked;
