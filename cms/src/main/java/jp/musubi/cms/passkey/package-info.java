/** Passkeys (WebAuthn): how they are made, and how they sign in. */
@NullMarked
package jp.musubi.cms.passkey;

import org.jspecify.annotations.NullMarked;
