/** Partner banners (協働を証するバナー): applied for, granted, renewed, suspended, ended. */
@NullMarked
package jp.musubi.cms.banner;

import org.jspecify.annotations.NullMarked;
