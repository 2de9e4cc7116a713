/** What pages read, and what of it changed: the dependencies of incremental builds. */
@NullMarked
package jp.musubi.site.trace;

import org.jspecify.annotations.NullMarked;
