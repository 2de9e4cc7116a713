/** What two people do together: one drafts it (起案), and another decides (決裁). */
@NullMarked
package jp.musubi.cms.decision;

import org.jspecify.annotations.NullMarked;
