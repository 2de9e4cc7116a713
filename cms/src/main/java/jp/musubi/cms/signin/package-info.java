/** Signing in: by a mailed link, by passphrase, with a second factor; and signing out. */
@NullMarked
package jp.musubi.cms.signin;

import org.jspecify.annotations.NullMarked;
