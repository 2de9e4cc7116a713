/** What machines read: Atom feeds, the sitemap, robots.txt and open data. */
@NullMarked
package jp.musubi.site.feed;

import org.jspecify.annotations.NullMarked;
