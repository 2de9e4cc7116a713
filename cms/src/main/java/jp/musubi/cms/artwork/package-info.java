/** Artwork that the city brings for its banners: drafted, looked at, put in use, kept. */
@NullMarked
package jp.musubi.cms.artwork;

import org.jspecify.annotations.NullMarked;
