/** Links that work once, for mails. */
@NullMarked
package jp.musubi.cms.link;

import org.jspecify.annotations.NullMarked;
