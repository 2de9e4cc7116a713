/** Handing changes in, looking at them, and deciding whether the public sees them. */
@NullMarked
package jp.musubi.cms.review;

import org.jspecify.annotations.NullMarked;
