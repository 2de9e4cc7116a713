/** Searching what is published, by HTTP. */
@NullMarked
package jp.musubi.cms.search;

import org.jspecify.annotations.NullMarked;
