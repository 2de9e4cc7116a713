/** The screens of the awards (表彰制度): of the office, of juries, of groups, of everybody. */
@NullMarked
package jp.musubi.cms.award;

import org.jspecify.annotations.NullMarked;
