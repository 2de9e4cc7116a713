/** The append-only record of who did what and when. */
@NullMarked
package jp.musubi.cms.audit;

import org.jspecify.annotations.NullMarked;
