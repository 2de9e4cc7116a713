/** What the writing surface and the checker need in browsers: libraries and rules, as files. */
@NullMarked
package jp.musubi.cms.writer;

import org.jspecify.annotations.NullMarked;
