/** Slugs from Japanese: how a title is read, in Latin letters, with a hyphen between words. */
@NullMarked
package jp.musubi.cms.slug;

import org.jspecify.annotations.NullMarked;
