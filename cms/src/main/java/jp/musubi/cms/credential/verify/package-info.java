/** Whether a credential that somebody shows is true. */
@NullMarked
package jp.musubi.cms.credential.verify;

import org.jspecify.annotations.NullMarked;
