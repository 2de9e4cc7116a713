/** Accounts, their passphrases and the tokens that programs sign in with. */
@NullMarked
package jp.musubi.cms.account;

import org.jspecify.annotations.NullMarked;
