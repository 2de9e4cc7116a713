/** What a build is going to write: units, and the pages and files that each of them plans. */
@NullMarked
package jp.musubi.site.plan;

import org.jspecify.annotations.NullMarked;
