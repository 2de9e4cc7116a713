/** Links that work once, for mails, and how they are opened. */
@NullMarked
package jp.musubi.cms.link;

import org.jspecify.annotations.NullMarked;
