/** Editions of the awards: their plan, their jury, and how far they are. */
@NullMarked
package jp.musubi.cms.award.edition;

import org.jspecify.annotations.NullMarked;
