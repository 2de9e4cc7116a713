/** Pictures and documents that entries refer to. */
@NullMarked
package jp.musubi.cms.asset;

import org.jspecify.annotations.NullMarked;
