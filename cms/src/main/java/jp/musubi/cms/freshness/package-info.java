/** Asking groups by mail whether their pages are still right. */
@NullMarked
package jp.musubi.cms.freshness;

import org.jspecify.annotations.NullMarked;
