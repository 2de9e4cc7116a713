/** How juries score nominations: each juror alone, conflicts excluded, then ranked together. */
@NullMarked
package jp.musubi.cms.award.screening;

import org.jspecify.annotations.NullMarked;
