/** Credentials inside pictures. */
@NullMarked
package jp.musubi.cms.credential.bake;

import org.jspecify.annotations.NullMarked;
