/** The keys that credentials are signed with, and the guard that none of them gets out. */
@NullMarked
package jp.musubi.cms.credential.key;

import org.jspecify.annotations.NullMarked;
