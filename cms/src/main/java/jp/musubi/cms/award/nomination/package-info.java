/** Nominations for awards: written, consented to, checked, withdrawn. */
@NullMarked
package jp.musubi.cms.award.nomination;

import org.jspecify.annotations.NullMarked;
