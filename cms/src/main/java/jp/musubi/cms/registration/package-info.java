/** How groups come to be registered, and for how long they are. */
@NullMarked
package jp.musubi.cms.registration;

import org.jspecify.annotations.NullMarked;
