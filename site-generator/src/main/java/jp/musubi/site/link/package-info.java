/** The snapshot as a graph: references resolved and reversed, terms counted, addresses known. */
@NullMarked
package jp.musubi.site.link;

import org.jspecify.annotations.NullMarked;
