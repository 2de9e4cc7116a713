/** What staff are reminded of by mail: what waits for long, and what falls due. */
@NullMarked
package jp.musubi.cms.reminder;

import org.jspecify.annotations.NullMarked;
