/** What a city certifies, and by which rules. */
@NullMarked
package jp.musubi.content.programme;

import org.jspecify.annotations.NullMarked;
