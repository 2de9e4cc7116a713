/** Signed documents, each signed once for as long as it says the same. */
@NullMarked
package jp.musubi.cms.credential.signed;

import org.jspecify.annotations.NullMarked;
